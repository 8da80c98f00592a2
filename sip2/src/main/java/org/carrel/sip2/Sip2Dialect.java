package org.carrel.sip2;

import io.netty.buffer.ByteBuf;

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
 * @param habits where the peer departs from the standard
 */
public record Sip2Dialect(
        Sip2Charset charset,
        Terminator terminator,
        boolean errorDetection,
        char delimiter,
        Habits habits) {

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

    /** A peer that keeps to the standard but for these four. */
    public Sip2Dialect(
            Sip2Charset charset, Terminator terminator, boolean errorDetection, char delimiter) {
        this(charset, terminator, errorDetection, delimiter, Habits.NONE);
    }

    /** Appends a value as it came from the peer, as UTF-8. */
    void toUtf8(ByteBuf from, int start, int length, ByteBuf to) {
        boolean meant = habits.utf8() && Sip2Charset.isUtf8(from, start, length);
        (meant ? Sip2Charset.UTF_8 : charset).toUtf8(from, start, length, to);
    }

    /** Whether a value beyond ASCII looks like another character set's than the one agreed. */
    boolean isDoubtful(ByteBuf from, int start, int length) {
        return charset == Sip2Charset.UTF_8
                ? !Sip2Charset.isAscii(from, start, length)
                        && !Sip2Charset.isUtf8(from, start, length)
                : !habits.utf8() && Sip2Charset.isUtf8(from, start, length);
    }

    /**
     * What a peer does although the standard says otherwise. Source: sip2.md §7.
     *
     * @param utf8 whether a value that is whole UTF-8 is read as such, whatever charset was agreed
     *     (row 40); what is sent keeps to the charset
     * @param checksum what AZ counts (rows 6, 35)
     * @param sequence whether AY says which question is answered (row 8)
     */
    public record Habits(boolean utf8, Checksum checksum, Sequence sequence) {
        /** None: the standard is kept. */
        public static final Habits NONE = new Habits(false, Checksum.BYTES, Sequence.ECHOED);
    }

    /** What a peer's AZ counts. */
    public enum Checksum {
        /** The bytes on the wire. */
        BYTES,
        /** The numbers of the characters, which differ from the bytes beyond ASCII. */
        CHARACTERS,
        /** Nothing to be relied on: sent as bytes, and not looked at in what comes. */
        UNCHECKED
    }

    /** What a peer's AY in an answer says. */
    public enum Sequence {
        /** The number of its question. */
        ECHOED,
        /** Nothing: answers belong to questions by their order alone. */
        UNRELIABLE
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
