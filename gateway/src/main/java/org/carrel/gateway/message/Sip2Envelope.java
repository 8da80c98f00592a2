package org.carrel.gateway.message;

import static org.carrel.gateway.message.Message.Agreement.AGREES;
import static org.carrel.gateway.message.Message.Agreement.OTHER_KIND;
import static org.carrel.gateway.message.Message.Agreement.OTHER_PERSON_OR_ITEM;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.carrel.sip2.Sip2Reader;
import org.carrel.sip2.Sip2Value;
import org.carrel.sip2.Sip2Writer;

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
                    frame.first(standard.field()).map(value -> element(name, value));
            case ElementName.Column column ->
                    Optional.of(column.column())
                            .filter(each -> frame.type().offsetOf(each) >= 0)
                            .map(each -> element(name, frame.column(each)));
            case ElementName.Vendor vendor ->
                    frame.first(Sip2Field.id(vendor.code())).map(value -> element(name, value));
        };
    }

    @Override
    public Message rewrite(Function<Element, Edit> edits) {
        Sip2MessageType type = frame.type();
        try (Sip2Writer writer = new Sip2Writer(allocator, type)) {
            for (FixedField column : type.columns()) {
                Sip2Value value = frame.column(column);
                writeColumn(
                        writer, column, value, edits.apply(element(ElementName.of(column), value)));
            }
            for (int position = 0; position < frame.fields(); position++) {
                int id = frame.id(position);
                Sip2Value value = frame.value(position);
                writeField(writer, id, value, edits.apply(element(ElementName.ofId(id), value)));
            }
            for (Sip2Field field : type.required()) {
                if (!writer.has(field)) {
                    writer.field(field, "");
                }
            }
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

    private Element element(ElementName name, Sip2Value value) {
        return new Element(frame.type(), name, value);
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

    private static void writeColumn(
            Sip2Writer writer, FixedField column, Sip2Value value, Edit edit) {
        switch (edit) {
            case Edit.Keep _ -> writer.column(column, value);
            case Edit.Remove _, Edit.Blank _ -> writer.column(column, column.blank());
            case Edit.Text text -> writer.column(column, text.text());
            case Edit.Written written -> writer.column(column, written.writer());
        }
    }

    private static void writeField(Sip2Writer writer, int id, Sip2Value value, Edit edit) {
        switch (edit) {
            case Edit.Keep _ -> writer.field(id, value);
            case Edit.Remove _ -> {}
            case Edit.Blank _ -> writer.field(id, value.part(0, 0));
            case Edit.Text text -> writer.field(id, text.text());
            case Edit.Written written -> {
                written.writer().accept(writer.open(id, written.longest()));
                writer.shut();
            }
        }
    }
}
