package org.carrel.gateway.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.carrel.config.BuiltIn;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.MessageLine;
import org.carrel.gateway.ReadLine;
import org.carrel.gateway.WiredPrivacy;
import org.carrel.gateway.WitnessAllocator;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.privacy.Talk.Part;
import org.carrel.gateway.watch.Outcome;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/** One door and one upstream behind it, on which random messages are tried against the oracle. */
final class Trial implements AutoCloseable {
    private static final ElementName PATRON = ElementName.of(Sip2Field.PATRON_IDENTIFIER);

    private final WitnessAllocator memory = WitnessAllocator.counting();
    private final Map<Sip2Dialect, MessageLine> lines = new HashMap<>();
    private final Map<Sip2MessageType, Oracle> oracles = new EnumMap<>(Sip2MessageType.class);
    private final WiredPrivacy wired;
    private final PrivacyGuard guard;
    private final ListenerConfig door;
    private final Kiosk kiosk;
    private final SplittableRandom random;
    private final Talker talker;
    private int gone;

    Trial(BuiltHouse house, String name, long seed) {
        wired = house.wired();
        guard = house.guard();
        door = wired.config().terminal(new Label(name));
        kiosk = new Kiosk(door);
        random = new SplittableRandom(seed);
        talker = new Talker(random);
    }

    /** How many messages left, and were looked at. */
    int gone() {
        return gone;
    }

    /** A random question of this type, on its way out. */
    void question(Sip2MessageType type) {
        Sip2Dialect spoken = talker.dialect();
        Talk talk = talker.withCard(talker.talk(type, spoken.charset()), 6);
        try (Message heard = line(spoken).hears(talk.wire(spoken))) {
            if (isAllowed(type)) {
                Authorised allowed = kiosk.asks(heard);
                protect(allowed, talk).ifPresent(safe -> assertLeaves(safe, talk, oracle(type)));
            } else {
                assertEquals(Outcome.NOT_ALLOWED, refusal(() -> kiosk.asks(heard)));
            }
        }
    }

    /** A random answer to a question of this type, on its way home. */
    void answerTo(Sip2MessageType type) {
        if (!isAllowed(type)) {
            return;
        }
        Sip2Dialect spoken = talker.dialect();
        Talk talk = talker.withCard(talker.talk(type, spoken.charset()), 10);
        try (Message heard = line(spoken).hears(talk.wire(spoken))) {
            Authorised allowed = kiosk.asks(heard);
            Optional<SafeRequest> question = protect(allowed, talk);
            if (question.isPresent()) {
                try (SafeRequest safe = question.get()) {
                    answer(allowed, safe, talk, spoken);
                }
            }
        }
    }

    private void answer(Authorised allowed, SafeRequest safe, Talk question, Sip2Dialect spoken) {
        Talk said = talker.talk(question.type().answer(), spoken.charset());
        Talk talk = talker.agreeing(said, safe.message());
        try (Answer answer = new Answer(line(spoken).hears(talk.wire(spoken)))) {
            Message minimised = guard.minimise(allowed, safe, answer, null).message();
            Talk expected = oracle(question.type()).homeward(question, talk);
            List<String> secret = new ArrayList<>(talk.canaries());
            secret.addAll(question.canaries());
            assertWire(minimised, expected, secret);
        }
    }

    /** Empty where the card can have no token, which must then be refused. */
    private Optional<SafeRequest> protect(Authorised allowed, Talk talk) {
        boolean maybe = needsToken(talk.type()) && talk.parts().stream().anyMatch(this::isNoCard);
        try {
            return Optional.of(guard.protect(allowed, null));
        } catch (Refused refused) {
            assertEquals(Outcome.NO_TOKEN, refused.outcome());
            assertTrue(maybe, "a card was refused that has a token");
            return Optional.empty();
        }
    }

    private boolean needsToken(Sip2MessageType type) {
        return oracle(type).action(type, PATRON) instanceof Action.Token;
    }

    private boolean isNoCard(Part part) {
        return part.id().equals("AA") && !part.value().matches(" *(29001[0-9]{9})? *");
    }

    private void assertLeaves(SafeRequest safe, Talk talk, Oracle oracle) {
        try (safe) {
            Talk expected = oracle.outward(talk);
            List<String> secret = new ArrayList<>(talk.canaries());
            talk.first(Sip2Field.PATRON_IDENTIFIER)
                    .map(Part::value)
                    .filter(card -> !card.isBlank() && needsToken(talk.type()))
                    .ifPresent(secret::add);
            assertWire(safe.message().shared(), expected, secret);
        }
    }

    /** Says the message, whose hold it uses up, and looks at every byte. */
    private void assertWire(Message message, Talk expected, List<String> secret) {
        gone++;
        Sip2Dialect dialect = talker.dialect();
        byte[] wire = line(dialect).says(message.numbered(Talk.SEQUENCE));
        String text = new String(wire, ISO_8859_1);
        String end = dialect.terminator().bytes();
        assertTrue(text.endsWith(end), "the terminator");
        ReadLine read =
                ReadLine.of(text.substring(0, text.length() - end.length()), dialect.delimiter());
        assertEquals(expected.type(), read.type());
        assertEquals(expected.columns(), read.columns());
        assertParts(expected, read, dialect);
        Set<String> allowed = new HashSet<>(expected.canaries());
        for (String canary : secret) {
            assertTrue(allowed.contains(canary) || !text.contains(canary), "a value leaked");
        }
        Message again = line(dialect).hears(wire);
        assertArrayEquals(wire, line(dialect).says(again), "said again");
    }

    private static void assertParts(Talk expected, ReadLine read, Sip2Dialect dialect) {
        List<String> ids = expected.parts().stream().map(Part::id).toList();
        assertEquals(ids, read.fields().stream().map(ReadLine.Field::id).toList());
        for (int at = 0; at < ids.size(); at++) {
            String value = read.fields().get(at).value();
            String wanted = expected.parts().get(at).value();
            if (wanted.equals(Oracle.A_TOKEN)) {
                assertNotEquals("", value);
            } else if (wanted.equals(Oracle.A_PHRASE)) {
                assertTrue(value.isEmpty() || isPhrase(value, dialect), "no phrase of ours");
            } else {
                assertEquals(Talk.onWire(wanted, dialect), value, ids.get(at));
            }
        }
    }

    private static boolean isPhrase(String value, Sip2Dialect dialect) {
        return BuiltIn.phrases().phrases().stream()
                .flatMap(phrase -> phrase.say().values().stream())
                .anyMatch(phrase -> Talk.onWire(phrase, dialect).equals(value));
    }

    private boolean isAllowed(Sip2MessageType type) {
        OperationName operation = OperationName.of(type);
        boolean forEveryone = operation == OperationName.LOGIN || operation == OperationName.STATUS;
        return forEveryone || door.profile().operations().contains(operation);
    }

    /** Login, status and the session's end are answered here; nobody else has a say in them. */
    private Oracle oracle(Sip2MessageType question) {
        return oracles.computeIfAbsent(question, this::made);
    }

    private Oracle made(Sip2MessageType question) {
        OperationName operation = OperationName.of(question);
        List<Policy> policies = new ArrayList<>();
        policies.add(door.profile().policy());
        door.policy().ifPresent(policies::add);
        if (operation.routed() && operation != OperationName.END_SESSION) {
            policies.add(wired.config().upstream(door.upstream()).policy());
        }
        return new Oracle(policies, !door.upstream().text().equals("none"));
    }

    private static Outcome refusal(Runnable asking) {
        try {
            asking.run();
        } catch (Refused refused) {
            return refused.outcome();
        }
        throw new AssertionError("not refused");
    }

    private MessageLine line(Sip2Dialect dialect) {
        return lines.computeIfAbsent(dialect, each -> new MessageLine(each, memory));
    }

    @Override
    public void close() {
        lines.values().forEach(MessageLine::close);
        assertEquals(0, memory.live(), "buffers that were never given back");
        assertEquals(0, memory.unwiped(), "buffers that were given back with something in them");
    }
}
