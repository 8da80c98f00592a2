package org.carrel.gateway.oracle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;

/**
 * A SIP2 line as text, for the examining process: it does its own sums and its own cutting, so that
 * it does not share a mistake with what it examines.
 */
record Line(String text) {
    private static final int TRAILER = "AY0AZFFFF".length();

    /** The line that comes next; nothing at the end of the stream. */
    static Optional<byte[]> read(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet >= 0; octet = in.read()) {
            if (octet == '\r') {
                return Optional.of(line.toByteArray());
            }
            if (octet != '\n') {
                line.write(octet);
            }
        }
        return Optional.empty();
    }

    /** This message with its number and its checksum, and the end of the line. */
    static byte[] signed(String message, int number, Charset charset) {
        String text = message + "AY" + number + "AZ";
        int sum = 0;
        for (byte octet : text.getBytes(charset)) {
            sum += octet & 0xFF;
        }
        return (text + String.format(Locale.ROOT, "%04X", -sum & 0xFFFF) + "\r").getBytes(charset);
    }

    /** The two digits of the message. */
    String type() {
        return text.length() < 2 ? "" : text.substring(0, 2);
    }

    /** The number after AY, or 0. */
    int number() {
        int at = text.length() - TRAILER;
        return at >= 0 && text.startsWith("AY", at) ? Character.digit(text.charAt(at + 2), 10) : 0;
    }

    /** The first field of this name behind a delimiter; empty if there is none. */
    String field(String name) {
        int at = text.indexOf("|" + name);
        return at < 0 ? "" : upToDelimiter(at + 3);
    }

    private String upToDelimiter(int from) {
        int end = text.indexOf('|', from);
        return text.substring(from, end < 0 ? text.length() : end);
    }
}
