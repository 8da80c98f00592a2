package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.demo.Login;
import org.carrel.gateway.keys.KeyLife;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.token.CodabarPrefix;
import org.carrel.gateway.token.NoToken;
import org.carrel.gateway.token.TokenForm;
import org.carrel.gateway.token.Tokens;
import org.carrel.gateway.watch.Watchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens across the changes of their keys, on a clock that the test moves. */
class TokenCabinetTest {
    private static final Label PRESS = new Label("press");
    private static final int CARDS = 1000;
    private static final Watchers NOBODY = new Watchers(List.of());

    @TempDir private Path folder = Path.of("");
    private final Hands clock = new Hands();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "form: codabar14, prefix: \"29998\", second-prefix: \"29997\"",
                "form: \"digits:12\", prefix: \"77\", second-prefix: \"78\"",
                "form: text, scope: press.example"
            })
    void while_keys_overlap_an_old_token_leads_to_its_card_and_afterwards_to_nobody(String form) {
        try (GatewayConfig config = config("class: pairwise, " + form);
                TokenCabinet cabinet = new TokenCabinet(config, clock);
                Keyring ring = TokenCabinet.keyring(config)) {
            Tokens press = cabinet.of(PRESS);
            List<ByteBuf> before = tokens(press);
            new KeyLife(ring, clock)
                    .roll(PRESS, config.upstream(PRESS).token().orElseThrow(), Duration.ofDays(7));
            cabinet.tick(NOBODY);
            List<ByteBuf> after = tokens(press);
            for (int serial = 0; serial < CARDS; serial++) {
                assertEquals(card(serial), card(press, before.get(serial)));
                assertEquals(card(serial), card(press, after.get(serial)));
                assertNotEquals(before.get(serial), after.get(serial));
            }
            clock.move(Duration.ofDays(7));
            cabinet.tick(NOBODY);
            before.forEach(old -> assertFalse(press.card(old, Unpooled.buffer())));
            assertEquals(after, tokens(press));
        }
    }

    @Test
    void a_new_epoch_gives_every_card_another_token_and_ends_the_old_ones() {
        try (GatewayConfig config =
                        config(
                                "class: epoch, every: day, form: codabar14, prefix: \"29998\","
                                        + " second-prefix: \"29997\"");
                TokenCabinet cabinet = new TokenCabinet(config, clock)) {
            Tokens press = cabinet.of(PRESS);
            List<ByteBuf> today = tokens(press);
            cabinet.tick(NOBODY);
            assertEquals(today, tokens(press));
            clock.move(Duration.ofDays(1));
            cabinet.tick(NOBODY);
            List<ByteBuf> tomorrow = tokens(press);
            for (int serial = 0; serial < CARDS; serial++) {
                assertNotEquals(today.get(serial).slice(5, 8), tomorrow.get(serial).slice(5, 8));
                assertFalse(press.card(today.get(serial), Unpooled.buffer()));
            }
        }
    }

    @Test
    void tokens_of_an_epoch_survive_a_restart() {
        try (GatewayConfig config = config("class: epoch, every: week, form: text")) {
            List<ByteBuf> before;
            try (TokenCabinet cabinet = new TokenCabinet(config, clock)) {
                before = tokens(cabinet.of(PRESS));
            }
            try (TokenCabinet cabinet = new TokenCabinet(config, clock)) {
                assertEquals(before, tokens(cabinet.of(PRESS)));
            }
        }
    }

    @Test
    void another_storage_key_keeps_the_cabinet_shut() throws IOException {
        try (GatewayConfig config = config("class: pairwise, form: text")) {
            new TokenCabinet(config, clock).close();
        }
        try (GatewayConfig config = config("class: pairwise, form: text", "d8")) {
            assertThrows(KeyTrouble.class, () -> new TokenCabinet(config, clock));
        }
    }

    @Test
    void a_closed_cabinet_gives_no_token() {
        try (GatewayConfig config = config("class: pairwise, form: text")) {
            TokenCabinet cabinet = new TokenCabinet(config, clock);
            Tokens press = cabinet.of(PRESS);
            cabinet.close();
            assertThrows(NoToken.class, () -> press.token(card(1), Unpooled.buffer()));
        }
    }

    @Test
    void cards_of_several_patterns_get_drawn_tokens() {
        Plan plan = plan("class: session, form: \"digits:9\"");
        try (GatewayConfig config = plan.config();
                TokenCabinet cabinet = new TokenCabinet(config, clock)) {
            ByteBuf token = token(cabinet.of(PRESS), card(1));
            assertEquals(9, token.readableBytes());
            assertEquals(card(1), card(cabinet.of(PRESS), token));
        }
    }

    private GatewayConfig config(String token) {
        return config(token, "c7");
    }

    private GatewayConfig config(String token, String key) {
        return plan(token).storage(folder, key).config();
    }

    private static Plan plan(String token) {
        return new Plan()
                .record("ils", 1)
                .vendor("press", 2, new Login("press", "made-up"))
                .say("press", "token", "{ " + token + " }")
                .door("kiosks", "self-check");
    }

    private static List<ByteBuf> tokens(Tokens vendor) {
        return IntStream.range(0, CARDS).mapToObj(each -> token(vendor, card(each))).toList();
    }

    private static ByteBuf token(Tokens vendor, ByteBuf card) {
        ByteBuf out = Unpooled.buffer(64);
        vendor.token(card, out);
        return out;
    }

    private static ByteBuf card(Tokens vendor, ByteBuf token) {
        ByteBuf out = Unpooled.buffer(64);
        assertTrue(vendor.card(token, out));
        return out;
    }

    private static ByteBuf card(int serial) {
        byte[] body = new byte[8];
        for (int place = 7, rest = serial; place >= 0; place--, rest /= 10) {
            body[place] = (byte) (rest % 10);
        }
        ByteBuf card = Unpooled.buffer(14);
        new TokenForm.Codabar14(CodabarPrefix.of("29001")).write(body, card);
        return card;
    }
}
