package org.carrel.gateway.demo;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.time.Clock;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.carrel.sip2.Sip2Writer;

/**
 * An answer in the making. Columns that nobody sets keep their blank, and required fields that
 * nobody gives are written empty, so that every answer is whole.
 */
final class Reply {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("yyyyMMdd    HHmmss");

    private final Sip2MessageType type;
    private final Map<FixedField, String> columns = new EnumMap<>(FixedField.class);
    private final List<Part> parts = new ArrayList<>();

    private Reply(Sip2MessageType type) {
        this.type = type;
    }

    private record Part(int id, String value) {}

    /** The answer that this request has a right to, dated now. */
    static Reply to(Question question, Clock clock) {
        Reply reply = new Reply(question.type().answer());
        reply.echo(question, Sip2Field.INSTITUTION_ID);
        return reply.type.offsetOf(FixedField.TRANSACTION_DATE) < 0
                ? reply
                : reply.put(FixedField.TRANSACTION_DATE, date(clock));
    }

    /** A request to send the last message again. */
    static Reply again() {
        return new Reply(Sip2MessageType.REQUEST_SC_RESEND);
    }

    /** The eighteen characters of this moment. */
    static String date(Clock clock) {
        return DATE.format(LocalDateTime.now(clock));
    }

    Reply put(FixedField column, String text) {
        columns.put(column, text);
        return this;
    }

    /** {@code Y} or {@code N}. */
    Reply put(FixedField column, boolean yes) {
        return put(column, yes ? "Y" : "N");
    }

    Reply put(Sip2Field field, String value) {
        parts.add(new Part(field.id(), value));
        return this;
    }

    /** A vendor's field, or one of the standard's by its two letters. */
    Reply put(String code, String value) {
        parts.add(new Part(Sip2Field.id(code), value));
        return this;
    }

    /** The field as the request had it, if the answer to it has a place for it and it was there. */
    Reply echo(Question question, Sip2Field field) {
        String value = question.text(field);
        return value.isEmpty() ? this : put(field, value);
    }

    /** Whether that column says so. */
    boolean says(FixedField column, String text) {
        return text.equals(columns.get(column));
    }

    /** Writes it down; whoever takes the message closes it. */
    Sip2Message message(ByteBufAllocator allocator, int sequence) {
        try (Sip2Writer writer = new Sip2Writer(allocator, type)) {
            columns.forEach(writer::column);
            for (Part part : parts) {
                ByteBufUtil.writeUtf8(
                        writer.open(part.id(), ByteBufUtil.utf8MaxBytes(part.value())),
                        part.value());
                writer.shut();
            }
            type.required().stream()
                    .filter(field -> !writer.has(field))
                    .forEach(field -> writer.field(field, ""));
            return writer.message(sequence);
        }
    }
}
