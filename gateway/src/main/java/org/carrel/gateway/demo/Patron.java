package org.carrel.gateway.demo;

import java.util.List;

/**
 * One made-up reader.
 *
 * @param card fourteen digits with their check digit
 * @param pin six digits that can stand in no date or time of day, so that finding them is never
 *     chance
 * @param born as {@code YYYYMMDD}, the way field PB carries it here
 * @param patronClass the library's own word for field PC
 * @param owed in cents, when the library opens
 */
record Patron(
        String card,
        String pin,
        String name,
        Contact contact,
        String born,
        String patronClass,
        Standing standing,
        int owed) {

    /** Where a reader can be reached. */
    record Contact(String address, String phone, String email) {}

    /** Whether a card may be used, and if not, why. */
    enum Standing {
        GOOD("              ", ""),
        BLOCKED("YYYYY         ", "This card was reported lost. Please see the staff."),
        EXPIRED("YYYY          ", "This card has expired. Please see the staff."),
        TOO_MANY_FINES("YYYY      Y   ", "Too much is owed on this card.");

        private final String flags;
        private final String reason;

        Standing(String flags, String reason) {
            this.flags = flags;
            this.reason = reason;
        }

        /** The fourteen positions of patron status (sip2.md §4). */
        String flags() {
            return flags;
        }

        /** What the screen says of it; empty for a card in good standing. */
        String reason() {
            return reason;
        }
    }

    /** Every value by which this reader could be known, with a word for what it is. */
    List<Known> known() {
        return List.of(
                new Known("card number", card),
                new Known("PIN", pin),
                new Known("name", name),
                new Known("address", contact.address()),
                new Known("phone", contact.phone()),
                new Known("e-mail", contact.email()),
                new Known("birth date", born));
    }

    /** One value of a person and what it is. */
    record Known(String what, String value) {}
}
