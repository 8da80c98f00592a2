package org.carrel.gateway.oracle;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** What a searched value is to the person; a column of the {@link Matrix}. */
enum ValueClass {
    CARD,
    PIN,
    NAME,
    STREET,
    MAIL,
    PHONE,
    BIRTH,
    GROUP,
    LOAN,
    HOLD,
    FINE,
    FEE,
    NOTE,
    /** No person's: planted in every sink, and must be found there. */
    CONTROL,
    /** Nobody's: never used, and must be found nowhere. */
    NEVER;

    /** Those that are about a person. */
    static List<ValueClass> personal() {
        return Stream.of(values()).filter(each -> each != CONTROL && each != NEVER).toList();
    }

    /** As it stands in the table. */
    String text() {
        return name().toLowerCase(Locale.ROOT);
    }
}
