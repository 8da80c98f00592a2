package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.config.phrase.Language;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.carrel.sip2.Sip2Writer;

/**
 * SIP2's "no" to each request, and what else the gateway answers of its own: the answer's columns
 * at their blanks, or as they were once said, its required fields present, and what the terminal
 * itself sent echoed back. Source: sip2.md §2.8.
 */
final class Sip2Refusal {
    /**
     * What the terminal asked about comes back, so that it knows to which question this is the
     * answer.
     */
    private static final List<Sip2Field> ECHOED =
            List.of(
                    Sip2Field.INSTITUTION_ID,
                    Sip2Field.PATRON_IDENTIFIER,
                    Sip2Field.ITEM_IDENTIFIER,
                    Sip2Field.TRANSACTION_ID);

    /** Columns whose blank is not yet the safe answer. */
    private static final Map<FixedField, String> COLUMNS =
            new EnumMap<>(
                    Map.of(
                            // the session ends here, whatever the upstream says
                            FixedField.END_SESSION, "Y"));

    /** Answers that are shown to a reader. */
    private static final Set<Sip2MessageType> SHOWN =
            EnumSet.of(
                    Sip2MessageType.CHECKIN_RESPONSE,
                    Sip2MessageType.CHECKOUT_RESPONSE,
                    Sip2MessageType.HOLD_RESPONSE,
                    Sip2MessageType.PATRON_STATUS_RESPONSE,
                    Sip2MessageType.RENEW_RESPONSE,
                    Sip2MessageType.FEE_PAID_RESPONSE,
                    Sip2MessageType.PATRON_INFORMATION_RESPONSE,
                    Sip2MessageType.RENEW_ALL_RESPONSE);

    /** Fields beyond the required ones that terminals look for first. */
    private static final Map<Sip2MessageType, Map<Sip2Field, String>> FIELDS =
            new EnumMap<>(
                    Map.of(
                            Sip2MessageType.PATRON_STATUS_RESPONSE,
                                    Map.of(
                                            Sip2Field.VALID_PATRON,
                                            "N",
                                            Sip2Field.VALID_PATRON_PASSWORD,
                                            "N"),
                            Sip2MessageType.PATRON_INFORMATION_RESPONSE,
                                    Map.of(
                                            Sip2Field.VALID_PATRON,
                                            "N",
                                            Sip2Field.VALID_PATRON_PASSWORD,
                                            "N"),
                            Sip2MessageType.PATRON_ENABLE_RESPONSE,
                                    Map.of(
                                            Sip2Field.VALID_PATRON,
                                            "N",
                                            Sip2Field.VALID_PATRON_PASSWORD,
                                            "N"),
                            Sip2MessageType.ACS_STATUS,
                                    Map.of(Sip2Field.SUPPORTED_MESSAGES, "NNNNNNNNNNNNNNNN")));

    private Sip2Refusal() {}

    /** In the words that come with the gateway. */
    static Sip2Message of(Sip2Message request, ByteBufAllocator allocator) {
        return of(request, OwnAnswer.NO, Phrases.BUILT_IN, allocator);
    }

    /** In the words of a library, and in the language that the request's own column names. */
    static Sip2Message of(
            Sip2Message request, OwnAnswer answer, Phrases phrases, ByteBufAllocator allocator) {
        if (request.type() == Sip2MessageType.REQUEST_ACS_RESEND) {
            return sayAgain(request.sequence(), allocator);
        }
        Sip2MessageType type = request.type().answer();
        try (Sip2Writer writer = new Sip2Writer(allocator, type)) {
            writeColumns(request, answer.columns(), writer, type);
            for (Sip2Field field : ECHOED) {
                request.first(field)
                        .filter(_ -> mayCarry(type, field))
                        .ifPresent(value -> writer.field(field, value));
            }
            if (SHOWN.contains(type)) {
                writePhrase(request, answer, phrases, writer);
            }
            FIELDS.getOrDefault(type, Map.of()).forEach(writer::field);
            type.required().stream()
                    .filter(field -> !writer.has(field))
                    .forEach(field -> writer.field(field, ""));
            return writer.message(request.sequence());
        }
    }

    /** 98, and nobody is on line; the terminal may work without us (sip2.md §2.6). */
    static Sip2Message offLine(Sip2Message request, ByteBufAllocator allocator) {
        try (Sip2Writer writer = new Sip2Writer(allocator, Sip2MessageType.ACS_STATUS)) {
            writer.column(FixedField.OFF_LINE_OK, "Y");
            request.first(Sip2Field.INSTITUTION_ID)
                    .ifPresent(value -> writer.field(Sip2Field.INSTITUTION_ID, value));
            Sip2MessageType.ACS_STATUS.required().stream()
                    .filter(field -> !writer.has(field))
                    .forEach(field ->
                            writer.field(
                                    field,
                                    FIELDS.getOrDefault(Sip2MessageType.ACS_STATUS, Map.of())
                                            .getOrDefault(field, "")));
            return writer.message(request.sequence());
        }
    }

    /** 96: what was heard cannot be used, please send it again. */
    static Sip2Message sayAgain(int sequence, ByteBufAllocator allocator) {
        try (Sip2Writer writer = new Sip2Writer(allocator, Sip2MessageType.REQUEST_SC_RESEND)) {
            return writer.message(sequence);
        }
    }

    /** What a screen may always say. */
    private static void writePhrase(
            Sip2Message request, OwnAnswer answer, Phrases phrases, Sip2Writer writer) {
        Language language =
                request.type().offsetOf(FixedField.LANGUAGE) >= 0
                        ? phrases.language(request.column(FixedField.LANGUAGE).bytes())
                        : phrases.usual();
        int longest = phrases.longest() + 1 + answer.reference().length();
        ByteBuf to = writer.open(Sip2Field.SCREEN_MESSAGE.id(), longest);
        phrases.wording(answer.situation()).write(language, to);
        if (!answer.reference().isEmpty()) {
            ByteBufUtil.writeAscii(to.writeByte(' '), answer.reference());
        }
        writer.shut();
    }

    /**
     * @param verdict what the columns but the date say; empty for their safest
     */
    private static void writeColumns(
            Sip2Message request, String verdict, Sip2Writer writer, Sip2MessageType type) {
        int at = 0;
        for (FixedField column : type.columns()) {
            boolean said =
                    column != FixedField.TRANSACTION_DATE
                            && at + column.width() <= verdict.length();
            if (said) {
                String text = verdict.substring(at, at + column.width());
                writer.column(column, text.contains("-") ? column.blank() : text);
                at += column.width();
            } else {
                writeColumn(request, writer, column);
            }
        }
    }

    private static void writeColumn(Sip2Message request, Sip2Writer writer, FixedField column) {
        String safe = COLUMNS.get(column);
        if (safe != null) {
            writer.column(column, safe);
        } else if (isEchoed(column) && request.type().offsetOf(column) >= 0) {
            writer.column(column, request.column(column));
        }
    }

    private static boolean isEchoed(FixedField column) {
        return column == FixedField.TRANSACTION_DATE || column == FixedField.LANGUAGE;
    }

    private static boolean mayCarry(Sip2MessageType type, Sip2Field field) {
        return type.requires(field)
                || (field == Sip2Field.TRANSACTION_ID && type == Sip2MessageType.FEE_PAID_RESPONSE)
                || (field == Sip2Field.ITEM_IDENTIFIER && type == Sip2MessageType.HOLD_RESPONSE);
    }
}
