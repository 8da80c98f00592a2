package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedVendor;
import org.carrel.gateway.token.Codabar;
import org.carrel.gateway.token.CodabarPrefix;
import org.carrel.gateway.token.TokenForm;
import org.carrel.gateway.token.Tokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The eight rules that every vendor's tokens keep, each with its test. */
class EightRulesOfTokensTest {
    private static final int PATRONS = 100_000;
    private static final Label PRESS = new Label(SimulatedVendor.PRESS);
    private static final Label LENDER = new Label("lender");
    private static final TokenForm.Numeric CARDS =
            new TokenForm.Codabar14(CodabarPrefix.of("29001"));

    /** Beyond these, chance is less than one in 10¹⁰: χ² with 9 and with 99 degrees of freedom. */
    private static final double UNEVEN = 66;

    private static final double RELATED = 205;

    private GatewayTrial trial;
    private GatewayConfig config;
    private TokenCabinet cabinet;

    @BeforeEach
    void open() {
        trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.vendor(SimulatedVendor.PRESS, ServiceOptions.usual());
        trial.vendor("lender", ServiceOptions.usual());
        trial.plan()
                .say(SimulatedVendor.PRESS, "token", pairwise("29998", "a1"))
                .say(SimulatedVendor.PRESS, "dialect", "{ error-detection: true }")
                .say("lender", "token", pairwise("29997", "b2"))
                .door("kiosks", "self-check")
                .say("kiosks", "routes", "{ hold: press }");
        config = trial.plan().config();
        cabinet = new TokenCabinet(config);
    }

    @AfterEach
    void close() {
        cabinet.close();
        config.close();
        trial.close();
    }

    @Test
    void rule_1_every_card_has_one_token_and_every_token_one_card() {
        Tokens press = cabinet.of(PRESS);
        Set<ByteBuf> seen = new HashSet<>();
        for (int serial = 0; serial < PATRONS; serial++) {
            ByteBuf card = card(serial);
            ByteBuf token = token(press, card);
            assertTrue(seen.add(token), "two cards with one token");
            ByteBuf back = Unpooled.buffer(14);
            assertTrue(press.card(token, back));
            assertEquals(card, back);
        }
    }

    @Test
    void rule_2_a_prefix_that_the_library_issues_refuses_the_configuration() {
        LyingLibrary library =
                trial.liar(question ->
                        LyingLibrary.signed(
                                "24              00120260101    120000AORIV|AA|AE|BLY|", question));
        trial.plan().record("ils", library.port());
        assertThrows(RangeTaken.class, () -> trial.startProved(Duration.ofSeconds(30)));
    }

    @Test
    void rule_3_one_vendors_token_means_nobody_at_another_and_is_told_whose_it_is() {
        ByteBuf token = token(cabinet.of(PRESS), card(4711));
        assertFalse(cabinet.of(LENDER).card(token, Unpooled.buffer()));
        assertEquals(Optional.of(PRESS), cabinet.foreign(token, LENDER));
        assertEquals(Optional.empty(), cabinet.foreign(token, PRESS));
        assertEquals(Optional.empty(), cabinet.foreign(card(4711), LENDER));
    }

    /** The card is the only key that the configuration can name, so a new card is a new token. */
    @Test
    void rule_4_is_kept_as_far_as_the_card_itself_stays_the_same() {
        assertEquals(token(cabinet.of(PRESS), card(1)), token(cabinet.of(PRESS), card(1)));
        assertNotEquals(token(cabinet.of(PRESS), card(1)), token(cabinet.of(PRESS), card(2)));
    }

    @Test
    void rule_5_a_token_has_one_length_and_no_trace_of_the_order_of_cards() {
        int[] tokens = serials(PRESS, IntStream.range(0, PATRONS).toArray());
        int risen = 0;
        for (int place = 1; place < PATRONS; place++) {
            risen += tokens[place] > tokens[place - 1] ? 1 : 0;
        }
        // of numbers in no order half rise; the deviation of so many is about 91
        assertTrue(Math.abs(risen - PATRONS / 2) < 700, "risen: " + risen);
    }

    @Test
    void rule_6_a_token_that_went_astray_is_nobodys_card() {
        byte[] body = new byte[CARDS.size()];
        for (int serial = 0; serial < PATRONS; serial++) {
            ByteBuf token = token(cabinet.of(PRESS), card(serial));
            assertTrue(Codabar.isBarcode(token));
            assertFalse(CARDS.read(token, body));
        }
    }

    @Test
    void rule_7_the_sum_is_made_anew_and_the_card_comes_back_as_it_was_sent() {
        WireClient kiosk = trial.start().terminal("kiosks", Speech.STANDARD);
        Heard answer = kiosk.ask(Questions.hold(Questions.ZOE, Questions.EMMA));
        assertEquals(Questions.ZOE, answer.field("AA"));
        assertSigned(answer.whole());
        assertSigned(trial.received(SimulatedVendor.PRESS, "15").getFirst());
    }

    @Test
    void rule_8_digits_are_even_and_two_vendors_tokens_unrelated() {
        int[] cards = IntStream.range(0, PATRONS).toArray();
        int[] atPress = serials(PRESS, cards);
        int[] atLender = serials(LENDER, cards);
        for (int power = 1; power < 100_000_000; power *= 10) {
            assertTrue(chiSquare(atPress, atPress, power, 0, 10) < UNEVEN);
            assertTrue(chiSquare(atLender, atLender, power, 0, 10) < UNEVEN);
            assertTrue(chiSquare(atPress, atLender, power, power, 100) < RELATED);
        }
    }

    private static double chiSquare(int[] one, int[] other, int power, int otherPower, int cells) {
        int[] counts = new int[cells];
        for (int index = 0; index < one.length; index++) {
            int second = otherPower == 0 ? 0 : 10 * (other[index] / otherPower % 10);
            counts[one[index] / power % 10 + second]++;
        }
        double expected = (double) one.length / cells;
        return IntStream.of(counts)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
    }

    private int[] serials(Label vendor, int[] cards) {
        Tokens tokens = cabinet.of(vendor);
        return IntStream.of(cards).map(serial -> serial(token(tokens, card(serial)))).toArray();
    }

    private static int serial(ByteBuf token) {
        assertEquals(Codabar.LENGTH, token.readableBytes());
        int serial = 0;
        for (int place = 5; place < 13; place++) {
            serial = 10 * serial + token.getByte(place) - '0';
        }
        return serial;
    }

    private static ByteBuf token(Tokens vendor, ByteBuf card) {
        ByteBuf out = Unpooled.buffer(14);
        vendor.token(card, out);
        return out;
    }

    private static ByteBuf card(int serial) {
        byte[] body = new byte[CARDS.size()];
        for (int place = body.length - 1, rest = serial; place >= 0; place--, rest /= 10) {
            body[place] = (byte) (rest % 10);
        }
        ByteBuf card = Unpooled.buffer(14);
        CARDS.write(body, card);
        return card;
    }

    private static void assertSigned(String line) {
        int end = line.indexOf("AZ") + 2;
        String sum = Speech.checksum(line.substring(0, end).getBytes(StandardCharsets.UTF_8));
        assertEquals(sum, line.substring(end, end + 4).toUpperCase(Locale.ROOT));
    }

    private static String pairwise(String prefix, String key) {
        return List.of("class: pairwise", "form: codabar14", "prefix: \"" + prefix + "\"")
                .toString()
                .replace('[', '{')
                .replace("]", ", key: \"inline:" + key.repeat(32) + "\" }");
    }
}
