package org.carrel.gateway.privacy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
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
    private static final Pattern CANARY = Pattern.compile("[A-Z][a-z0-9]{9}");

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
        return Stream.concat(columns.values().stream(), parts.stream().map(Part::value))
                .flatMap(Talk::canaries)
                .toList();
    }

    /** Everything unique in a value. */
    static Stream<String> canaries(String value) {
        return CANARY.matcher(value).results().map(found -> found.group());
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
