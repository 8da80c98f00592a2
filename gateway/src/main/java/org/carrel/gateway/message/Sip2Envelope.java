package org.carrel.gateway.message;

import static org.carrel.gateway.message.Message.Agreement.AGREES;
import static org.carrel.gateway.message.Message.Agreement.OTHER_KIND;
import static org.carrel.gateway.message.Message.Agreement.OTHER_PERSON_OR_ITEM;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.ledger.Book;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Page;
import org.carrel.gateway.ledger.Slip;
import org.carrel.gateway.message.Edit.Exchange;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.carrel.sip2.Sip2Reader;
import org.carrel.sip2.Sip2Value;
import org.carrel.sip2.Sip2Writer;
import org.jspecify.annotations.Nullable;

/**
 * A SIP2 frame as a {@link Message}.
 *
 * @param slip the account of it, without which it may not leave
 */
public record Sip2Envelope(Sip2Message frame, ByteBufAllocator allocator, @Nullable Slip slip)
        implements Message {

    /** A message that nobody has accounted for. */
    public Sip2Envelope(Sip2Message frame, ByteBufAllocator allocator) {
        this(frame, allocator, null);
    }

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
        return Sip2Elements.first(frame, name);
    }

    @Override
    public boolean hasLetter(ElementName name, int place, char letter) {
        return Sip2Elements.letter(frame, name, place) == letter;
    }

    @Override
    public boolean isLetter(ElementName name, char letter) {
        return hasLetter(name, 0, letter)
                && Sip2Elements.letter(frame, name, 1) == Sip2Elements.NONE;
    }

    @Override
    public boolean anyStanding(Standing test) {
        return Sip2Elements.any(frame, test);
    }

    @Override
    public boolean any(ElementName name, Predicate<Element> test) {
        return Sip2Elements.any(frame, name, test);
    }

    @Override
    public Message rewrite(EditTable edits, Message question) {
        EditTable.Row row = edits.row(frame.type());
        try (Sip2Writer writer = new Sip2Writer(allocator, frame)) {
            Sip2Message asked = question instanceof Sip2Envelope other ? other.frame : null;
            Slip account =
                    new Sip2Rewriting(frame, row, new Exchange(question, this), asked, writer)
                            .written();
            return new Sip2Envelope(writer.message(frame.sequence()), allocator, account);
        }
    }

    @Override
    public Agreement answers(Message question) {
        if (!(question instanceof Sip2Envelope asked)
                || asked.frame.type().answer() != frame.type()) {
            return OTHER_KIND;
        }
        return Sip2Act.isOfTheSame(asked.frame, frame) ? AGREES : OTHER_PERSON_OR_ITEM;
    }

    @Override
    public Message told(OwnAnswer answer, Phrases phrases) {
        return new Sip2Envelope(Sip2Refusal.of(frame, answer, phrases, allocator), allocator);
    }

    @Override
    public boolean hasHappened() {
        return Sip2Act.hasHappened(frame);
    }

    @Override
    public Message offLine() {
        return new Sip2Envelope(Sip2Refusal.offLine(frame, allocator), allocator);
    }

    @Override
    public Message sayAgain() {
        return new Sip2Envelope(Sip2Refusal.sayAgain(0, allocator), allocator);
    }

    @Override
    public boolean act(ByteBuf to) {
        return Sip2Act.write(frame, to);
    }

    @Override
    public boolean lookAlike(ByteBuf to) {
        return Sip2Act.writeLookAlike(frame, to);
    }

    @Override
    public boolean asksAgain() {
        return frame.type() == Sip2MessageType.REQUEST_SC_RESEND;
    }

    @Override
    public boolean turnsAway(Message question) {
        return Sip2Act.turnsAway(frame) && answers(question) == OTHER_KIND;
    }

    @Override
    public boolean isDone() {
        return Sip2Act.isDone(frame);
    }

    @Override
    public String verdict() {
        return Sip2Act.verdict(frame);
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
    public boolean keepFact(ByteBuf to) {
        try (Sip2Message fact = Sip2Act.fact(frame, allocator)) {
            return fact.keep(to);
        }
    }

    @Override
    public Message revived(ByteBuf kept) {
        return new Sip2Envelope(Sip2Reader.revived(kept, allocator), allocator);
    }

    @Override
    public long read(ToLongFunction<ByteBuf> reader) {
        return frame.read(reader);
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
        return new Sip2Envelope(frame.numbered(sequence), allocator, slip);
    }

    @Override
    public Message accounted(Book book, Disposition all) {
        Page page = book.page(frame.type().code());
        Slip account = all == Disposition.SUPPLIED ? Slip.ofOwnWords(page) : new Slip(page);
        for (FixedField column : frame.type().columns()) {
            account.add(page.cell(ElementName.of(column), all), column.width());
        }
        for (int position = 0; position < frame.fields(); position++) {
            ElementName name = ElementName.ofId(frame.id(position));
            account.add(page.cell(name, all), frame.length(position));
        }
        return new Sip2Envelope(frame, allocator, account);
    }

    @Override
    public void leave() {
        if (slip == null) {
            throw new IllegalStateException("a message without an account may not leave");
        }
        slip.sent();
    }

    @Override
    public Message shared() {
        frame.shared();
        return this;
    }

    @Override
    public void close() {
        frame.close();
        if (slip != null) {
            slip.refused(); // unless it left
        }
    }
}
