package org.carrel.gateway.privacy;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.privacy.Talk.Part;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/** Says random messages, in which each value is long and like no other. */
final class Talker {
    private static final String SMALL = "abcdefghijklmnopqrstuvwxyz0123456789";
    private static final String LARGE = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final String ODD = "!#$%&'()*+,-./:;<=>?@[]_{} ";
    private static final List<Sip2Field> FIELDS = List.of(Sip2Field.values());
    private static final int CARDS = 500;

    private final SplittableRandom random;

    Talker(SplittableRandom random) {
        this.random = random;
    }

    /** Any dialect; one in three with a delimiter of its own. */
    Sip2Dialect dialect() {
        Sip2Charset[] charsets = Sip2Charset.values();
        Terminator[] terminators = Terminator.values();
        return new Sip2Dialect(
                charsets[random.nextInt(charsets.length)],
                terminators[random.nextInt(terminators.length)],
                random.nextBoolean(),
                random.nextInt(3) == 0 ? '^' : '|');
    }

    /** A message of this type that a peer with this charset can say. */
    Talk talk(Sip2MessageType type, Sip2Charset charset) {
        Map<FixedField, String> columns = new EnumMap<>(FixedField.class);
        type.columns().forEach(each -> columns.put(each, column(each)));
        List<Part> parts = new ArrayList<>();
        for (Sip2Field field : type.required()) {
            if (random.nextInt(10) > 0) {
                parts.add(new Part(field.code(), value(charset)));
            }
        }
        for (int more = random.nextInt(14); more > 0; more--) {
            parts.add(random.nextInt(parts.size() + 1), new Part(id(parts), value(charset)));
        }
        return new Talk(type, columns, parts);
    }

    /** A barcode of the library's own. */
    String card() {
        String digits = "29001%08d".formatted(random.nextInt(CARDS));
        int sum = 0;
        for (int place = 0; place < digits.length(); place++) {
            int weighed = (digits.charAt(place) - '0') * (place % 2 == 0 ? 2 : 1);
            sum += weighed > 9 ? weighed - 9 : weighed;
        }
        return digits + (10 - sum % 10) % 10;
    }

    /** With a barcode, or nothing, in its first AA; a question's other AAs stay only sometimes. */
    Talk withCard(Talk talk, int inTen) {
        if (!chance(inTen)) {
            return talk;
        }
        List<Part> parts = new ArrayList<>();
        for (Part part : talk.parts()) {
            boolean card = part.id().equals("AA");
            String number = chance(1) ? "" : card();
            parts.add(card ? new Part("AA", number) : part);
        }
        return new Talk(talk.type(), talk.columns(), parts);
    }

    /** The same answer, speaking of the card and the item that were asked about. */
    Talk agreeing(Talk answer, Message question) {
        List<Part> parts = new ArrayList<>(answer.parts());
        for (Sip2Field field : List.of(Sip2Field.PATRON_IDENTIFIER, Sip2Field.ITEM_IDENTIFIER)) {
            String asked = text(question, field);
            Part agreed = new Part(field.code(), chance(2) ? "" : asked);
            answer.first(field)
                    .filter(_ -> !asked.isBlank())
                    .ifPresent(first -> parts.set(parts.indexOf(first), agreed));
        }
        return new Talk(answer.type(), answer.columns(), parts);
    }

    private static String text(Message message, Sip2Field field) {
        ByteBuf value = Unpooled.buffer();
        message.element(ElementName.of(field)).ifPresent(each -> each.copyTo(value));
        return value.toString(UTF_8);
    }

    boolean chance(int inTen) {
        return random.nextInt(10) < inTen;
    }

    /**
     * A standard one, a maker's, one in small letters, an odd one, or one that is there already.
     */
    private String id(List<Part> parts) {
        return switch (random.nextInt(8)) {
            case 0, 1, 2, 3 -> FIELDS.get(random.nextInt(FIELDS.size())).code();
            case 4 -> oneOf(LARGE) + oneOf("0123456789");
            case 5 -> oneOf(SMALL) + oneOf(SMALL);
            case 6 -> oneOf(ODD) + oneOf(ODD);
            default -> parts.isEmpty() ? "Q1" : parts.get(random.nextInt(parts.size())).id();
        };
    }

    private String oneOf(String letters) {
        int at = random.nextInt(letters.length());
        return letters.substring(at, at + 1);
    }

    private String value(Sip2Charset charset) {
        return switch (random.nextInt(12)) {
            case 0 -> "";
            case 1 -> "  " + canary() + " ";
            case 2 -> "20261122    " + canary();
            case 3 -> canary().repeat(1 + random.nextInt(20));
            default -> foreign(charset) + canary() + " " + foreign(charset) + canary();
        };
    }

    private String foreign(Sip2Charset charset) {
        return switch (charset) {
            case UTF_8 -> pick("Ł", "日本", "𝄞", "é", "ø", "");
            case CP850, ISO_8859_1 -> pick("é", "ü", "Ö", "ß", "ñ", "");
            case ASCII -> "";
        };
    }

    private String pick(String... choices) {
        return choices[random.nextInt(choices.length)];
    }

    private String canary() {
        StringBuilder text = new StringBuilder(oneOf(LARGE));
        while (text.length() < 10) {
            text.append(SMALL.charAt(random.nextInt(SMALL.length())));
        }
        return text.toString();
    }

    private String column(FixedField column) {
        String text = canary() + canary();
        return text.substring(0, column.width());
    }
}
