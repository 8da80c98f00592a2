package org.carrel.gateway.vault;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.carrel.gateway.vault.Watchlist.Kind.CARD;
import static org.carrel.gateway.vault.Watchlist.Kind.CONTACT;
import static org.carrel.gateway.vault.Watchlist.Kind.NAME;
import static org.carrel.gateway.vault.Watchlist.Kind.NAME_PART;
import static org.carrel.gateway.vault.Watchlist.Kind.PIN;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.carrel.gateway.vault.Watchlist.Kind;
import org.carrel.gateway.watch.Watchers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What of a visit's own secrets is recognised in bytes that are about to leave. */
class WatchlistTest {
    private static final Set<Kind> ALL = EnumSet.allOf(Kind.class);

    private final Vaults vaults = new Vaults(1, new Watchers(List.of()));
    private final Vault vault = vaults.open();
    private final Watchlist watchlist = vault.watchlist();

    @AfterEach
    void close() {
        vault.close();
        vaults.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21234000000017",
                "|21234000000017|",
                "card 21234000000017.",
                "x 21234000000016 21234000000017"
            })
    void a_card_is_recognised_wherever_it_stands(String text) {
        watchlist.learn(CARD, bytes("21234000000017"));

        assertTrue(shows(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "212",
                "21234000000018",
                "121234000000017",
                "212340000000171",
                "a21234000000017",
                "21234000000017b",
                "21234000000017ö",
                "ö21234000000017",
                "2123400000001"
            })
    void another_number_or_a_longer_one_is_not(String text) {
        watchlist.learn(CARD, bytes("21234000000017"));

        assertFalse(shows(text));
    }

    @Test
    void only_the_window_is_looked_at() {
        watchlist.learn(CARD, bytes("21234000000017"));
        ByteBuffer bytes = bytes("AA21234000000017|").nioBuffer();

        assertTrue(watchlist.shows(bytes, 2, 16, ALL));
        assertFalse(watchlist.shows(bytes, 0, 16, ALL));
        assertFalse(watchlist.shows(bytes, 3, 17, ALL));
    }

    @Test
    void letters_match_whatever_their_case() {
        watchlist.learn(NAME, bytes("Example, Ödön"));

        assertTrue(shows("for EXAMPLE, ÖDöN".replace("ÖDöN", "Ödön")));
        assertTrue(shows("for eXaMPLe only"));
    }

    @Test
    void a_name_is_learnt_whole_and_by_its_longer_words() {
        watchlist.learn(NAME, bytes("O'Brien-Li, Zoë Anna"));

        assertTrue(shows("o'brien-li, zoë anna", NAME));
        assertTrue(shows("Dear Anna", NAME_PART));
        assertTrue(shows("Brien", NAME_PART));
        assertFalse(shows("Zoë"), "three letters only");
        assertFalse(shows("Li"));
        assertFalse(shows("Dear Anna", NAME));
    }

    @Test
    void only_the_kinds_that_are_asked_for_count() {
        watchlist.learn(CARD, bytes("21234000000017"));

        assertTrue(shows("21234000000017", CARD, PIN));
        assertFalse(shows("21234000000017", PIN));
        assertFalse(watchlist.shows(bytes("21234000000017").nioBuffer(), 0, 14, Set.of()));
    }

    @Test
    void a_short_pin_counts_only_where_it_is_all_that_stands_there() {
        watchlist.learn(PIN, bytes("2026"));

        assertFalse(shows("due 2026 10 01"));
        assertFalse(shows("20261001"));
        assertTrue(shows("2026"));
        assertTrue(shows(" 2026  "));
    }

    @Test
    void a_long_pin_counts_anywhere() {
        watchlist.learn(PIN, bytes("hunter22"));

        assertTrue(shows("your PIN is Hunter22!"));
    }

    @Test
    void a_short_number_of_another_kind_counts_only_alone() {
        watchlist.learn(CARD, bytes("1234567"));
        watchlist.learn(CONTACT, bytes("a1234567"));

        assertFalse(shows("no 1234567 here"));
        assertTrue(shows("1234567"));
        assertTrue(shows("but A1234567 here"));
    }

    @Test
    void values_of_less_than_four_bytes_are_not_learnt() {
        watchlist.learn(PIN, bytes("123"));
        watchlist.learn(NAME, bytes(" Li "));

        assertFalse(shows("123"));
        assertFalse(shows("Li"));
    }

    @Test
    void blanks_around_a_secret_are_no_part_of_it() {
        watchlist.learn(CARD, bytes("  21234000000017 "));

        assertTrue(shows("21234000000017"));
    }

    @Test
    void an_address_with_blanks_and_signs_is_one_secret() {
        watchlist.learn(CONTACT, bytes("+44 (0)20 5550 100"));

        assertTrue(shows("call +44 (0)20 5550 100, please"));
        assertFalse(shows("call +44 (0)20 5550 1001"));
    }

    @Test
    void of_each_kind_the_latest_twelve_are_known() {
        for (int at = 0; at < 13; at++) {
            watchlist.learn(CARD, bytes("212340000000" + (10 + at)));
        }
        watchlist.learn(PIN, bytes("hunter22"));

        assertFalse(shows("21234000000010"));
        assertTrue(shows("21234000000011"));
        assertTrue(shows("21234000000022"));
        assertTrue(shows("hunter22"));
    }

    @Test
    void what_is_learnt_twice_takes_one_place() {
        watchlist.learn(PIN, bytes("first-one"));
        for (int at = 0; at < 100; at++) {
            watchlist.learn(PIN, bytes("hunter22"));
        }

        assertTrue(shows("first-one"));
    }

    @Test
    void its_memory_holds_no_text() {
        watchlist.learn(NAME, bytes("Example, Ada"));
        watchlist.learn(CARD, bytes("21234000000017"));

        assertFalse(VaultWitness.holds(vaults, "xample".getBytes(UTF_8)));
        assertFalse(VaultWitness.holds(vaults, "12340000".getBytes(UTF_8)));
    }

    @Test
    void after_the_end_it_lets_nothing_pass_and_learns_nothing() {
        watchlist.learn(CARD, bytes("21234000000017"));

        vault.close();
        watchlist.learn(CARD, bytes("21234000000017"));

        assertTrue(shows("anything"));
        assertEquals(0, VaultWitness.written(vaults));
    }

    private boolean shows(String text) {
        return shows(text, ALL);
    }

    private boolean shows(String text, Kind first, Kind... more) {
        return shows(text, EnumSet.of(first, more));
    }

    private boolean shows(String text, Set<Kind> kinds) {
        ByteBuffer bytes = bytes(text).nioBuffer();
        return watchlist.shows(bytes, 0, bytes.limit(), kinds);
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.wrappedBuffer(text.getBytes(UTF_8));
    }
}
