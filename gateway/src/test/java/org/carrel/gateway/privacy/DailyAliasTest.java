package org.carrel.gateway.privacy;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.config.phrase.Language;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.Generalisation;
import org.carrel.gateway.ReadLine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Four characters for a waiting person, good for one day. */
class DailyAliasTest {
    private final AtomicReference<Instant> now =
            new AtomicReference<>(Instant.parse("2026-11-22T09:00:00Z"));
    private final DailyAlias alias = new DailyAlias(now::get, ZoneOffset.UTC);

    @Test
    void a_person_has_the_same_alias_all_day() {
        String morning = of("29001100000017");
        now.set(Instant.parse("2026-11-22T23:59:59Z"));
        assertEquals(morning, of("29001100000017"));
        assertTrue(morning.matches("[2-9B-DF-HJKMNP-TV-Z]{4}"), "other letters");
    }

    @Test
    void the_next_day_it_is_another() {
        Set<String> today = new HashSet<>();
        Set<String> tomorrow = new HashSet<>();
        for (int each = 0; each < 20; each++) {
            today.add(each + of("2900110000" + each));
        }
        now.set(Instant.parse("2026-11-23T00:00:00Z"));
        for (int each = 0; each < 20; each++) {
            tomorrow.add(each + of("2900110000" + each));
        }
        tomorrow.retainAll(today);
        assertTrue(tomorrow.size() <= 1, "yesterday's aliases are known today");
    }

    @Test
    void the_day_is_the_librarys() {
        DailyAlias auckland = new DailyAlias(now::get, ZoneId.of("Pacific/Auckland"));
        String before = of(auckland, "29001100000017");
        now.set(Instant.parse("2026-11-22T10:59:59Z"));
        assertEquals(before, of(auckland, "29001100000017"));
    }

    @Test
    void another_process_gives_others() {
        DailyAlias other = new DailyAlias(now::get, ZoneOffset.UTC);
        boolean alike = true;
        for (int each = 0; each < 5; each++) {
            alike &= of("card" + each).equals(of(other, "card" + each));
        }
        assertNotEquals(true, alike);
    }

    @Test
    void few_of_a_days_people_meet_in_one() {
        Set<String> all = new HashSet<>();
        for (int each = 0; each < 1_000; each++) {
            all.add(of("29001" + (100_000_000 + each)));
        }
        assertTrue(all.size() > 990, () -> "only " + all.size() + " of 1000");
    }

    @Test
    void nobody_has_no_alias() {
        assertEquals("", of(""));
    }

    @ParameterizedTest(name = "a destination of <{0}> leaves as <{1}>")
    @CsvSource({
        "MAIN, MAIN",
        "BR-12, BR-12",
        "'Branch 4, Shelf 123456789', 'Branch 4, Shelf 123456789'",
        "29001100000017, ''",
        "2900 1100 000017, ''",
        "P-1234567890, ''",
        "MAIN/29001100000017, ''",
        "29001123, ''",
        "2900112, 2900112",
        "29002123, 29002123"
    })
    void what_looks_like_a_card_in_a_destination_becomes_empty(String place, String shown) {
        Action action = new Action.Generalise(Generalisation.UNLESS_CARD);
        try (Substituted wire = new Substituted(Language.ENGLISH)) {
            assertEquals(shown, wire.field("CT", action, place, ""));
        }
    }

    @Test
    void a_card_in_a_destination_gets_the_alias_of_the_person_who_waits() {
        Map<String, Action> both =
                Map.of("sip2:CT", new Action.Alias(), "sip2:CY", new Action.Alias());
        try (Substituted wire = new Substituted(Language.ENGLISH)) {
            String question = "09N" + Substituted.NOW + Substituted.NOW + "AP|AORIV|AB3|AC|";
            String answer = "101YUN" + Substituted.NOW + "AORIV|AB3|AQ|";
            String card = "29001100000017|";
            ReadLine said = wire.answer(question, answer + "CY" + card + "CT" + card, both);
            assertEquals(4, Substituted.text(said, "CY").length());
            assertEquals(Substituted.text(said, "CY"), Substituted.text(said, "CT"));
            ReadLine place = wire.answer(question, answer + "CTMAIN|", both);
            assertEquals("MAIN", Substituted.text(place, "CT"));
        }
    }

    private String of(String value) {
        return of(alias, value);
    }

    private static String of(DailyAlias alias, String value) {
        ByteBuf out = Unpooled.buffer();
        alias.write(Unpooled.copiedBuffer(value, US_ASCII), out);
        return out.toString(US_ASCII);
    }
}
