package org.carrel.gateway.archive;

import java.util.Locale;

/** The words of choices in the database and in lines of text. */
final class Words {
    private Words() {}

    /** The word of a choice: {@code PRIVACY_OFFICER} is privacy-officer. */
    static String of(Enum<?> choice) {
        return choice.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
