package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.carrel.config.ConfigLoader;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;
import org.junit.jupiter.api.Test;

class DemonstrationDataTest {

    @Test
    void everyCardIsFourteenDigitsWithTheRightCheckDigit() {
        assertTrue(
                People.all().stream()
                        .allMatch(each ->
                                Codabar.isValid(each.card()) && each.card().startsWith("29001")));
    }

    @Test
    void everyItemHasItsOwnValidBarcode() {
        assertTrue(Stock.all().stream().allMatch(each -> Codabar.isValid(each.barcode())));
        assertEquals(
                Stock.all().size(), Stock.all().stream().map(Item::barcode).distinct().count());
    }

    @Test
    void aChangedDigitMakesABarcodeInvalid() {
        String card = People.ZOE.card();
        char other = card.charAt(7) == '9' ? '0' : (char) (card.charAt(7) + 1);
        assertFalse(Codabar.isValid(card.substring(0, 7) + other + card.substring(8)));
    }

    @Test
    void noPinCanStandInADateOrATimeOfDay() {
        assertTrue(
                People.all().stream().allMatch(each -> each.pin().matches("[7-9][0-9]{4}[7-9]")));
    }

    @Test
    void moneyIsReadAsPeopleWriteIt() {
        assertEquals(450, Money.cents("4.50").orElseThrow());
        assertEquals(450, Money.cents("4,5").orElseThrow());
        assertTrue(Money.cents("a lot").isEmpty());
    }

    @Test
    void theConfigurationHasEveryPortFilledIn() {
        String yaml = configuration();
        assertFalse(yaml.contains("${"));
        assertTrue(yaml.contains("address: 127.0.0.1:7002"));
        assertTrue(yaml.contains("bind: 127.0.0.1:6004"));
        assertTrue(yaml.contains("bind: 127.0.0.1:2100"));
    }

    @Test
    void theConfigurationIsAcceptedAsItIs() {
        Loaded loaded = ConfigLoader.load(configuration(), Inline.ALLOWED);
        assertInstanceOf(Loaded.Accepted.class, loaded, loaded::toString).config().close();
    }

    private static String configuration() {
        return Demo.configuration(
                Ports.USUAL,
                java.util.Optional.empty(),
                Map.of("ils", 7001, "press", 7002, "till", 7003, "stacks", 7004));
    }
}
