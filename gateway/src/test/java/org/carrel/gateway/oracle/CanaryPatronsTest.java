package org.carrel.gateway.oracle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whether finding one of them can be chance. */
class CanaryPatronsTest {
    private static final CanaryPatrons PATRONS = new CanaryPatrons(500, 42);

    @Test
    void no_two_values_share_a_core() {
        Set<String> seen = new HashSet<>();
        PATRONS.values()
                .map(CanaryValue::cores)
                .flatMap(List::stream)
                .forEach(core -> assertTrue(seen.add(core)));
    }

    @Test
    void every_core_has_ten_characters_or_more() {
        assertTrue(
                PATRONS.values()
                        .flatMap(value -> value.cores().stream())
                        .allMatch(core -> core.length() >= 10));
    }

    @Test
    void a_card_ends_with_its_check_digit() {
        String card = PATRONS.get(0).text(ValueClass.CARD);
        int sum = 0;
        for (int at = 0; at < card.length(); at++) {
            int digit = Character.digit(card.charAt(at), 10);
            int weighed = at % 2 == 0 ? 2 * digit : digit;
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        assertEquals(0, sum % 10);
    }
}
