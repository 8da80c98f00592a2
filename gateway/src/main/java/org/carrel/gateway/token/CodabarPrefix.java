package org.carrel.gateway.token;

/**
 * The first five digits of a 14-digit library barcode: a 2 for patrons, then the institution code.
 * Vendors get one that the library system never issues.
 *
 * @param value 0 to 99999; leading zeros are implied
 */
public record CodabarPrefix(int value) {

    /** Digits of a prefix. */
    public static final int DIGITS = 5;

    /** Refuses what does not fit into five digits. */
    public CodabarPrefix {
        if (value < 0 || value > 99_999) {
            throw new IllegalArgumentException("a Codabar prefix has five digits");
        }
    }

    /**
     * The prefix as it is written in a configuration.
     *
     * @throws IllegalArgumentException unless these are exactly five ASCII digits
     */
    public static CodabarPrefix of(String digits) {
        if (digits.length() != DIGITS || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new IllegalArgumentException("a Codabar prefix has five digits");
        }
        return new CodabarPrefix(Integer.parseInt(digits));
    }
}
