package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.List;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.ledger.Slip;
import org.carrel.gateway.message.Edit.Exchange;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.carrel.sip2.Sip2Value;
import org.carrel.sip2.Sip2Writer;
import org.jspecify.annotations.Nullable;

/**
 * One frame written anew, edit by edit, and put down element by element for the ledger. Fields that
 * stay side by side are copied in one piece. One thread, used once.
 */
final class Sip2Rewriting {
    private static final String YES = "Y";
    private static final String NO = "N";

    private final Sip2Message frame;
    private final EditTable.Row row;
    private final Exchange exchange;
    private final @Nullable Sip2Message asked;
    private final Sip2Writer writer;
    private final Slip slip;
    private int kept;

    /**
     * @param asked the frame of the question that is answered, or is itself rewritten
     */
    Sip2Rewriting(
            Sip2Message frame,
            EditTable.Row row,
            Exchange exchange,
            @Nullable Sip2Message asked,
            Sip2Writer writer) {
        this.frame = frame;
        this.row = row;
        this.exchange = exchange;
        this.asked = asked;
        this.writer = writer;
        Sip2MessageType type = frame.type();
        this.slip = row.slip(type.columns().size() + frame.fields() + type.required().size());
    }

    /** Writes everything, and gives the account of it. */
    Slip written() {
        List<FixedField> columns = frame.type().columns();
        for (int place = 0; place < columns.size(); place++) { // as a number makes no iterator
            FixedField column = columns.get(place);
            EditTable.Line line = row.column(column);
            slip.add(line.cell(), column.width());
            edit(column, line.edit());
        }
        for (int position = 0; position < frame.fields(); position++) {
            EditTable.Line line = row.field(frame.id(position));
            slip.add(line.cell(), edit(position, line.edit()));
        }
        keepUpTo(frame.fields());
        List<Sip2Field> required = frame.type().required();
        for (int place = 0; place < required.size(); place++) {
            Sip2Field field = required.get(place);
            if (!writer.has(field)) {
                writer.field(field, "");
                slip.add(row.supplied(field), 0);
            }
        }
        if (!row.verdicts().isEmpty()) {
            row.verdicts().forEach(this::sayNoWhereWanted);
        }
        return slip;
    }

    private void sayNoWhereWanted(Sip2Field field, Edit.Verdict verdict) {
        if (!writer.has(field) && verdict.wanted().test(exchange.question())) {
            slip.add(row.supplied(field), text(field.id(), NO));
        }
    }

    private void edit(FixedField column, Edit edit) {
        switch (edit) {
            case Edit.Keep _, Edit.Trim _ -> {}
            case Edit.Verdict verdict ->
                    writer.column(column, verdict.yes().test(exchange) ? YES : NO);
            case Edit.Remove _, Edit.Blank _ -> writer.column(column, column.blank());
            case Edit.Text text -> writer.column(column, text.text());
            case Edit.Echo echo -> {
                if (asked == null || asked.type().offsetOf(column) < 0) {
                    edit(column, echo.otherwise());
                } else {
                    writer.column(column, asked.column(column));
                }
            }
            case Edit.Made made -> {
                Element element = new Element(ElementName.of(column), frame.column(column));
                writer.column(column, to -> made.maker().make(element, exchange, to));
            }
        }
    }

    /** Gives the length that is to be counted: of what leaves, or of what stays here. */
    private int edit(int position, Edit edit) {
        if (staysAsItIs(position, edit)) {
            return frame.length(position); // copied together with its neighbours
        }
        if (edit instanceof Edit.Echo echo) {
            return echo(position, echo);
        }
        keepUpTo(position);
        return switch (edit) {
            case Edit.Text text -> text(frame.id(position), text.text());
            case Edit.Made made -> made(position, made);
            case Edit.Blank _ -> text(frame.id(position), "");
            case Edit.Trim _ -> value(frame.id(position), frame.value(position).trimmed());
            case Edit.Verdict verdict ->
                    text(frame.id(position), verdict.yes().test(exchange) ? YES : NO);
            case Edit.Remove _, Edit.Keep _, Edit.Echo _ -> frame.length(position);
        };
    }

    private int echo(int position, Edit.Echo echo) {
        int id = frame.id(position);
        Sip2Value said = asked == null ? null : asked.first(id).orElse(null);
        if (said == null) {
            return edit(position, echo.otherwise());
        }
        if (said.contentEquals(frame.value(position))) {
            return said.length(); // nearly always
        }
        keepUpTo(position);
        return value(id, said);
    }

    /** Most values are already what they should become. */
    private boolean staysAsItIs(int position, Edit edit) {
        return switch (edit) {
            case Edit.Keep _ -> true;
            case Edit.Trim _ -> !hasBlankEdge(position);
            case Edit.Verdict verdict ->
                    frame.value(position).is(verdict.yes().test(exchange) ? YES : NO);
            default -> false;
        };
    }

    private boolean hasBlankEdge(int position) {
        Sip2Value value = frame.value(position);
        int last = value.length() - 1;
        return last >= 0 && (value.byteAt(0) == ' ' || value.byteAt(last) == ' ');
    }

    private int value(int id, Sip2Value value) {
        writer.field(id, value);
        return value.length();
    }

    private int text(int id, String text) {
        writer.field(id, text);
        return ByteBufUtil.utf8Bytes(text);
    }

    private int made(int position, Edit.Made made) {
        int id = frame.id(position);
        Element element = new Element(ElementName.ofId(id), frame.value(position));
        ByteBuf to = writer.open(id, Math.max(made.longest(), element.length()));
        int before = to.writerIndex();
        made.maker().make(element, exchange, to);
        int length = to.writerIndex() - before;
        writer.shut();
        return length;
    }

    /** What was neither edited nor removed up to here goes as it is; what stands here does not. */
    private void keepUpTo(int position) {
        if (kept < position) {
            writer.fields(frame, kept, position);
        }
        kept = position + 1;
    }
}
