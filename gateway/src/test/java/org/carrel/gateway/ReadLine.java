package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * A SIP2 message as a strict terminal would read it, by code that shares nothing with the decoder:
 * anything out of order is an assertion error. Its letters are the bytes of the wire.
 *
 * @param columns what stands in the fixed columns
 * @param fields the variable fields in their order, without AY and AZ
 * @param sequence the digit of AY, or -1
 */
public record ReadLine(
        Sip2MessageType type, Map<FixedField, String> columns, List<Field> fields, int sequence) {
    private static final Pattern SIGNATURE =
            Pattern.compile("(?:AY([0-9]))?AZ([0-9A-F]{4})$", Pattern.DOTALL);

    /** A variable field: its two letters and its value. */
    public record Field(String id, String value) {}

    /** Reads one line without its terminator. */
    public static ReadLine of(String line, char delimiter) {
        return of(line, delimiter, true);
    }

    /** Reads a line whose checksum cannot be checked where its letters are no bytes any more. */
    static ReadLine of(String line, char delimiter, boolean lettersAreBytes) {
        Sip2MessageType type = type(line);
        int sequence = -1;
        String body = line;
        Matcher signature = SIGNATURE.matcher(line);
        if (signature.find()) {
            boolean right = checksum(line).equals(signature.group(2));
            require(right || !lettersAreBytes, "a right checksum", type);
            sequence = signature.group(1) == null ? -1 : Integer.parseInt(signature.group(1));
            body = line.substring(0, signature.start());
        }
        int start = 2 + type.fixedLength();
        require(body.length() >= start, "all its columns", type);
        ReadLine read =
                new ReadLine(type, columns(type, body), fields(type, body, delimiter), sequence);
        type.required().forEach(each -> require(read.has(each.code()), each.code(), type));
        return read;
    }

    /** Whether the field is there, be it empty. */
    public boolean has(String id) {
        return fields.stream().anyMatch(each -> each.id().equals(id));
    }

    /** The value of the first such field; empty where there is none. */
    public String value(Sip2Field field) {
        return fields.stream()
                .filter(each -> each.id().equals(field.code()))
                .map(Field::value)
                .findFirst()
                .orElse("");
    }

    /** The line with AY, AZ and its terminator, as a terminal of the standard would send it. */
    public static byte[] signed(String body, int sequence) {
        String line = body + "AY" + sequence + "AZ";
        return (line + checksum(line + "0000") + "\r").getBytes(ISO_8859_1);
    }

    /** What must stand in the last four places of this line. */
    private static String checksum(String line) {
        int sum = line.chars().limit(line.length() - 4L).sum();
        return String.format(Locale.ROOT, "%04X", -sum & 0xFFFF);
    }

    private static Sip2MessageType type(String line) {
        boolean digits = line.length() >= 2 && line.substring(0, 2).matches("[0-9]{2}");
        Sip2MessageType type =
                digits ? Sip2MessageType.of(Integer.parseInt(line.substring(0, 2))) : null;
        if (type == null) {
            throw new AssertionError("a line of " + line.length() + " bytes is no message");
        }
        return type;
    }

    private static Map<FixedField, String> columns(Sip2MessageType type, String body) {
        Map<FixedField, String> columns = new EnumMap<>(FixedField.class);
        int at = 2;
        for (FixedField column : type.columns()) {
            columns.put(column, body.substring(at, at + column.width()));
            at += column.width();
        }
        return columns;
    }

    private static List<Field> fields(Sip2MessageType type, String body, char delimiter) {
        List<Field> fields = new ArrayList<>();
        int at = 2 + type.fixedLength();
        while (at < body.length()) {
            int stop = body.indexOf(delimiter, at);
            require(stop >= at + 2, "fields of an id, a value and a delimiter", type);
            fields.add(new Field(body.substring(at, at + 2), body.substring(at + 2, stop)));
            at = stop + 1;
        }
        return List.copyOf(fields);
    }

    private static void require(boolean condition, String what, Sip2MessageType type) {
        if (!condition) {
            throw new AssertionError(type.code() + " came without " + what);
        }
    }
}
