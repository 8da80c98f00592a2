package org.carrel.config.policy;

/** What an administrator's text must be like to stand in a message. */
final class PlainText {

    /** A field's value has no more characters (sip2.md §1). */
    static final int LONGEST = 255;

    private PlainText() {}

    /**
     * Insists that the text would neither end a field or a message nor be too long for one.
     *
     * @throws IllegalArgumentException otherwise
     */
    static void require(String text) {
        boolean harmful = text.chars().anyMatch(each -> each < ' ' || each == '|');
        if (text.length() > LONGEST || harmful) {
            throw new IllegalArgumentException(
                    "a text has at most 255 characters, none of them a control or |");
        }
    }
}
