package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The character sets that SIP2 peers use, and the way between them and UTF-8, in which every frame
 * is kept inside the gateway. Values go byte by byte from buffer to buffer: no {@code String} and
 * no {@code char[]} is ever made of them. Source: sip2.md §6.2.
 */
public enum Sip2Charset {
    UTF_8("utf-8", StandardCharsets.UTF_8),
    CP850("cp850", Charset.forName("IBM850")),
    ISO_8859_1("iso-8859-1", StandardCharsets.ISO_8859_1),
    ASCII("ascii", StandardCharsets.US_ASCII);

    /** Stands for a character that the peer's charset does not have. */
    private static final int UNKNOWN = '?';

    private static final int REPLACEMENT = 0xFFFD;

    private final String text;
    private final String high;

    Sip2Charset(String text, Charset charset) {
        this.text = text;
        this.high = text.equals("utf-8") ? "" : upperHalf(charset);
    }

    /** The name that stands in {@code carrel.yaml}. */
    public String text() {
        return text;
    }

    /** The charset of that name, if we speak it. */
    public static Optional<Sip2Charset> named(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }

    /**
     * Appends {@code length} bytes of this charset to {@code to} as UTF-8; control characters
     * become spaces. Bytes that are no character of this charset become {@code ?}.
     */
    void toUtf8(ByteBuf from, int start, int length, ByteBuf to) {
        if (this == UTF_8) {
            copyWholeCharacters(from, start, length, to);
            return;
        }
        for (int at = start; at < start + length; at++) {
            int octet = from.getUnsignedByte(at);
            writeUtf8(octet < 0x80 ? printable(octet) : high.charAt(octet - 0x80), to);
        }
    }

    /**
     * Appends {@code length} bytes of UTF-8 to {@code to} in this charset; what it does not have
     * becomes {@code ?}.
     */
    void fromUtf8(ByteBuf from, int start, int length, ByteBuf to) {
        if (this == UTF_8) {
            copyWithoutControls(from, start, length, to);
            return;
        }
        int end = start + length;
        int at = start;
        while (at < end) {
            int octet = from.getUnsignedByte(at);
            if (octet < 0x80) {
                to.writeByte(printable(octet));
                at++;
            } else {
                int width = sequenceWidth(from, at, end);
                to.writeByte(encode(codePoint(from, at, width)));
                at += width;
            }
        }
    }

    /** Whether no byte goes beyond ASCII. */
    static boolean isAscii(ByteBuf from, int start, int length) {
        for (int at = start; at < start + length; at++) {
            if (from.getByte(at) < 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the value goes beyond ASCII and is UTF-8 from its first byte to its last. */
    static boolean isUtf8(ByteBuf from, int start, int length) {
        int end = start + length;
        boolean beyondAscii = false;
        for (int at = start; at < end; ) {
            int width = from.getByte(at) >= 0 ? 1 : sequenceWidth(from, at, end);
            if (width == 1 && from.getByte(at) < 0) {
                return false;
            }
            beyondAscii |= width > 1;
            at += width;
        }
        return beyondAscii;
    }

    /** As {@link Sip2Checksum#of}, but of the numbers of the characters (sip2.md §7, row 6). */
    int checksum(ByteBuf from, int start, int end) {
        int sum = 0;
        int at = start;
        while (at < end) {
            int octet = from.getUnsignedByte(at);
            int width = this == UTF_8 && octet >= 0x80 ? sequenceWidth(from, at, end) : 1;
            sum += octet < 0x80 ? octet : number(from, at, width);
            at += width;
        }
        return -sum & 0xFFFF;
    }

    private int number(ByteBuf from, int at, int width) {
        int octet = from.getUnsignedByte(at);
        return this != UTF_8
                ? high.charAt(octet - 0x80)
                : width == 1 ? octet : codePoint(from, at, width);
    }

    private int encode(int codePoint) {
        int slot = codePoint == REPLACEMENT ? -1 : high.indexOf(codePoint);
        return slot < 0 ? UNKNOWN : slot + 0x80;
    }

    /** What is no UTF-8 must not reach a peer that breaks off on it (sip2.md §6.2). */
    private static void copyWholeCharacters(ByteBuf from, int start, int length, ByteBuf to) {
        int end = start + length;
        int at = start;
        while (at < end) {
            int octet = from.getUnsignedByte(at);
            int width = octet < 0x80 ? 1 : sequenceWidth(from, at, end);
            if (width > 1) {
                to.writeBytes(from, at, width);
            } else {
                to.writeByte(octet < 0x80 ? printable(octet) : UNKNOWN);
            }
            at += width;
        }
    }

    private static void copyWithoutControls(ByteBuf from, int start, int length, ByteBuf to) {
        for (int at = start; at < start + length; at++) {
            to.writeByte(printable(from.getByte(at)));
        }
    }

    private static int printable(int octet) {
        return octet >= 0 && octet < 0x20 ? ' ' : octet;
    }

    private static void writeUtf8(int codePoint, ByteBuf to) {
        if (codePoint == REPLACEMENT) {
            to.writeByte(UNKNOWN);
        } else if (codePoint < 0x80) {
            to.writeByte(codePoint);
        } else if (codePoint < 0x800) {
            to.writeByte(0xC0 | (codePoint >> 6)).writeByte(0x80 | (codePoint & 0x3F));
        } else {
            to.writeByte(0xE0 | (codePoint >> 12))
                    .writeByte(0x80 | (codePoint >> 6 & 0x3F))
                    .writeByte(0x80 | (codePoint & 0x3F));
        }
    }

    /**
     * How many bytes the sequence at {@code at} takes; 1 where it is broken, so that the next byte
     * is looked at afresh.
     */
    private static int sequenceWidth(ByteBuf from, int at, int end) {
        int lead = from.getUnsignedByte(at);
        int width =
                lead >= 0xF0 && lead < 0xF5
                        ? 4
                        : lead >= 0xE0 && lead < 0xF0 ? 3 : lead >= 0xC2 && lead < 0xE0 ? 2 : 1;
        if (width > end - at) {
            return 1;
        }
        for (int next = at + 1; next < at + width; next++) {
            if ((from.getByte(next) & 0xC0) != 0x80) {
                return 1;
            }
        }
        return width;
    }

    private static int codePoint(ByteBuf from, int at, int width) {
        int lead = from.getUnsignedByte(at);
        return switch (width) {
            case 2 -> ((lead & 0x1F) << 6) | (from.getByte(at + 1) & 0x3F);
            case 3 ->
                    ((lead & 0x0F) << 12)
                            | ((from.getByte(at + 1) & 0x3F) << 6)
                            | (from.getByte(at + 2) & 0x3F);
            case 4 ->
                    ((lead & 0x07) << 18)
                            | ((from.getByte(at + 1) & 0x3F) << 12)
                            | ((from.getByte(at + 2) & 0x3F) << 6)
                            | (from.getByte(at + 3) & 0x3F);
            default -> REPLACEMENT;
        };
    }

    private static String upperHalf(Charset charset) {
        byte[] octets = new byte[128];
        for (int slot = 0; slot < octets.length; slot++) {
            octets[slot] = (byte) (slot + 0x80);
        }
        return new String(octets, charset);
    }
}
