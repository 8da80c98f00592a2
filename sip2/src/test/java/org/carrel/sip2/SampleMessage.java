package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A message as a test knows it, written by code that shares nothing with the encoder.
 *
 * @param columns what stands in the fixed columns, in order
 * @param sequence the digit of AY, used where the dialect detects errors
 */
record SampleMessage(
        Sip2MessageType type, List<String> columns, List<SampleField> fields, int sequence) {

    /** A variable field: its two letters and its value. */
    record SampleField(String code, String value) {}

    /** The whole frame in a peer's dialect. */
    byte[] wire(Sip2Dialect dialect) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        wire.writeBytes((type.code() + String.join("", columns)).getBytes(US_ASCII));
        Charset charset = charset(dialect);
        for (SampleField field : fields) {
            String text = field.code() + field.value() + dialect.delimiter();
            wire.writeBytes(text.getBytes(charset));
        }
        if (dialect.errorDetection()) {
            wire.writeBytes(((isResend() ? "" : "AY" + sequence) + "AZ").getBytes(US_ASCII));
            wire.writeBytes(checksum(wire.toByteArray()).getBytes(US_ASCII));
        }
        wire.writeBytes(dialect.terminator().bytes().getBytes(US_ASCII));
        return wire.toByteArray();
    }

    /** Whether it is 96 or 97. */
    boolean isResend() {
        return !carriesSequence(type);
    }

    /** Whether messages of this type carry AY where errors are detected; all but 96 and 97 do. */
    static boolean carriesSequence(Sip2MessageType type) {
        return !type.code().equals("96") && !type.code().equals("97");
    }

    /** What a decoder ought to have understood. */
    String transcript(Sip2Dialect dialect) {
        boolean numbered = dialect.errorDetection() && !isResend();
        return type.code()
                + (numbered ? " AY" + sequence : "")
                + columns
                + fields.stream()
                        .map(field -> field.code() + hex(field.value().getBytes(UTF_8)))
                        .collect(Collectors.joining(" "));
    }

    /** What a decoder did understand; closes the message. */
    static String transcript(Object heard) {
        if (!(heard instanceof Sip2Message message)) {
            return heard.toString();
        }
        try (message) {
            boolean numbered =
                    message.sequence() != Sip2Message.NO_SEQUENCE && message.type().isNumbered();
            return message.type().code()
                    + (numbered ? " AY" + message.sequence() : "")
                    + message.type().columns().stream()
                            .map(column -> text(message.column(column)))
                            .toList()
                    + IntStream.range(0, message.fields())
                            .mapToObj(at ->
                                    Sip2Field.code(message.id(at)) + hex(octets(message.value(at))))
                            .collect(Collectors.joining(" "));
        }
    }

    /** A value of a test message as text. */
    static String text(Sip2Value value) {
        return new String(octets(value), UTF_8);
    }

    /** The four digits for these bytes, summed one by one as the standard tells it. */
    static String checksum(byte[] octets) {
        int sum = 0;
        for (byte octet : octets) {
            sum += octet & 0xFF;
        }
        return HexFormat.of().toHexDigits((short) -sum).toUpperCase(Locale.ROOT);
    }

    static Charset charset(Sip2Dialect dialect) {
        return switch (dialect.charset()) {
            case Sip2Charset.UTF_8 -> UTF_8;
            case Sip2Charset.CP850 -> Charset.forName("IBM850");
            case Sip2Charset.ISO_8859_1 -> ISO_8859_1;
            case Sip2Charset.ASCII -> US_ASCII;
        };
    }

    private static byte[] octets(Sip2Value value) {
        ByteBuf bytes = value.bytes();
        byte[] octets = new byte[value.length()];
        bytes.getBytes(bytes.readerIndex(), octets);
        return octets;
    }

    private static String hex(byte[] octets) {
        return HexFormat.of().formatHex(octets);
    }
}
