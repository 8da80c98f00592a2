package org.carrel.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.carrel.config.Label;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.MessageLine;
import org.carrel.gateway.WiredPrivacy;
import org.carrel.gateway.WitnessAllocator;
import org.carrel.gateway.access.Authorised;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.LedgerRow;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * One door and one upstream behind it, between which random questions and answers go through the
 * real guard, with an account of what came to it and taps of what left.
 */
final class GuardTrial implements AutoCloseable {
    private final WitnessAllocator memory = WitnessAllocator.counting();
    private final Map<Sip2Dialect, MessageLine> lines = new HashMap<>();
    private final Map<Side, EmbeddedChannel> taps = new HashMap<>();
    private final WiredPrivacy wired;
    private final PrivacyGuard guard;

    /** Begins with what others' trials in this house have brought. */
    private final Map<String, Long> cameIn;

    private final Label door;
    private final Kiosk kiosk;
    private final List<Sip2MessageType> questions;
    private final SplittableRandom random;
    private final Talker talker;

    GuardTrial(BuiltHouse house, String name, long seed) {
        wired = house.wired();
        guard = house.guard();
        cameIn = told();
        door = new Label(name);
        kiosk = new Kiosk(wired.config().terminal(door));
        questions =
                Stream.of(Sip2MessageType.values())
                        .filter(Sip2MessageType::isRequest)
                        .filter(each -> each != Sip2MessageType.REQUEST_ACS_RESEND)
                        .filter(this::isAllowed)
                        .toList();
        random = new SplittableRandom(seed);
        talker = new Talker(random);
    }

    /** Where a tap hangs. */
    private record Side(Label peer, Direction direction, char delimiter) {}

    /** A random question that may be asked, and a random answer to it. */
    void exchange() {
        Sip2MessageType type = questions.get(random.nextInt(questions.size()));
        Sip2Dialect spoken = talker.dialect();
        Talk talk = talker.withCard(talker.talk(type, spoken.charset()), 9);
        try (Message heard = line(spoken).hears(talk.wire(spoken))) {
            Authorised allowed = kiosk.asks(heard);
            try (SafeRequest question = guard.protect(allowed, null)) {
                note(talk);
                leave(question.message(), new Peer(question.upstream(), Direction.TO_UPSTREAM));
                answer(allowed, question, talker.talk(type.answer(), spoken.charset()), spoken);
            } catch (Refused noToken) {
                // nothing was rewritten, so nothing is to be accounted for
            }
        }
    }

    Verdict verdict() {
        return wired.reconcile();
    }

    /** Of each element as many came to the guard as the ledger tells the fate of. */
    void assertNothingIsUnaccountedFor() {
        assertEquals(cameIn, told());
    }

    private Map<String, Long> told() {
        Map<String, Long> told = new TreeMap<>();
        for (LedgerRow row : wired.ledger().total()) {
            if (row.disposition().isFate()) {
                told.merge(row.key().element(), row.occurrences(), Long::sum);
            }
        }
        return told;
    }

    private void answer(Authorised allowed, SafeRequest question, Talk any, Sip2Dialect spoken) {
        Talk talk = talker.agreeing(any, question.message());
        try (Answer answer = new Answer(line(spoken).hears(talk.wire(spoken)));
                SafeAnswer safe = guard.minimise(allowed, question, answer, null)) {
            note(talk);
            leave(safe.message(), new Peer(door, Direction.TO_TERMINALS));
        }
    }

    /** Who is told something. */
    private record Peer(Label name, Direction direction) {}

    /** Says it to the peer, unless it is ourselves; now and then twice, or not at all. */
    private void leave(Message safe, Peer peer) {
        if (peer.name().equals(ActionTables.FRONT_DESK) || random.nextInt(10) == 0) {
            return;
        }
        Sip2Dialect dialect = wide(talker.dialect());
        for (int times = 1 + random.nextInt(10) / 9; times > 0; times--) {
            byte[] wire = line(dialect).says(safe.shared().numbered(random.nextInt(10)));
            EmbeddedChannel tap = tap(new Side(peer.name(), peer.direction(), dialect.delimiter()));
            tap.writeOutbound(Unpooled.wrappedBuffer(wire));
            tap.releaseOutbound();
        }
    }

    private void note(Talk talk) {
        talk.type().columns().forEach(column -> note(ElementName.of(column)));
        talk.parts().forEach(part -> note(ElementName.ofId(Sip2Field.id(part.id()))));
    }

    private void note(ElementName name) {
        cameIn.merge(wired.element(name), 1L, Long::sum);
    }

    private boolean isAllowed(Sip2MessageType type) {
        OperationName operation = OperationName.of(type);
        return kiosk.terminal().door().profile().operations().contains(operation);
    }

    /** The peers of this house all speak UTF-8. */
    private static Sip2Dialect wide(Sip2Dialect any) {
        return new Sip2Dialect(
                Sip2Charset.UTF_8, any.terminator(), any.errorDetection(), any.delimiter());
    }

    private MessageLine line(Sip2Dialect dialect) {
        return lines.computeIfAbsent(dialect, each -> new MessageLine(each, memory));
    }

    private EmbeddedChannel tap(Side side) {
        return taps.computeIfAbsent(
                side,
                each ->
                        new EmbeddedChannel(
                                wired.taps().tap(each.peer(), each.direction(), each.delimiter())));
    }

    @Override
    public void close() {
        lines.values().forEach(MessageLine::close);
        taps.values().forEach(EmbeddedChannel::finishAndReleaseAll);
        assertEquals(0, memory.live(), "buffers that were never given back");
    }
}
