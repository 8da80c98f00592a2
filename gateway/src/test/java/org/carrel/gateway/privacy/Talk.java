package org.carrel.gateway.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * A message as a property test knows it, in characters, written by code that shares nothing with
 * the encoder.
 */
record Talk(Sip2MessageType type, Map<FixedField, String> columns, List<Part> parts) {
    static final int SEQUENCE = 7;
    private static final int CANARY = 10;

    Talk {
        columns = Collections.unmodifiableMap(new EnumMap<>(columns));
        parts = List.copyOf(parts);
    }

    /** A variable field. */
    record Part(String id, String value) {}

    /** The first field of that kind. */
    Optional<Part> first(Sip2Field field) {
        return parts.stream().filter(each -> each.id().equals(field.code())).findFirst();
    }

    /** Everything unique in its columns and fields. */
    List<String> canaries() {
        List<String> canaries = new ArrayList<>();
        columns.values().forEach(value -> addCanaries(value, canaries));
        parts.forEach(part -> addCanaries(part.value(), canaries));
        return canaries;
    }

    /** A capital, and small letters or digits up to the length of a {@link Talker}'s canary. */
    private static void addCanaries(String value, List<String> canaries) {
        int begun = -1;
        for (int at = 0; at < value.length(); at++) {
            char letter = value.charAt(at);
            if (letter >= 'A' && letter <= 'Z') {
                begun = at;
            } else if ((letter < 'a' || letter > 'z') && (letter < '0' || letter > '9')) {
                begun = -1;
            } else if (begun >= 0 && at - begun == CANARY - 1) {
                canaries.add(value.substring(begun, at + 1));
                begun = -1;
            }
        }
    }

    /** As a peer of this dialect would send it, with AY and AZ. */
    byte[] wire(Sip2Dialect dialect) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes(type.code().getBytes(ISO_8859_1));
        for (FixedField column : type.columns()) {
            wire.writeBytes(bytes(columns.getOrDefault(column, column.blank()), dialect));
        }
        for (Part part : parts) {
            wire.writeBytes(bytes(part.id() + part.value() + dialect.delimiter(), dialect));
        }
        wire.writeBytes(bytes("AY" + SEQUENCE + "AZ", dialect));
        int sum = 0;
        for (byte octet : wire.toByteArray()) {
            sum += octet & 0xFF;
        }
        wire.writeBytes(bytes(String.format("%04X", -sum & 0xFFFF), dialect));
        wire.writeBytes(bytes(dialect.terminator().bytes(), dialect));
        return wire.toByteArray();
    }

    /** How a value looks on a wire of this dialect, with a letter a byte. */
    static String onWire(String value, Sip2Dialect dialect) {
        Charset charset = charset(dialect.charset());
        StringBuilder sayable = new StringBuilder();
        value.codePoints()
                .map(each -> canSay(charset, each) ? each : '?')
                .map(each -> each == dialect.delimiter() ? ' ' : each)
                .forEach(sayable::appendCodePoint);
        return new String(sayable.toString().getBytes(charset), ISO_8859_1);
    }

    private static boolean canSay(Charset charset, int codePoint) {
        return codePoint < 0x80 || charset.newEncoder().canEncode(Character.toString(codePoint));
    }

    private static byte[] bytes(String text, Sip2Dialect dialect) {
        return text.getBytes(charset(dialect.charset()));
    }

    private static Charset charset(Sip2Charset charset) {
        return Charset.forName(charset.text());
    }
}
