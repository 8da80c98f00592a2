package org.carrel.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.OptionalLong;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.gateway.MessageLine;
import org.carrel.gateway.WiredPrivacy;
import org.carrel.gateway.WitnessAllocator;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.vault.Vault;
import org.carrel.gateway.vault.Vaults;
import org.carrel.gateway.vault.Watchlist;
import org.carrel.gateway.vault.Watchlist.Kind;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.Sip2Dialect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a policy lets through by mistake is stopped at the last look. */
class EgressGuardTest {
    private static final String NOW = "20261122    100000";
    private static final String HOLD = "15+" + NOW + "AORIV|AA29001000000017|AD4321|";
    private static final String CHECKOUT =
            "11NN" + NOW + NOW + "AORIV|AA29001000000017|AB30001|AC|";
    private static final String CHECKED_OUT = "121NNY" + NOW + "AORIV|AA29001000000017|AB30001|";

    private final WitnessAllocator memory = WitnessAllocator.counting();
    private final MessageLine line = new MessageLine(Sip2Dialect.STANDARD, memory);
    private final WiredPrivacy wired =
            new WiredPrivacy(
                    """
                    library: { name: Test, institution: RIV }
                    upstreams:
                      ils: { protocol: sip2, trust: record, address: "127.0.0.1:7001" }
                      press:
                        protocol: sip2
                        trust: vendor
                        address: 127.0.0.1:7002
                        token: { class: session, form: text }
                        policy: trusting
                    terminals:
                      kiosks:
                        protocol: sip2
                        bind: 127.0.0.1:7003
                        profile: self-check
                        upstream: ils
                        routes: { hold: press }
                    policies:
                      trusting:
                        elements: { "sip2:AA": token, "sip2:AB": pass, "sip2:BS": pass }
                    """);
    private final PrivacyGuard guard =
            new PrivacyGuard(wired.tables(), wired.ledger(), wired.phrases());
    private final Vaults vaults = new Vaults(2, new Watchers(List.of()));
    private final Vault visit = vaults.open();
    private final Watchlist watchlist = visit.watchlist();
    private final Kiosk kiosk = new Kiosk(door());

    @AfterEach
    void nothing_is_left_in_memory() {
        visit.close();
        line.close();
        wired.close();
        vaults.close();
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "BS29001000000017|",
                "BSMain desk, card 29001000000017.|",
                "BS4321|",
                "AB29001000000017|"
            })
    void a_card_or_pin_in_another_field_does_not_reach_a_vendor(String field) {
        learn(Kind.CARD, "29001000000017");
        learn(Kind.PIN, "4321");

        assertEquals(Outcome.LEAK_STOPPED, asked(HOLD + field));
    }

    @ParameterizedTest
    @ValueSource(strings = {"BSMain desk|", "BSMain desk 4321|", "AB129001000000017|"})
    void what_is_no_secret_reaches_it(String field) {
        learn(Kind.CARD, "29001000000017");
        learn(Kind.PIN, "4321");

        assertEquals(Outcome.ANSWERED, asked(HOLD + field));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "AJThe diary of Amara Okonkwo-Levi|",
                "AJTHE DIARY OF AMARA OKONKWO-LEVI|",
                "CK001|AJamara@example.org|"
            })
    void a_name_or_address_in_another_field_does_not_reach_a_kiosk(String field) {
        learn(Kind.NAME, "Amara Okonkwo-Levi");
        learn(Kind.CONTACT, "amara@example.org");

        assertEquals(Outcome.LEAK_STOPPED, answered(CHECKED_OUT + field));
    }

    @Test
    void a_title_with_one_word_of_the_name_does() {
        learn(Kind.NAME, "Amara Okonkwo-Levi");

        assertEquals(Outcome.ANSWERED, answered(CHECKED_OUT + "AJAmara goes to town|"));
    }

    @Test
    void a_name_is_learnt_from_the_answer_itself() {
        String said = CHECKED_OUT + "AEAmara Okonkwo-Levi|AJFor Amara Okonkwo-Levi|";

        assertEquals(Outcome.LEAK_STOPPED, answered(said));
    }

    @Test
    void about_how_many_cards_a_vendor_was_asked_is_shown_from_ten_on() {
        Label press = new Label("press");
        for (int card = 100; card < 109; card++) {
            asked(HOLD.replace("29001000000017", "29001000000" + card));
        }
        assertEquals(OptionalLong.empty(), wired.ledger().cards().shown(press));

        for (int card = 109; card < 130; card++) {
            asked(HOLD.replace("29001000000017", "29001000000" + card));
        }
        assertEquals(OptionalLong.of(30), wired.ledger().cards().shown(press));
    }

    private Outcome asked(String question) {
        try (Message heard = line.hears(question);
                SafeRequest safe = guard.protect(kiosk.asks(heard), watchlist)) {
            return safe.upstream().equals(new Label("press")) ? Outcome.ANSWERED : Outcome.FAULT;
        } catch (Refused refused) {
            return refused.outcome();
        }
    }

    private Outcome answered(String answer) {
        try (Message heard = line.hears(CHECKOUT);
                SafeRequest safe = guard.protect(kiosk.asks(heard), watchlist);
                Answer said = new Answer(line.hears(answer));
                SafeAnswer home = guard.minimise(kiosk.asks(heard), safe, said, watchlist)) {
            return home.outcome();
        } catch (Refused refused) {
            return refused.outcome();
        }
    }

    private void learn(Kind kind, String secret) {
        ByteBuf bytes = Unpooled.buffer();
        ByteBufUtil.writeAscii(bytes, secret);
        watchlist.learn(kind, bytes);
    }

    private ListenerConfig door() {
        return wired.config().terminal(new Label("kiosks"));
    }
}
