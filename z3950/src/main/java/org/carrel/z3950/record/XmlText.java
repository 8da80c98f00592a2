package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import org.carrel.z3950.record.MalformedRecord.Fault;

/** The small change of XML: names, blanks, references, and text written so that it stays text. */
public final class XmlText {
    /** How many times as long text may become when it is written as XML. */
    public static final int GROWTH = 6;

    private static final int LONGEST_REFERENCE = 10;
    private static final List<String> ENTITIES =
            List.of("&lt;", "<", "&gt;", ">", "&amp;", "&", "&quot;", "\"", "&apos;", "'");

    private XmlText() {}

    /**
     * Appends text so that XML reads it as text, without the control bytes that XML cannot hold.
     */
    public static void escape(ByteBuf from, int start, int end, ByteBuf to) {
        int plain = start;
        for (int at = start; at < end; at++) {
            int octet = from.getByte(at);
            if (octet >= '?' || octet < 0 || !isSpecial(octet)) {
                continue;
            }
            to.writeBytes(from, plain, at - plain);
            plain = at + 1;
            write(reference(octet), to);
        }
        to.writeBytes(from, plain, end - plain);
    }

    /** Appends one letter of ASCII so that XML reads it as that letter. */
    static void escape(int letter, ByteBuf to) {
        if (isSpecial(letter)) {
            write(reference(letter), to);
        } else {
            to.writeByte(letter);
        }
    }

    /** The one letter that this text is, plain or as a reference; -1 where it is not just one. */
    static int letter(ByteBuf from, int start, int end) {
        if (end - start == 1) {
            return from.getUnsignedByte(start);
        }
        for (int entity = 0; entity < ENTITIES.size(); entity += 2) {
            String reference = ENTITIES.get(entity);
            if (end - start == reference.length() && isAt(from, start, end, reference)) {
                return ENTITIES.get(entity + 1).charAt(0);
            }
        }
        boolean number = isAt(from, start, end, "&#") && from.getByte(end - 1) == ';';
        return number ? number(from, start + 2, end - 1) : -1;
    }

    /** Appends text with its references resolved; it does not become longer. */
    static void resolve(ByteBuf from, int start, int end, ByteBuf to) {
        int at = start;
        while (at < end) {
            int found = from.indexOf(at, end, (byte) '&');
            int plain = found < 0 ? end : found;
            to.writeBytes(from, at, plain - at);
            at = plain < end ? reference(from, plain, end, to) : end;
        }
    }

    static int skipBlanks(ByteBuf bytes, int from, int to) {
        int at = from;
        while (at < to && isBlank(bytes.getByte(at))) {
            at++;
        }
        return at;
    }

    static int nameEnd(ByteBuf bytes, int from, int to) {
        int at = from;
        while (at < to && isNameByte(bytes.getByte(at))) {
            at++;
        }
        return at;
    }

    static boolean isAt(ByteBuf bytes, int from, int to, CharSequence ascii) {
        if (ascii.length() > to - from) {
            return false;
        }
        for (int at = 0; at < ascii.length(); at++) {
            if (bytes.getByte(from + at) != ascii.charAt(at)) {
                return false;
            }
        }
        return true;
    }

    private static int reference(ByteBuf from, int at, int end, ByteBuf to) {
        int semicolon = from.indexOf(at, Math.min(end, at + LONGEST_REFERENCE + 1), (byte) ';');
        if (semicolon < 0) {
            throw new MalformedRecord(Fault.XML, at);
        }
        if (from.getByte(at + 1) == '#') {
            Utf8.write(to, number(from, at + 2, semicolon));
            return semicolon + 1;
        }
        for (int entity = 0; entity < ENTITIES.size(); entity += 2) {
            if (isAt(from, at, semicolon + 1, ENTITIES.get(entity))) {
                to.writeByte(ENTITIES.get(entity + 1).charAt(0));
                return semicolon + 1;
            }
        }
        throw new MalformedRecord(Fault.XML, at);
    }

    private static int number(ByteBuf from, int start, int end) {
        boolean hexadecimal = from.getByte(start) == 'x';
        int radix = hexadecimal ? 16 : 10;
        int value = 0;
        int first = hexadecimal ? start + 1 : start;
        for (int at = first; at < end; at++) {
            int digit = Character.digit(from.getByte(at), radix);
            value = value * radix + digit;
            if (digit < 0 || value > Character.MAX_CODE_POINT) {
                throw new MalformedRecord(Fault.XML, at);
            }
        }
        boolean surrogate = value >= Character.MIN_SURROGATE && value <= Character.MAX_SURROGATE;
        if (first == end || surrogate || isForbidden(value)) {
            throw new MalformedRecord(Fault.XML, start);
        }
        return value;
    }

    private static String reference(int octet) {
        return switch (octet) {
            case '<' -> "&lt;";
            case '>' -> "&gt;";
            case '&' -> "&amp;";
            case '"' -> "&quot;";
            default -> "";
        };
    }

    static void write(CharSequence ascii, ByteBuf to) {
        ByteBufUtil.writeAscii(to, ascii);
    }

    /** Whether XML can hold no such character, however it is written. */
    static boolean isForbidden(int character) {
        return character >= 0
                && character < ' '
                && character != '\t'
                && character != '\n'
                && character != '\r';
    }

    private static boolean isSpecial(int octet) {
        return switch (octet) {
            case '<', '>', '&', '"' -> true;
            case '\t', '\n', '\r' -> false;
            default -> octet < ' ';
        };
    }

    private static boolean isBlank(int octet) {
        return octet == ' ' || octet == '\n' || octet == '\t' || octet == '\r';
    }

    private static boolean isNameByte(int octet) {
        return octet < 0
                || (octet >= 'a' && octet <= 'z')
                || (octet >= 'A' && octet <= 'Z')
                || (octet >= '0' && octet <= '9')
                || octet == ':'
                || octet == '_'
                || octet == '-'
                || octet == '.';
    }
}
