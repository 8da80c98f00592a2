package org.carrel.gateway.upstream;

import io.netty.buffer.ByteBufAllocator;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.config.Label;
import org.carrel.config.Library;
import org.carrel.config.ListenerConfig;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.ledger.LedgerClosed;
import org.carrel.gateway.message.Answer;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Sip2Envelope;
import org.carrel.gateway.privacy.SafeRequest;
import org.carrel.gateway.watch.Outcome;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2Message;
import org.carrel.sip2.Sip2MessageType;
import org.carrel.sip2.Sip2Writer;

/**
 * The upstream that is ourselves: answers login, status and the end of a session, so that even our
 * own words leave through the same policy as everybody's.
 */
public final class FrontDesk implements Upstream {
    private static final DateTimeFormatter SIP2_DATE =
            DateTimeFormatter.ofPattern("yyyyMMdd    HHmmss");
    private static final int BX_PLACES = 16;
    private static final long TENTH_OF_A_SECOND = 100;
    private static final String RETRIES = "003";

    private final Library library;
    private final Accounts accounts;
    private final Map<Label, ? extends Upstream> upstreams;
    private final Map<Label, Long> timeouts;
    private final ByteBufAllocator allocator;

    /**
     * @param upstreams who is asked behind each door, to tell whether it is on line
     * @param timeouts each upstream's timeout in milliseconds, to tell terminals how long to wait
     */
    public FrontDesk(
            Library library,
            Accounts accounts,
            Map<Label, ? extends Upstream> upstreams,
            Map<Label, Long> timeouts,
            ByteBufAllocator allocator) {
        this.library = library;
        this.accounts = accounts;
        this.upstreams = Map.copyOf(upstreams);
        this.timeouts = Map.copyOf(timeouts);
        this.allocator = allocator;
    }

    @Override
    public void ask(SafeRequest question, Consumer<Reply> home) {
        try {
            question.message().leave(); // over no wire, but we were told
        } catch (LedgerClosed unaccounted) {
            home.accept(new Reply.Missed(Outcome.FAULT, false));
            return;
        }
        answer(question, home);
    }

    private void answer(SafeRequest question, Consumer<Reply> home) {
        switch (question.operation()) {
            case LOGIN ->
                    accounts.login(
                            question.terminal(),
                            question.message(),
                            accepted -> home.accept(reply(loggedIn(accepted))));
            case END_SESSION -> home.accept(reply(sessionEnded(question.message())));
            case STATUS -> {
                ListenerConfig door = question.terminal().door();
                behind(door).probe(onLine -> home.accept(reply(status(door, onLine))));
            }
            default ->
                    throw new IllegalStateException(
                            "the front desk knows no " + question.operation().text());
        }
    }

    @Override
    public void probe(Consumer<Boolean> home) {
        home.accept(true);
    }

    private Reply reply(Sip2Message message) {
        return new Reply.Answered(new Answer(new Sip2Envelope(message, allocator)));
    }

    private Upstream behind(ListenerConfig door) {
        Upstream upstream = upstreams.get(door.upstream());
        if (upstream == null) {
            throw new IllegalStateException("no upstream " + door.upstream());
        }
        return upstream;
    }

    private Sip2Message loggedIn(boolean accepted) {
        try (Sip2Writer writer = new Sip2Writer(allocator, Sip2MessageType.LOGIN_RESPONSE)) {
            return writer.column(FixedField.OK, accepted ? "1" : "0")
                    .message(Sip2Message.NO_SEQUENCE);
        }
    }

    private Sip2Message status(ListenerConfig door, boolean onLine) {
        Set<OperationName> allowed = door.profile().operations();
        try (Sip2Writer writer = new Sip2Writer(allocator, Sip2MessageType.ACS_STATUS)) {
            return writer.column(FixedField.ON_LINE_STATUS, yes(onLine))
                    .column(FixedField.CHECKIN_OK, yes(allowed.contains(OperationName.CHECKIN)))
                    .column(FixedField.CHECKOUT_OK, yes(allowed.contains(OperationName.CHECKOUT)))
                    .column(
                            FixedField.ACS_RENEWAL_POLICY,
                            yes(allowed.contains(OperationName.RENEW)))
                    .column(
                            FixedField.STATUS_UPDATE_OK,
                            yes(allowed.contains(OperationName.ITEM_STATUS_UPDATE)))
                    .column(FixedField.OFF_LINE_OK, "N")
                    .column(FixedField.TIMEOUT_PERIOD, onLine ? timeout(door) : "000")
                    .column(FixedField.RETRIES_ALLOWED, RETRIES)
                    .column(FixedField.DATE_TIME_SYNC, now())
                    .column(FixedField.PROTOCOL_VERSION, "2.00")
                    .field(Sip2Field.INSTITUTION_ID, library.institution())
                    .field(Sip2Field.LIBRARY_NAME, library.name())
                    .field(Sip2Field.SUPPORTED_MESSAGES, supported(allowed))
                    .message(Sip2Message.NO_SEQUENCE);
        }
    }

    private Sip2Message sessionEnded(Message question) {
        try (Sip2Writer writer = new Sip2Writer(allocator, Sip2MessageType.END_SESSION_RESPONSE)) {
            writer.column(FixedField.END_SESSION, "Y").column(FixedField.TRANSACTION_DATE, now());
            writer.field(Sip2Field.INSTITUTION_ID, library.institution());
            question.element(ElementName.of(Sip2Field.PATRON_IDENTIFIER))
                    .ifPresent(card -> copy(card, writer));
            return writer.message(Sip2Message.NO_SEQUENCE);
        }
    }

    private static void copy(Element card, Sip2Writer writer) {
        card.copyTo(writer.open(Sip2Field.PATRON_IDENTIFIER.id(), card.length()));
        writer.shut();
    }

    /**
     * The slowest upstream behind the door, asked twice, and two seconds for the way: then a
     * terminal never asks too early.
     */
    private String timeout(ListenerConfig door) {
        long slowest = timeouts.getOrDefault(door.upstream(), 0L);
        for (Label routed : door.routes().values()) {
            slowest = Math.max(slowest, timeouts.getOrDefault(routed, 0L));
        }
        return String.format(
                Locale.ROOT, "%03d", Math.min(998, (2 * slowest + 2000) / TENTH_OF_A_SECOND));
    }

    private static String supported(Set<OperationName> allowed) {
        StringBuilder places = new StringBuilder("N".repeat(BX_PLACES));
        for (OperationName operation : OperationName.values()) {
            if (allowed.contains(operation) || !operation.routed()) {
                places.setCharAt(operation.bxPosition(), 'Y');
            }
        }
        return places.toString();
    }

    private static String now() {
        return LocalDateTime.now(ZoneId.systemDefault()).format(SIP2_DATE);
    }

    private static String yes(boolean yes) {
        return yes ? "Y" : "N";
    }
}
