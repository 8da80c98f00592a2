package org.carrel.gateway.demo;

/**
 * One thing that the library lends, or keeps for reading in the house.
 *
 * @param barcode fourteen digits with their check digit
 * @param media the code of field CK (sip2.md §4)
 * @param branch where it lives
 * @param start how it stands when the library opens
 */
record Item(
        String barcode, String title, String media, String shelfMark, String branch, Start start) {

    /**
     * How an item stands when the library opens, in the codes of circulation status (sip2.md §4).
     */
    enum Start {
        ON_SHELF("03"),
        REFERENCE("03"),
        HOLD_SHELF("08"),
        IN_TRANSIT("10");

        private final String code;

        Start(String code) {
            this.code = code;
        }

        String code() {
            return code;
        }
    }
}
