package org.carrel.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.carrel.config.Label;
import org.carrel.gateway.MessageLine;
import org.carrel.gateway.WiredPrivacy;
import org.carrel.gateway.WitnessAllocator;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.upstream.FrontDesk;
import org.carrel.gateway.upstream.Reply;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.Sip2Dialect;
import org.junit.jupiter.api.Test;

/** The upstream that is ourselves replies to every question, like any other. */
class FrontDeskTest {
    private static final String GOODBYE = "3520261122    100000AORIV|AA29001000000017|";

    @Test
    void a_question_that_cannot_be_accounted_for_is_missed_and_wiped() {
        WitnessAllocator memory = WitnessAllocator.counting();
        List<Reply> replies = new ArrayList<>();
        try (MessageLine line = new MessageLine(Sip2Dialect.STANDARD, memory);
                WiredPrivacy wired = new WiredPrivacy(DefaultDenyHouse.yaml());
                Message heard = line.hears(GOODBYE)) {
            Kiosk kiosk = new Kiosk(wired.config().terminal(new Label("self-check-record")));
            PrivacyGuard guard = new PrivacyGuard(wired.tables(), wired.ledger(), wired.phrases());
            FrontDesk desk =
                    new FrontDesk(
                            wired.config().library(),
                            new Accounts(new Watchers(List.of())),
                            Map.of(),
                            Map.of(),
                            memory);
            try (SafeRequest question = guard.protect(kiosk.asks(heard), null)) {
                wired.ledger().close();
                desk.ask(question, replies::add);
            }
        }
        assertEquals(List.of(new Reply.Missed(Outcome.FAULT, false)), replies);
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }
}
