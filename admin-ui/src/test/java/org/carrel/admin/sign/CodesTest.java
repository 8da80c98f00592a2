package org.carrel.admin.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Codes are long enough that nobody guesses them, and are read as people type them. */
class CodesTest {
    private static final int ENOUGH = 112;
    private static final int MANY = 500;

    @Test
    void recovery_codes_have_room_for_more_than_112_bits() {
        int letters =
                (int)
                        Stream.generate(Codes::drawToKeep)
                                .limit(MANY)
                                .flatMapToInt(String::chars)
                                .filter(each -> each != '-')
                                .distinct()
                                .count();
        int length = (int) Codes.drawToKeep().chars().filter(each -> each != '-').count();
        assertTrue(length * Math.log(letters) / Math.log(2) > ENOUGH, letters + "^" + length);
    }

    @Test
    void a_code_may_be_typed_in_capitals_and_with_blanks() {
        String code = Codes.drawToKeep();
        assertEquals(code, Codes.typed(" " + code.toUpperCase(Locale.ROOT).replace("-", " - ")));
    }
}
