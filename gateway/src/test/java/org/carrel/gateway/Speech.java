package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.Locale;

/**
 * How a terminal of the tests puts text on the wire; it does its own sums, to check the codec from
 * outside.
 *
 * @param terminator one or two characters
 * @param errorDetection whether it sends AY and AZ
 */
record Speech(Charset charset, String terminator, boolean errorDetection) {
    static final Speech STANDARD = new Speech(UTF_8, "\r", true);

    /** The charset by its name in the configuration. */
    static Charset charset(String name) {
        return switch (name) {
            case "utf-8" -> UTF_8;
            case "cp850" -> Charset.forName("IBM850");
            case "iso-8859-1" -> ISO_8859_1;
            case "ascii" -> US_ASCII;
            default -> throw new IllegalArgumentException(name);
        };
    }

    /** The same terminal without AY and AZ. */
    Speech plain() {
        return new Speech(charset, terminator, false);
    }

    /** The whole frame of a message that is given without AY and AZ. */
    byte[] frame(String message, int sequence) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        frame.writeBytes(message.getBytes(charset));
        if (errorDetection) {
            String number = message.equals("97") ? "" : "AY" + sequence;
            frame.writeBytes((number + "AZ").getBytes(US_ASCII));
            frame.writeBytes(checksum(frame.toByteArray()).getBytes(US_ASCII));
        }
        frame.writeBytes(terminator.getBytes(US_ASCII));
        return frame.toByteArray();
    }

    /** The four digits for these bytes, summed one by one as the standard tells it. */
    static String checksum(byte[] bytes) {
        int sum = 0;
        for (byte each : bytes) {
            sum += each & 0xFF;
        }
        return HexFormat.of().toHexDigits((short) -sum).toUpperCase(Locale.ROOT);
    }
}
