package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.carrel.gateway.demo.Patron.Known;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.gateway.demo.Witness.Sighting;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A planted value is found in whatever form it was planted, and nothing else is. */
class LeakSearchTest {
    private static final Patron ZOE = People.ZOE;

    private final LeakSearch search = new LeakSearch(People.all());

    static Stream<Known> everything() {
        return People.all().stream().flatMap(each -> each.known().stream());
    }

    @ParameterizedTest(name = "number {index}")
    @MethodSource("everything")
    void everyValueIsFoundInEveryForm(Known known) {
        assertTrue(finds("AF", known.value()));
        assertTrue(finds("AF", known.value().toUpperCase(Locale.ROOT)));
        assertTrue(finds("AF", "x" + new StringBuilder(known.value()).reverse() + "y"));
    }

    @Test
    void aCardWithBlanksAndDashesIsFoundByItsDigits() {
        String card = ZOE.card();
        assertTrue(finds("AF", card.substring(0, 5) + " - " + card.substring(5)));
    }

    @Test
    void aPhoneNumberIsFoundByItsDigits() {
        assertTrue(finds("AF", ZOE.contact().phone().replaceAll("[^0-9]", "")));
    }

    @Test
    void aNameWhoseCharsetWasMistakenIsFound() {
        byte[] utf8 = ZOE.name().getBytes(StandardCharsets.UTF_8);
        assertTrue(finds("AF", new String(utf8, Charset.forName("cp850"))));
        assertTrue(finds("AF", "Zo? ?elik-M?ller"));
    }

    @Test
    void halfANameIsFound() {
        assertTrue(finds("AF", "Dear Ms Vandenberghe"));
    }

    @Test
    void theFieldAndThePartyAreNamedAndTheValueIsNot() {
        List<Leak> leaks = search("AG", "card " + ZOE.card());
        assertEquals("AG", leaks.getFirst().field());
        assertEquals("press", leaks.getFirst().party());
        assertTrue(leaks.stream().noneMatch(each -> each.toString().contains(ZOE.card())));
    }

    @Test
    void aTokenADateAndAnAmountAreNoLeak() {
        assertFalse(finds("AA", Codabar.number("29998", 41235567)));
        assertFalse(finds("BV", "4.50"));
        assertFalse(finds("AF", "Reader 7, known to us as " + Codabar.number("29999", 99123411)));
    }

    private boolean finds(String field, String value) {
        return !search(field, value).isEmpty();
    }

    private List<Leak> search(String field, String value) {
        String line = "38Y20261122    020438AORIV|AA29998123456789|" + field + value + "|AY1AZF000";
        return search.search(
                List.of(new Sighting(Instant.EPOCH, "press", Direction.RECEIVED, line)));
    }
}
