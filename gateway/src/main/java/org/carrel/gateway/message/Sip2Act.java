package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.carrel.sip2.Sip2Value;
import org.carrel.sip2.Sip2Writer;

/**
 * What makes two requests one and the same act, and what an answer says of whether it was done. The
 * reasons stand in decision 0010; the fields in sip2.md §2.4 and §2.5.
 */
final class Sip2Act {
    /** Of a payment: what is paid, for whom. */
    private static final List<Sip2Field> PAID =
            List.of(
                    Sip2Field.INSTITUTION_ID,
                    Sip2Field.PATRON_IDENTIFIER,
                    Sip2Field.FEE_AMOUNT,
                    Sip2Field.FEE_IDENTIFIER);

    private static final List<FixedField> HOW_PAID =
            List.of(FixedField.FEE_TYPE, FixedField.PAYMENT_TYPE, FixedField.CURRENCY);

    /** What is typed or set up, and no part of what is done. */
    private static final Set<Integer> NO_PART =
            Set.of(Sip2Field.TERMINAL_PASSWORD.id(), Sip2Field.PATRON_PASSWORD.id());

    private static final Set<FixedField> DATES = EnumSet.of(FixedField.TRANSACTION_DATE);

    private Sip2Act() {}

    /** As {@link Message#act}. */
    static boolean write(Sip2Message request, ByteBuf to) {
        if (request.type() == Sip2MessageType.FEE_PAID) {
            writePayment(request, to);
            Optional<Sip2Value> transaction = transaction(request);
            transaction.ifPresent(each -> write(Sip2Field.TRANSACTION_ID.id(), each, to));
            return transaction.isPresent() || writeDate(request, to);
        }
        ByteBufUtil.writeAscii(to, request.type().code());
        for (FixedField column : request.type().columns()) {
            request.column(column).copyTo(to);
        }
        for (int position = 0; position < request.fields(); position++) {
            if (!NO_PART.contains(request.id(position))) {
                write(request.id(position), request.value(position).trimmed(), to);
            }
        }
        return hasDate(request);
    }

    /** As {@link Message#lookAlike}. */
    static boolean writeLookAlike(Sip2Message request, ByteBuf to) {
        if (request.type() != Sip2MessageType.FEE_PAID || transaction(request).isPresent()) {
            return false;
        }
        writePayment(request, to);
        return true;
    }

    /** As {@link Message#hasHappened}. */
    static boolean hasHappened(Sip2Message request) {
        return says(request, FixedField.NO_BLOCK, "Y");
    }

    /** As {@link Message#isDone}. */
    static boolean isDone(Sip2Message answer) {
        return says(answer, FixedField.OK, "1") || says(answer, FixedField.PAYMENT_ACCEPTED, "Y");
    }

    /** As {@link Message#turnsAway}. */
    static boolean turnsAway(Sip2Message answer) {
        return says(answer, FixedField.ON_LINE_STATUS, "N")
                || (answer.type() == Sip2MessageType.LOGIN_RESPONSE
                        && says(answer, FixedField.OK, "0"));
    }

    /** As {@link Message#verdict}. */
    static String verdict(Sip2Message answer) {
        StringBuilder verdict = new StringBuilder();
        for (FixedField column : answer.type().columns()) {
            if (!DATES.contains(column)) {
                Sip2Value value = answer.column(column);
                for (int at = 0; at < column.width(); at++) {
                    int letter = value.byteAt(at);
                    boolean plain =
                            (letter >= '0' && letter <= '9') || (letter >= 'A' && letter <= 'Z');
                    verdict.append(plain ? (char) letter : '-');
                }
            }
        }
        return verdict.toString();
    }

    /** The same request without its passwords, for its holder to close. */
    static Sip2Message fact(Sip2Message request, ByteBufAllocator allocator) {
        try (Sip2Writer writer = new Sip2Writer(allocator, request.type())) {
            for (FixedField column : request.type().columns()) {
                writer.column(column, request.column(column));
            }
            for (int position = 0; position < request.fields(); position++) {
                if (!NO_PART.contains(request.id(position))) {
                    writer.field(request.id(position), request.value(position));
                }
            }
            request.type().required().stream()
                    .filter(field -> !writer.has(field))
                    .forEach(field -> writer.field(field, ""));
            return writer.message(Sip2Message.NO_SEQUENCE);
        }
    }

    /** Whether an answer speaks of no other card and item than its question. */
    static boolean isOfTheSame(Sip2Message question, Sip2Message answer) {
        return agree(question, answer, Sip2Field.PATRON_IDENTIFIER)
                && agree(question, answer, Sip2Field.ITEM_IDENTIFIER);
    }

    private static boolean agree(Sip2Message question, Sip2Message answer, Sip2Field field) {
        Optional<Sip2Value> theirs = question.first(field);
        Optional<Sip2Value> ours = answer.first(field);
        return theirs.isEmpty()
                || ours.isEmpty()
                || theirs.get().contentEquals(ours.get()) // nearly always
                || agree(theirs.get().trimmed(), ours.get().trimmed());
    }

    private static boolean agree(Sip2Value theirs, Sip2Value ours) {
        return theirs.isEmpty() || ours.isEmpty() || theirs.contentEquals(ours);
    }

    private static void writePayment(Sip2Message request, ByteBuf to) {
        ByteBufUtil.writeAscii(to, request.type().code());
        HOW_PAID.forEach(column -> request.column(column).copyTo(to));
        for (Sip2Field field : PAID) {
            request.first(field).ifPresent(value -> write(field.id(), value.trimmed(), to));
        }
    }

    private static void write(int id, Sip2Value value, ByteBuf to) {
        to.writeShort(id).writeShort(value.length());
        value.copyTo(to);
    }

    private static Optional<Sip2Value> transaction(Sip2Message request) {
        return request.first(Sip2Field.TRANSACTION_ID)
                .map(Sip2Value::trimmed)
                .filter(value -> !value.isEmpty());
    }

    private static boolean writeDate(Sip2Message request, ByteBuf to) {
        request.column(FixedField.TRANSACTION_DATE).copyTo(to);
        return hasDate(request);
    }

    /** Whether the date tells anything; blanks and zeros stand there where a clock is missing. */
    private static boolean hasDate(Sip2Message request) {
        Sip2Value date = request.column(FixedField.TRANSACTION_DATE);
        for (int at = 0; at < date.length(); at++) {
            if (date.byteAt(at) >= '1' && date.byteAt(at) <= '9') {
                return true;
            }
        }
        return false;
    }

    private static boolean says(Sip2Message answer, FixedField column, String text) {
        return answer.type().offsetOf(column) >= 0 && answer.column(column).is(text);
    }
}
