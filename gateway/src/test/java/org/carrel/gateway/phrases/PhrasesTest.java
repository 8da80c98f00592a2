package org.carrel.gateway.phrases;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.carrel.config.BuiltIn;
import org.carrel.config.phrase.Language;
import org.carrel.config.phrase.Phrase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PhrasesTest {
    private static final List<String> OF_HEALTH =
            List.of(
                    "health",
                    "disease",
                    "disab",
                    "medic",
                    "covid",
                    "krank",
                    "gesund",
                    "malad",
                    "santé",
                    "salud",
                    "enferm",
                    "sairau",
                    "terveys",
                    "hospital");

    private static final double WANTED_HITS = 0.95;

    @ParameterizedTest
    @EnumSource(Situation.class)
    void every_situation_that_the_gateway_knows_is_said_in_every_language(Situation situation) {
        Phrase phrase = BuiltIn.phrases().phrase(situation.text()).orElseThrow();
        assertEquals(Language.values().length, phrase.say().size());
    }

    @Test
    void every_phrase_is_said_in_every_language_and_no_two_of_one_name_are_there() {
        for (Phrase phrase : BuiltIn.phrases().phrases()) {
            assertEquals(Language.values().length, phrase.say().size(), phrase::name);
        }
        long names = BuiltIn.phrases().phrases().stream().map(Phrase::name).distinct().count();
        assertEquals(BuiltIn.phrases().phrases().size(), names);
    }

    @Test
    void no_phrase_speaks_of_health() {
        for (Phrase phrase : BuiltIn.phrases().phrases()) {
            String all = (phrase.say().values() + " " + phrase.when()).toLowerCase(Locale.ROOT);
            OF_HEALTH.forEach(word -> assertFalse(all.contains(word), word));
        }
    }

    @ParameterizedTest(name = "language {0} is {1}")
    @CsvSource({
        "001, ENGLISH", "024, ENGLISH", "003, GERMAN", "002, FRENCH", "011, FRENCH",
        "008, SPANISH", "007, FINNISH", "000, GERMAN", "019, GERMAN", "999, GERMAN",
        "1, GERMAN", "'  1', GERMAN", "0011, GERMAN"
    })
    void a_message_says_its_language_by_number_and_else_the_librarys_is_taken(
            String digits, Language language) {
        Phrases german = new Phrases(BuiltIn.phrases(), Language.GERMAN);
        assertEquals(language, german.language(buffer(digits)));
    }

    @Test
    void a_text_is_known_at_the_beginning_of_a_word_only() {
        assertNull(Phrases.BUILT_IN.recognised(buffer("Flowes")));
        assertNotNull(Phrases.BUILT_IN.recognised(buffer("Patron OWES much")));
    }

    @Test
    void the_parts_of_a_text_must_follow_each_other() {
        assertNull(Phrases.BUILT_IN.recognised(buffer("expired, your card?")));
        assertNotNull(Phrases.BUILT_IN.recognised(buffer("your card, it seems, expired")));
        assertNull(Phrases.BUILT_IN.recognised(buffer("card expire")));
    }

    @Test
    void a_librarys_own_text_is_found_before_ours_and_said_in_a_language_it_has() {
        Phrase own =
                new Phrase(
                        "closing-soon",
                        Map.of(Language.FINNISH, "Kirjasto sulkeutuu."),
                        List.of("welcome*closing"));
        Phrases phrases = new Phrases(BuiltIn.phrases().with(List.of(own)), Language.ENGLISH);
        assertEquals("Kirjasto sulkeutuu.", said(phrases, "Welcome, but closing in 5 minutes"));
        assertEquals("Welcome.", said(phrases, "Welcome, Ada"));
    }

    /**
     * Texts of the systems named, from their sources and manuals or as they are usually worded; one
     * with a dash is known to be strange to the catalogue, and gets a neutral phrase.
     */
    @Test
    void most_of_what_real_systems_say_is_recognised() throws IOException {
        int hits = 0;
        int strange = 0;
        List<String> missed = new ArrayList<>();
        List<String> table = table();
        for (String row : table) {
            String[] columns = row.split("\t", -1);
            if (columns[2].equals("-")) {
                assertEquals("", said(Phrases.BUILT_IN, columns[1]));
                strange++;
            } else if (said(Phrases.BUILT_IN, columns[1]).equals(english(columns[2]))) {
                hits++;
            } else {
                missed.add(row + " -> " + said(Phrases.BUILT_IN, columns[1]));
            }
        }
        System.out.printf(
                "phrase catalogue: %d of %d texts recognised, %d known to be strange%n",
                hits, table.size(), strange);
        assertTrue(hits >= WANTED_HITS * table.size(), missed::toString);
    }

    private static String english(String name) {
        return BuiltIn.phrases()
                .phrase(name)
                .map(phrase -> phrase.say().getOrDefault(Language.ENGLISH, ""))
                .orElseThrow();
    }

    private static String said(Phrases phrases, String text) {
        Wording wording = phrases.recognised(buffer(text));
        if (wording == null) {
            return "";
        }
        ByteBuf out = Unpooled.buffer();
        wording.write(Language.ENGLISH, out);
        return out.toString(UTF_8);
    }

    private static List<String> table() throws IOException {
        try (var file =
                Objects.requireNonNull(
                        PhrasesTest.class.getResourceAsStream("screen-messages.tsv"))) {
            return new String(file.readAllBytes(), UTF_8).lines().toList();
        }
    }

    private static ByteBuf buffer(String text) {
        return Unpooled.copiedBuffer(text, UTF_8);
    }
}
