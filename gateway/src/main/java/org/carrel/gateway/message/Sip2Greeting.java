package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.ByteBuffer;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.config.Login;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.ledger.Book;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.carrel.sip2.Sip2Writer;

/** What the gateway says to an upstream in its own name: login (93) and status (99). */
public final class Sip2Greeting {
    private static final DateTimeFormatter SIP2_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd    HHmmss");

    private final ByteBufAllocator allocator;
    private final Book book;

    /**
     * @param book where all that is said is put down
     */
    public Sip2Greeting(ByteBufAllocator allocator, Book book) {
        this.allocator = allocator;
        this.book = book;
    }

    /** The gateway's own login; the password goes from its memory straight into the frame. */
    public Message login(Login login) {
        try (Sip2Writer writer = new Sip2Writer(allocator, Sip2MessageType.LOGIN)) {
            writer.field(Sip2Field.LOGIN_USER_ID, login.user());
            int length = login.password().length();
            ByteBuf to = writer.open(Sip2Field.LOGIN_PASSWORD.id(), length);
            ByteBuffer room = to.nioBuffer(to.writerIndex(), length);
            login.password().copyTo(room);
            to.writerIndex(to.writerIndex() + length);
            writer.shut();
            login.location().ifPresent(location -> writer.field(Sip2Field.LOCATION_CODE, location));
            return ownWords(writer);
        }
    }

    /** Whether this is the answer that accepts a login. */
    public boolean isWelcome(Message answer) {
        return answer instanceof Sip2Envelope envelope
                && envelope.frame().type() == Sip2MessageType.LOGIN_RESPONSE
                && envelope.frame().column(FixedField.OK).is("1");
    }

    /**
     * Asks how a patron stands, in nobody's name and without a PIN.
     *
     * @param institution AO
     * @param longest how many bytes the number has at the most
     * @param number writes the patron's number
     */
    public Message standing(String institution, int longest, Consumer<ByteBuf> number) {
        try (Sip2Writer writer = new Sip2Writer(allocator, Sip2MessageType.PATRON_STATUS_REQUEST)) {
            writer.column(FixedField.LANGUAGE, "000")
                    .column(
                            FixedField.TRANSACTION_DATE,
                            LocalDateTime.now(ZoneId.systemDefault()).format(SIP2_DATE))
                    .field(Sip2Field.INSTITUTION_ID, institution);
            number.accept(writer.open(Sip2Field.PATRON_IDENTIFIER.id(), longest));
            writer.shut();
            writer.field(Sip2Field.TERMINAL_PASSWORD, "").field(Sip2Field.PATRON_PASSWORD, "");
            return ownWords(writer);
        }
    }

    /** Whether this is the answer that says that there is such a patron; nothing if it is none. */
    public Optional<Boolean> isKnown(Message answer) {
        if (!(answer instanceof Sip2Envelope envelope)
                || envelope.frame().type() != Sip2MessageType.PATRON_STATUS_RESPONSE) {
            return Optional.empty();
        }
        return Optional.of(
                envelope.frame()
                        .first(Sip2Field.VALID_PATRON)
                        .filter(it -> it.is("Y"))
                        .isPresent());
    }

    /** Asks how the upstream is. */
    public Message status() {
        try (Sip2Writer writer = new Sip2Writer(allocator, Sip2MessageType.SC_STATUS)) {
            writer.column(FixedField.STATUS_CODE, "0")
                    .column(FixedField.MAX_PRINT_WIDTH, "080")
                    .column(FixedField.PROTOCOL_VERSION, "2.00");
            return ownWords(writer);
        }
    }

    /** Whether this is the answer that says that the upstream is there. */
    public boolean isOnLine(Message answer) {
        return answer instanceof Sip2Envelope envelope
                && envelope.frame().type() == Sip2MessageType.ACS_STATUS
                && envelope.frame().column(FixedField.ON_LINE_STATUS).is("Y");
    }

    /** Whether this is the answer to the question how the upstream is. */
    public boolean isStatus(Message answer) {
        return answer instanceof Sip2Envelope envelope
                && envelope.frame().type() == Sip2MessageType.ACS_STATUS;
    }

    /** What the upstream says that it takes (BX); nothing where it does not say. */
    public Set<OperationName> takes(Message answer) {
        Set<OperationName> takes = EnumSet.noneOf(OperationName.class);
        if (isStatus(answer) && answer instanceof Sip2Envelope envelope) {
            envelope.frame()
                    .first(Sip2Field.SUPPORTED_MESSAGES)
                    .ifPresent(places ->
                            Arrays.stream(OperationName.values())
                                    .filter(each -> each.bxPosition() < places.length())
                                    .filter(each -> places.byteAt(each.bxPosition()) == 'Y')
                                    .forEach(takes::add));
        }
        return takes;
    }

    private Message ownWords(Sip2Writer writer) {
        return new Sip2Envelope(writer.message(Sip2Message.NO_SEQUENCE), allocator)
                .accounted(book, Disposition.SUPPLIED);
    }
}
