package org.carrel.sip2;

/**
 * How one peer speaks SIP2: its character set, how it ends a message, whether we show it error
 * detection (AY and AZ) of our own accord, and the byte that ends a field. Source: sip2.md §1,
 * §5.2, §6.2.
 *
 * @param charset the character set of the values on the wire
 * @param terminator what ends a message
 * @param errorDetection whether requests that we send carry AY and AZ; answers follow the request
 *     that they answer, whatever stands here
 * @param delimiter the printable ASCII character, neither letter nor digit, that ends a variable
 *     field
 */
public record Sip2Dialect(
        Sip2Charset charset, Terminator terminator, boolean errorDetection, char delimiter) {

    /**
     * UTF-8, CR, error detection, {@code |}: what the standard says, but for its charset of 1993.
     */
    public static final Sip2Dialect STANDARD =
            new Sip2Dialect(Sip2Charset.UTF_8, Terminator.CR, true, '|');

    public Sip2Dialect {
        if (delimiter <= 0x20 || delimiter >= 0x7F || Character.isLetterOrDigit(delimiter)) {
            throw new IllegalArgumentException(
                    "a delimiter is a printable ASCII character, neither letter nor digit");
        }
    }

    /** What ends a message on the wire. */
    public enum Terminator {
        CR("cr", "\r"),
        CRLF("crlf", "\r\n"),
        LF("lf", "\n");

        private final String text;
        private final String bytes;

        Terminator(String text, String bytes) {
            this.text = text;
            this.bytes = bytes;
        }

        /** The name that stands in {@code carrel.yaml}. */
        public String text() {
            return text;
        }

        /** The one or two ASCII characters themselves. */
        public String bytes() {
            return bytes;
        }
    }
}
