package org.carrel.gateway.message;

import static org.carrel.gateway.message.Message.Agreement.AGREES;
import static org.carrel.gateway.message.Message.Agreement.OTHER_KIND;
import static org.carrel.gateway.message.Message.Agreement.OTHER_PERSON_OR_ITEM;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.Optional;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2Reader;
import org.carrel.sip2.Sip2Value;
import org.carrel.sip2.Sip2Writer;
import org.jspecify.annotations.Nullable;

/** A SIP2 frame as a {@link Message}. */
public record Sip2Envelope(Sip2Message frame, ByteBufAllocator allocator) implements Message {

    @Override
    public boolean isRequest() {
        return frame.type().isRequest();
    }

    @Override
    public OperationName operation() {
        return OperationName.of(frame.type());
    }

    @Override
    public Optional<Element> element(ElementName name) {
        return switch (name) {
            case ElementName.Standard standard ->
                    frame.first(standard.field()).map(value -> new Element(name, value));
            case ElementName.Column column ->
                    Optional.of(column.column())
                            .filter(each -> frame.type().offsetOf(each) >= 0)
                            .map(each -> new Element(name, frame.column(each)));
            case ElementName.Vendor vendor ->
                    frame.first(Sip2Field.id(vendor.code())).map(value -> new Element(name, value));
        };
    }

    @Override
    public Message rewrite(EditTable edits, Message question) {
        EditTable.Row row = edits.row(frame.type());
        try (Sip2Writer writer = new Sip2Writer(allocator, frame)) {
            for (FixedField column : frame.type().columns()) {
                Edit edit = row.column(column);
                if (!(edit instanceof Edit.Keep)) {
                    writeColumn(writer, column, edit, question);
                }
            }
            int kept = 0;
            for (int position = 0; position < frame.fields(); position++) {
                Edit edit = row.field(frame.id(position));
                if (!(edit instanceof Edit.Keep)) {
                    writer.fields(frame, kept, position);
                    kept = position + 1;
                    writeField(writer, position, edit, question);
                }
            }
            writer.fields(frame, kept, frame.fields());
            writer.addRequired();
            return new Sip2Envelope(writer.message(frame.sequence()), allocator);
        }
    }

    @Override
    public Agreement answers(Message question) {
        if (!(question instanceof Sip2Envelope asked)
                || asked.frame.type().answer() != frame.type()) {
            return OTHER_KIND;
        }
        return agree(asked, Sip2Field.PATRON_IDENTIFIER) && agree(asked, Sip2Field.ITEM_IDENTIFIER)
                ? AGREES
                : OTHER_PERSON_OR_ITEM;
    }

    @Override
    public boolean confirmsPatron() {
        return frame.first(Sip2Field.VALID_PATRON).filter(value -> value.is("Y")).isPresent()
                && frame.first(Sip2Field.VALID_PATRON_PASSWORD)
                        .filter(value -> value.is("Y"))
                        .isPresent();
    }

    @Override
    public Message refusal() {
        return new Sip2Envelope(Sip2Refusal.of(frame, allocator), allocator);
    }

    @Override
    public void essence(ByteBuf to) {
        ByteBufUtil.writeAscii(to, frame.type().code());
        for (FixedField column : frame.type().columns()) {
            if (column != FixedField.TRANSACTION_DATE) {
                frame.column(column).copyTo(to);
            }
        }
        for (int position = 0; position < frame.fields(); position++) {
            if (frame.id(position) != Sip2Field.TERMINAL_PASSWORD.id()) {
                Sip2Value value = frame.value(position);
                to.writeShort(frame.id(position)).writeShort(value.length());
                value.copyTo(to);
            }
        }
    }

    @Override
    public boolean keep(ByteBuf to) {
        return frame.keep(to);
    }

    @Override
    public Message revived(ByteBuf kept) {
        return new Sip2Envelope(Sip2Reader.revived(kept, allocator), allocator);
    }

    @Override
    public int size() {
        return frame.size();
    }

    @Override
    public int sequence() {
        return frame.sequence();
    }

    @Override
    public Message numbered(int sequence) {
        return new Sip2Envelope(frame.numbered(sequence), allocator);
    }

    @Override
    public Message shared() {
        frame.shared();
        return this;
    }

    @Override
    public void close() {
        frame.close();
    }

    private boolean agree(Sip2Envelope asked, Sip2Field field) {
        Optional<Sip2Value> theirs = asked.frame.first(field);
        Optional<Sip2Value> ours = frame.first(field);
        return theirs.isEmpty()
                || ours.isEmpty()
                || theirs.get().trimmed().isEmpty()
                || ours.get().trimmed().isEmpty()
                || theirs.get().trimmed().contentEquals(ours.get().trimmed());
    }

    private void writeColumn(Sip2Writer writer, FixedField column, Edit edit, Message question) {
        switch (edit) {
            case Edit.Keep _ -> {}
            case Edit.Remove _, Edit.Blank _ -> writer.column(column, column.blank());
            case Edit.Text text -> writer.column(column, text.text());
            case Edit.Echo echo -> {
                Sip2Value asked = asked(question, column);
                if (asked == null) {
                    writeColumn(writer, column, echo.otherwise(), question);
                } else {
                    writer.column(column, asked);
                }
            }
            case Edit.Made made -> {
                Element element = new Element(ElementName.of(column), frame.column(column));
                writer.column(column, to -> made.maker().make(element, to));
            }
        }
    }

    private void writeField(Sip2Writer writer, int position, Edit edit, Message question) {
        int id = frame.id(position);
        switch (edit) {
            case Edit.Keep _ -> writer.fields(frame, position, position + 1);
            case Edit.Remove _ -> {}
            case Edit.Blank _ -> writer.field(id, "");
            case Edit.Text text -> writer.field(id, text.text());
            case Edit.Echo echo -> {
                Sip2Value asked = asked(question, id);
                if (asked == null) {
                    writeField(writer, position, echo.otherwise(), question);
                } else {
                    writer.field(id, asked);
                }
            }
            case Edit.Made made -> {
                Element element = new Element(ElementName.ofId(id), frame.value(position));
                ByteBuf to = writer.open(id, Math.max(made.longest(), element.length()));
                made.maker().make(element, to);
                writer.shut();
            }
        }
    }

    private static @Nullable Sip2Value asked(Message question, int id) {
        return question instanceof Sip2Envelope asked ? asked.frame.first(id).orElse(null) : null;
    }

    private static @Nullable Sip2Value asked(Message question, FixedField column) {
        return question instanceof Sip2Envelope asked && asked.frame.type().offsetOf(column) >= 0
                ? asked.frame.column(column)
                : null;
    }
}
