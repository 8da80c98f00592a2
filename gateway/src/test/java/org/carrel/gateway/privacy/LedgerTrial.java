package org.carrel.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.MessageLine;
import org.carrel.gateway.WiredPrivacy;
import org.carrel.gateway.WitnessAllocator;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.LedgerRow;
import org.carrel.gateway.ledger.Reconciliation;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.ledger.Vocabulary;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.message.EditTable;
import org.carrel.gateway.message.EditTable.Ruling;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/** One door and one upstream behind it, whose answers are accounted for and tapped. */
final class LedgerTrial implements AutoCloseable {
    private static final Label WIDE = new Label("wide");
    private static final Label NARROW = new Label("narrow");

    private final WitnessAllocator memory = WitnessAllocator.counting();
    private final Map<Sip2Dialect, MessageLine> lines = new HashMap<>();
    private final Map<Sip2Dialect, EmbeddedChannel> taps = new HashMap<>();
    private final Map<Table, EditTable> tables = new HashMap<>();
    private final Map<String, Long> cameIn = new TreeMap<>();
    private final WiredPrivacy wired = new WiredPrivacy(DefaultDenyHouse.yaml());
    private final Vocabulary vocabulary =
            new Vocabulary(Set.of(), Set.of(WIDE, NARROW), Set.of(), Set.of("CV", "PB"));
    private final Ledger ledger = new Ledger(vocabulary, InstantSource.system());
    private final TapBook tapBook = new TapBook(vocabulary);
    private final Substitutes substitutes =
            new Substitutes(
                    InstantSource.system(),
                    ZoneOffset.UTC,
                    wired.phrases(),
                    wired.config().library().cards());
    private final SplittableRandom random;
    private final Talker talker;
    private final Policy policy;

    LedgerTrial(String profile, String upstream, long seed) {
        ListenerConfig door = wired.config().terminal(new Label(profile + "-" + upstream));
        Policy outer = wired.config().upstream(new Label(upstream)).policy();
        Policy inner = Policy.strictest(outer, door.profile().policy());
        policy = door.policy().map(own -> Policy.strictest(own, inner)).orElse(inner);
        random = new SplittableRandom(seed);
        talker = new Talker(random);
    }

    /** A random message, which is refused, said, or said twice. */
    void message() {
        message(false);
    }

    /** Random messages, until one of them smuggles a field past the ledger. */
    void smuggle() {
        boolean over = false;
        while (!over) {
            over = message(true);
        }
    }

    Verdict verdict() {
        return new Reconciliation(ledger, tapBook, Set.of(NARROW), new Watchers(List.of()))
                .compare(List.of());
    }

    /** Of each element as many came in as the ledger tells the fate of. */
    void assertNothingIsUnaccountedFor() {
        Map<String, Long> told = new TreeMap<>();
        for (LedgerRow row : ledger.total()) {
            if (row.disposition().isFate()) {
                told.merge(row.key().element(), row.occurrences(), Long::sum);
            }
        }
        assertEquals(cameIn, told);
    }

    /** Whether it was said, and what was to be smuggled was in it. */
    private boolean message(boolean smuggling) {
        Sip2MessageType type = oneOf(Sip2MessageType.values());
        Sip2Dialect spoken = talker.dialect();
        Talk talk = talker.talk(type, spoken.charset());
        Sip2Dialect out = talker.dialect();
        Label peer = out.charset() == Sip2Charset.UTF_8 ? WIDE : NARROW;
        EditTable edits = edits(peer, smuggling);
        Talk before = talker.talk(questionOf(type), spoken.charset());
        try (Message heard = line(spoken).hears(talk.wire(spoken));
                Message question = line(spoken).hears(before.wire(spoken))) {
            noteArrival(talk);
            Message safe = heard.rewrite(edits, heard.isRequest() ? heard : question);
            boolean refused = !smuggling && random.nextInt(10) == 0;
            leave(safe, out, refused ? 0 : 1 + random.nextInt(10) / 9);
        }
        return smuggling && verdict() instanceof Verdict.Unreconciled;
    }

    /** What was asked where this is the answer; anything at all where it answers nothing. */
    private static Sip2MessageType questionOf(Sip2MessageType answer) {
        return Stream.of(Sip2MessageType.values())
                .filter(Sip2MessageType::isRequest)
                .filter(each -> each != Sip2MessageType.REQUEST_ACS_RESEND)
                .filter(each -> each.answer() == answer)
                .findFirst()
                .orElse(Sip2MessageType.SC_STATUS);
    }

    /** The edits of the policy, or ones that let through what they say was dropped. */
    private EditTable edits(Label peer, boolean smuggling) {
        return tables.computeIfAbsent(new Table(peer, smuggling), this::table);
    }

    private EditTable table(Table table) {
        return EditTable.of(
                policy,
                (name, action) ->
                        table.smuggling() && action instanceof Action.Drop
                                ? new Ruling(Edit.KEEP, Disposition.DROPPED)
                                : substitutes.ruling(action),
                ledger.book(table.peer(), Direction.TO_TERMINALS));
    }

    private record Table(Label peer, boolean smuggling) {}

    private void leave(Message safe, Sip2Dialect dialect, int times) {
        try (safe) {
            for (int time = 0; time < times; time++) {
                byte[] wire = line(dialect).says(safe.shared().numbered(random.nextInt(10)));
                tap(dialect).writeOutbound(Unpooled.wrappedBuffer(wire));
                tap(dialect).releaseOutbound();
            }
        }
    }

    private void noteArrival(Talk talk) {
        talk.type().columns().forEach(column -> noteArrival(ElementName.of(column)));
        talk.parts().forEach(part -> noteArrival(ElementName.ofId(Sip2Field.id(part.id()))));
    }

    private void noteArrival(ElementName name) {
        cameIn.merge(vocabulary.element(name), 1L, Long::sum);
    }

    private MessageLine line(Sip2Dialect dialect) {
        return lines.computeIfAbsent(dialect, each -> new MessageLine(each, memory));
    }

    private EmbeddedChannel tap(Sip2Dialect dialect) {
        Label peer = dialect.charset() == Sip2Charset.UTF_8 ? WIDE : NARROW;
        return taps.computeIfAbsent(
                dialect,
                each ->
                        new EmbeddedChannel(
                                tapBook.tap(peer, Direction.TO_TERMINALS, each.delimiter())));
    }

    private <T> T oneOf(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    @Override
    public void close() {
        lines.values().forEach(MessageLine::close);
        taps.values().forEach(EmbeddedChannel::finishAndReleaseAll);
        wired.close();
    }
}
