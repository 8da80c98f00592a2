package org.carrel.gateway.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.sip2.Sip2MessageType;

/**
 * A line of SIP2 taken apart for reading: code and columns, fields, and the tail with AY and AZ.
 * Takes any text; what is no SIP2 is all head.
 */
record WireLine(String head, List<Part> parts, String tail) {
    private static final String TAIL = "(AY[0-9])?AZ[0-9A-Fa-f]{4}$";

    WireLine {
        parts = List.copyOf(parts);
    }

    /** One field: its two letters and what follows them. */
    record Part(String id, String value) {
        String text() {
            return id + value + "|";
        }
    }

    static WireLine of(String line) {
        String body = line.replaceFirst(TAIL, "");
        int headEnd = Math.min(body.length(), headLength(body));
        List<Part> parts = new ArrayList<>();
        for (String part : body.substring(headEnd).split("\\|", -1)) {
            if (part.length() >= 2) {
                parts.add(new Part(part.substring(0, 2), part.substring(2)));
            }
        }
        return new WireLine(body.substring(0, headEnd), parts, line.substring(body.length()));
    }

    /** The pieces between which a line may be broken. */
    List<String> pieces() {
        return Stream.of(Stream.of(head), parts.stream().map(Part::text), Stream.of(tail))
                .flatMap(each -> each)
                .filter(each -> !each.isEmpty())
                .toList();
    }

    private static int headLength(String body) {
        if (!body.matches("[0-9]{2}.*")) {
            return body.length();
        }
        Sip2MessageType type = Sip2MessageType.of(Integer.parseInt(body.substring(0, 2)));
        return type == null ? body.length() : 2 + type.fixedLength();
    }
}
