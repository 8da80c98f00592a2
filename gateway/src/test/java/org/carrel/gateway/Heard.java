package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/** A line that a terminal heard, without its terminator, read by code of the tests' own. */
final class Heard {
    private static final Pattern SIGNED =
            Pattern.compile("(.*?)(?:AY([0-9]))?AZ([0-9A-F]{4})", Pattern.DOTALL);

    private final byte[] bytes;
    private final Speech speech;

    Heard(byte[] bytes, Speech speech) {
        this.bytes = bytes.clone();
        this.speech = speech;
    }

    /** The text without AY and AZ. */
    String text() {
        Matcher signed = SIGNED.matcher(whole());
        return signed.matches() ? Objects.requireNonNull(signed.group(1)) : whole();
    }

    /** The text with AY and AZ, where it has them. */
    String whole() {
        return new String(bytes, speech.charset());
    }

    /** The digit of AY, or an empty text where there is none. */
    String sequence() {
        Matcher signed = SIGNED.matcher(whole());
        return signed.matches() ? Objects.requireNonNullElse(signed.group(2), "") : "";
    }

    boolean isSigned() {
        return SIGNED.matcher(whole()).matches();
    }

    Sip2MessageType type() {
        return Objects.requireNonNull(Sip2MessageType.of(Integer.parseInt(text().substring(0, 2))));
    }

    /** The fixed columns, all together. */
    String columns() {
        return text().substring(2, 2 + type().fixedLength());
    }

    /** Every value of that field, in order. */
    List<String> fields(String id) {
        return parts().filter(part -> part.startsWith(id)).map(part -> part.substring(2)).toList();
    }

    /** The field's only value. */
    String field(String id) {
        List<String> values = fields(id);
        assertEquals(1, values.size(), "how often " + id + " stands there");
        return values.getFirst();
    }

    boolean has(String id) {
        return !fields(id).isEmpty();
    }

    /**
     * The right kind, every column and required field in its place, and a right AZ where there is
     * one.
     */
    Heard assertWhole(Sip2MessageType expected) {
        assertEquals(expected, type());
        assertTrue(text().length() >= 2 + expected.fixedLength(), "the columns are whole");
        for (Sip2Field field : expected.required()) {
            assertTrue(has(field.code()), field.code() + " is missing");
        }
        if (isSigned()) {
            String claimed = whole().substring(whole().length() - 4);
            assertEquals(Speech.checksum(Arrays.copyOf(bytes, bytes.length - 4)), claimed);
        }
        return this;
    }

    /** Prints its kind only. */
    @Override
    public String toString() {
        return "a heard "
                + new String(bytes, 0, Math.min(2, bytes.length), StandardCharsets.US_ASCII);
    }

    private Stream<String> parts() {
        String fields = text().substring(2 + type().fixedLength());
        return Arrays.stream(fields.split("\\|", -1)).filter(part -> part.length() >= 2);
    }
}
