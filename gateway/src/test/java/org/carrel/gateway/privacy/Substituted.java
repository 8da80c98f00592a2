package org.carrel.gateway.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.BuiltIn;
import org.carrel.config.CardNumbers;
import org.carrel.config.TokenForm;
import org.carrel.config.phrase.Language;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.config.policy.RuleName;
import org.carrel.gateway.MessageLine;
import org.carrel.gateway.OpenBooks;
import org.carrel.gateway.ReadLine;
import org.carrel.gateway.WitnessAllocator;
import org.carrel.gateway.message.EditTable;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.sip2.Sip2Dialect;

/** A pair of messages in, and the second as it leaves when certain elements are substituted. */
final class Substituted implements AutoCloseable {
    private static final OpenBooks BOOKS = new OpenBooks();
    private static final Policy NAMES_VENDORS =
            naming("CT", "CV", "CY", "DA", "PB", "PC", "SA", "U1");
    static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
    static final String NOW = "20261122    100000";

    private final WitnessAllocator memory = WitnessAllocator.counting();
    private final MessageLine line = new MessageLine(Sip2Dialect.STANDARD, memory);
    private final Substitutes substitutes;

    /** A table takes longer than a message, so each is made once. */
    private final Map<Map<String, Action>, EditTable> tables = new HashMap<>();

    Substituted(Language usual) {
        this(on(TODAY), usual);
    }

    Substituted(InstantSource clock, Language usual) {
        this.substitutes =
                new Substitutes(
                        clock,
                        ZoneOffset.UTC,
                        new Phrases(BuiltIn.phrases(), usual),
                        Optional.of(new CardNumbers("29001", TokenForm.CODABAR14)));
    }

    private static Policy naming(String... vendors) {
        Policy.Builder policy = Policy.builder();
        for (String code : vendors) {
            policy.rule(RuleName.parse("sip2:" + code).orElseThrow(), new Action.Drop());
        }
        return policy.build();
    }

    static InstantSource on(LocalDate day) {
        return InstantSource.fixed(day.atTime(10, 0).toInstant(ZoneOffset.UTC));
    }

    /** The answer as it leaves; elements that the table does not name pass. */
    ReadLine answer(String question, String answer, Map<String, Action> actions) {
        try (Message asked = line.hears(bytes(question));
                Message said = line.hears(bytes(answer))) {
            return rewritten(asked, said, actions);
        }
    }

    /** The question on its way out. */
    ReadLine question(String question, Map<String, Action> actions) {
        try (Message asked = line.hears(bytes(question))) {
            return rewritten(asked, asked, actions);
        }
    }

    private ReadLine rewritten(Message asked, Message said, Map<String, Action> actions) {
        EditTable edits = tables.computeIfAbsent(actions, this::table);
        String wire = new String(line.says(said.rewrite(edits, asked)), ISO_8859_1);
        return ReadLine.of(wire.substring(0, wire.length() - 1), '|');
    }

    private EditTable table(Map<String, Action> actions) {
        return EditTable.of(
                NAMES_VENDORS,
                (name, _) -> substitutes.ruling(action(name, actions)),
                BOOKS.book());
    }

    /** One field of a patron's answer, with the message's other fields after it. */
    String field(String id, Action action, String value, String others) {
        String question = "63001" + NOW + " ".repeat(10) + "AORIV|AA1|";
        String answer =
                "64"
                        + " ".repeat(14)
                        + "001"
                        + NOW
                        + " ".repeat(24)
                        + "AORIV|AA1|AE|"
                        + id
                        + value
                        + "|"
                        + others;
        return text(answer(question, answer, Map.of("sip2:" + id, action)), id);
    }

    static String text(ReadLine read, String id) {
        return read.fields().stream()
                .filter(each -> each.id().equals(id))
                .map(each -> new String(each.value().getBytes(ISO_8859_1), UTF_8))
                .findFirst()
                .orElse("(gone)");
    }

    private static Action action(ElementName name, Map<String, Action> actions) {
        return actions.getOrDefault(name.text(), new Action.Pass());
    }

    private static byte[] bytes(String text) {
        return (text + "\r").getBytes(UTF_8);
    }

    /** Insists that nothing was left in memory. */
    @Override
    public void close() {
        line.close();
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }
}
