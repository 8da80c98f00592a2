package org.carrel.gateway.token;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CodabarTest {

    @ParameterizedTest
    @CsvSource({"3023400051786,1", "3319100010586,4", "0000000000000,0"})
    void publishedExamplesHaveTheirCheckDigit(String digits, int check) {
        assertEquals(check, Codabar.checkDigit(Made.ascii(digits), 0));
    }

    @Test
    void aBarcodeIsFoundInTheMiddleOfABuffer() {
        ByteBuf message = Made.ascii("AA30234000517861|AC");
        assertTrue(Codabar.isBarcode(message.slice(2, 14)));
        message.readerIndex(2).writerIndex(16);
        assertTrue(Codabar.isBarcode(message));
        assertEquals(2, message.readerIndex());
    }

    @Test
    void everySingleMisreadDigitIsCaught() {
        for (int place = 0; place < Codabar.LENGTH; place++) {
            for (int error = 1; error < 10; error++) {
                ByteBuf card = Made.barcode(Made.LIBRARY, 567_890);
                int digit = card.getByte(place) - '0';
                card.setByte(place, '0' + (digit + error) % 10);
                assertFalse(Codabar.isBarcode(card), "place " + place);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "3023400051786", "302340005178610", "3023400051786x", "/0234000517861"})
    void anythingButFourteenDigitsIsNoBarcode(String window) {
        assertFalse(Codabar.isBarcode(Made.ascii(window)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2999", "299990", "2999x", "-2999", "+2999"})
    void aPrefixHasFiveDigits(String digits) {
        assertThrows(IllegalArgumentException.class, () -> CodabarPrefix.of(digits));
    }

    @Test
    void aPrefixMayBeginWithZero() {
        ByteBuf card = Made.barcode(CodabarPrefix.of("00042"), 1);
        assertEquals(Made.ascii("0004200000001"), card.slice(0, 13));
        assertTrue(Codabar.isBarcode(card));
    }
}
