package org.carrel.gateway.load;

import io.netty.buffer.ByteBuf;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.util.List;
import org.carrel.gateway.load.LoadPlan.Login;
import org.carrel.gateway.load.LoadPlan.Speech;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * One kind of request, encoded once: for each sending only card, item, sequence and checksum are
 * written over. Belongs to the one event loop of a run.
 */
final class RequestTemplate {
    private static final int NOWHERE = -1;
    private static final String HOLE = "0".repeat(RequestNumber.LENGTH);

    private final Sip2MessageType answer;
    private final boolean answerNamesCard;
    private final boolean answerNamesItem;
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final Charset charset;
    private final char delimiter;
    private final byte[] bytes;
    private int cardAt = NOWHERE;
    private int itemAt = NOWHERE;
    private int sequenceAt = NOWHERE;

    private RequestTemplate(Sip2MessageType type, List<Field> fields, Sip2Dialect dialect) {
        this.answer = type.answer();
        this.charset = Charset.forName(dialect.charset().text());
        this.delimiter = dialect.delimiter();
        append(RequestShape.head(type));
        fields.forEach(this::append);
        if (dialect.errorDetection()) {
            sequenceAt = text.size() + 2;
            append("AY0AZ0000");
        }
        append(dialect.terminator().bytes());
        this.bytes = text.toByteArray();
        this.answerNamesCard = cardAt != NOWHERE && answer.requires(Sip2Field.PATRON_IDENTIFIER);
        this.answerNamesItem = itemAt != NOWHERE && answer.requires(Sip2Field.ITEM_IDENTIFIER);
    }

    /** A request of the mix. */
    static RequestTemplate of(Sip2MessageType type, Speech speech) {
        List<Field> fields =
                RequestShape.fields(type).stream()
                        .map(field -> new Field(field, value(field, speech)))
                        .toList();
        return new RequestTemplate(type, fields, speech.dialect());
    }

    /** Message 93, the same for every connection. */
    static RequestTemplate of(Login login, Sip2Dialect dialect) {
        List<Field> fields =
                List.of(
                        new Field(Sip2Field.LOGIN_USER_ID, login.user()),
                        new Field(Sip2Field.LOGIN_PASSWORD, login.password()),
                        new Field(Sip2Field.LOCATION_CODE, login.location()));
        return new RequestTemplate(Sip2MessageType.LOGIN, fields, dialect);
    }

    /** What answers it. */
    Sip2MessageType answer() {
        return answer;
    }

    /** Whether its answer must carry its card; 10 need not, where AA is somebody else's. */
    boolean answerNamesCard() {
        return answerNamesCard;
    }

    /** Whether its answer must carry its item. */
    boolean answerNamesItem() {
        return answerNamesItem;
    }

    /** The length on the wire in bytes, terminator included. */
    int length() {
        return bytes.length;
    }

    /** Appends the request with this number. */
    void write(RequestNumber number, ByteBuf to) {
        if (cardAt != NOWHERE) {
            number.put(bytes, cardAt);
        }
        if (itemAt != NOWHERE) {
            number.put(bytes, itemAt);
        }
        if (sequenceAt != NOWHERE) {
            bytes[sequenceAt] = number.sequence();
            int checksumAt = sequenceAt + "0AZ".length();
            Ascii.putChecksum(Ascii.checksum(bytes, 0, checksumAt), bytes, checksumAt);
        }
        to.writeBytes(bytes);
    }

    private void append(Field field) {
        append(field.id().code());
        if (field.id() == Sip2Field.PATRON_IDENTIFIER) {
            cardAt = text.size() + 1;
        } else if (field.id() == Sip2Field.ITEM_IDENTIFIER) {
            itemAt = text.size() + 1;
        }
        append(field.value() + delimiter);
    }

    private void append(String part) {
        text.writeBytes(part.getBytes(charset));
    }

    private static String value(Sip2Field field, Speech speech) {
        return switch (field) {
            case PATRON_IDENTIFIER -> (char) RequestNumber.CARD + HOLE;
            case ITEM_IDENTIFIER -> (char) RequestNumber.ITEM + HOLE;
            case INSTITUTION_ID -> speech.institution();
            default -> RequestShape.value(field);
        };
    }

    private record Field(Sip2Field id, String value) {}
}
