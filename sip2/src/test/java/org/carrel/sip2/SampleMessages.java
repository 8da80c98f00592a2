package org.carrel.sip2;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.carrel.sip2.SampleMessage.SampleField;
import org.carrel.sip2.Sip2Dialect.Terminator;

/** Messages for tests, made from the tables: the same ones each time, or random ones of a seed. */
final class SampleMessages {
    private static final String ID_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";
    private static final int SEQUENCE = 7;

    private SampleMessages() {}

    /** Every charset with every terminator, with and without error detection. */
    static List<Sip2Dialect> dialects() {
        return dialects('|').toList();
    }

    /** The same with this delimiter. */
    static Stream<Sip2Dialect> dialects(char delimiter) {
        return Arrays.stream(Sip2Charset.values()).flatMap(charset -> dialects(charset, delimiter));
    }

    private static Stream<Sip2Dialect> dialects(Sip2Charset charset, char delimiter) {
        return Arrays.stream(Terminator.values())
                .flatMap(end ->
                        Stream.of(true, false)
                                .map(ed -> new Sip2Dialect(charset, end, ed, delimiter)));
    }

    /** A message with its required fields, a repeat, an empty field and a vendor's own. */
    static SampleMessage filled(Sip2MessageType type, Sip2Charset charset) {
        List<SampleField> fields = new ArrayList<>();
        for (Sip2Field field : type.required()) {
            fields.add(new SampleField(field.code(), field.code() + " " + umlauts(charset)));
        }
        if (!type.code().startsWith("9")) {
            fields.add(new SampleField("AF", "first"));
            fields.add(new SampleField("AF", umlauts(charset)));
            fields.add(new SampleField("AG", ""));
            fields.add(new SampleField("X1", "a vendor's own"));
        }
        List<String> columns =
                type.columns().stream().map(column -> "Y".repeat(column.width())).toList();
        return new SampleMessage(type, columns, fields, SEQUENCE);
    }

    private static String umlauts(Sip2Charset charset) {
        return switch (charset) {
            case UTF_8 -> "Müller Łódź 日本 𝄞";
            case CP850, ISO_8859_1 -> "Müller ½";
            case ASCII -> "Mueller";
        };
    }

    /** A message of any type, with up to 40 fields of any id and value that the dialect can say. */
    static SampleMessage random(SplittableRandom random, Sip2Dialect dialect) {
        Sip2MessageType[] types = Sip2MessageType.values();
        Sip2MessageType type = types[random.nextInt(types.length)];
        List<SampleField> fields = new ArrayList<>();
        for (int left = random.nextInt(41); left > 0; left--) {
            String code = randomCode(random);
            int width = Sip2Field.of(code).map(Sip2Field::width).orElse(0);
            // what is not as wide as it should be is mended, which QuirksTest looks at
            fields.add(
                    new SampleField(
                            code,
                            width == 0
                                    ? randomValue(random, dialect)
                                    : randomAscii(random, width)
                                            .replace(dialect.delimiter(), ' ')));
        }
        List<String> columns =
                type.columns().stream().map(column -> randomAscii(random, column.width())).toList();
        return new SampleMessage(type, columns, fields, random.nextInt(10));
    }

    private static String randomCode(SplittableRandom random) {
        if (random.nextBoolean()) {
            Sip2Field[] fields = Sip2Field.values();
            String code = fields[random.nextInt(fields.length)].code();
            // AY and AZ are no fields of the message but belong to error detection
            return code.equals("AY") || code.equals("AZ") ? "AA" : code;
        }
        return String.valueOf(
                new char[] {
                    ID_LETTERS.charAt(random.nextInt(26)),
                    ID_LETTERS.charAt(26 + random.nextInt(10))
                });
    }

    private static String randomValue(SplittableRandom random, Sip2Dialect dialect) {
        StringBuilder value = new StringBuilder();
        for (int left = random.nextInt(random.nextInt(1, 60)); left > 0; left--) {
            int codePoint = randomCodePoint(random, dialect);
            value.appendCodePoint(codePoint == dialect.delimiter() ? ' ' : codePoint);
        }
        return value.toString();
    }

    private static int randomCodePoint(SplittableRandom random, Sip2Dialect dialect) {
        if (dialect.charset() == Sip2Charset.ASCII || random.nextInt(3) > 0) {
            return random.nextInt(0x20, 0x7F);
        }
        if (dialect.charset() != Sip2Charset.UTF_8) {
            byte[] octet = {(byte) random.nextInt(0x80, 0x100)};
            return new String(octet, SampleMessage.charset(dialect)).codePointAt(0);
        }
        int codePoint = random.nextInt(0x80, Character.MAX_CODE_POINT + 1);
        return UTF_8.newEncoder().canEncode(Character.toString(codePoint)) ? codePoint : 0xFC;
    }

    private static String randomAscii(SplittableRandom random, int length) {
        StringBuilder text = new StringBuilder();
        for (int left = length; left > 0; left--) {
            text.append((char) random.nextInt(0x20, 0x7F));
        }
        return text.toString();
    }

    /** The bytes in pieces of random lengths. */
    static byte[][] pieces(SplittableRandom random, byte[] whole) {
        List<byte[]> pieces = new ArrayList<>();
        int from = 0;
        while (from < whole.length) {
            int to = Math.min(whole.length, from + random.nextInt(1, 80));
            pieces.add(Arrays.copyOfRange(whole, from, to));
            from = to;
        }
        return pieces.toArray(byte[][]::new);
    }
}
