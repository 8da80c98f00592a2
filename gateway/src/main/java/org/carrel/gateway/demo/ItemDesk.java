package org.carrel.gateway.demo;

import static org.carrel.sip2.FixedField.*;
import static org.carrel.sip2.Sip2Field.*;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.gateway.demo.Item.Start;
import org.carrel.sip2.Sip2MessageType;

/** Knows about items (17, 19), the queue for them (15) and the till (37). */
final class ItemDesk implements Answers.Desk {
    private static final String OTHER = "01";

    private final Circulation circulation;
    private final Clock clock;

    ItemDesk(Circulation circulation, Clock clock) {
        this.circulation = circulation;
        this.clock = clock;
    }

    @Override
    public Map<Sip2MessageType, Function<Question, Reply>> answers() {
        return Map.of(
                Sip2MessageType.ITEM_INFORMATION, this::information,
                Sip2MessageType.ITEM_STATUS_UPDATE, this::update,
                Sip2MessageType.HOLD, this::hold,
                Sip2MessageType.FEE_PAID, this::pay);
    }

    private Reply information(Question question) {
        Reply reply = Reply.to(question, clock).put(org.carrel.sip2.FixedField.FEE_TYPE, OTHER);
        Optional<Item> item = Stock.with(question.text(ITEM_IDENTIFIER));
        if (item.isEmpty()) {
            return reply.put(CIRCULATION_STATUS, OTHER).echo(question, ITEM_IDENTIFIER);
        }
        described(reply, item.get());
        return withPeople(reply, item.get());
    }

    private void described(Reply reply, Item item) {
        reply.put(CIRCULATION_STATUS, circulation.status(item))
                .put(SECURITY_MARKER, "02")
                .put(
                        HOLD_QUEUE_LENGTH,
                        String.format(Locale.ROOT, "%d", circulation.holds().waiting(item)))
                .put(ITEM_IDENTIFIER, item.barcode())
                .put(TITLE_IDENTIFIER, item.title())
                .put(OWNER, SimulatedIls.INSTITUTION)
                .put(MEDIA_TYPE, item.media())
                .put(PERMANENT_LOCATION, item.branch())
                .put(CURRENT_LOCATION, item.branch())
                .put("CS", item.shelfMark());
    }

    private Reply withPeople(Reply reply, Item item) {
        circulation
                .loans()
                .of(item)
                .ifPresent(loan ->
                        reply.put(DUE_DATE, loan.due() + " 23:59")
                                .put(
                                        SCREEN_MESSAGE,
                                        "On loan to "
                                                + People.with(loan.card())
                                                        .map(Patron::name)
                                                        .orElse("somebody")));
        circulation
                .holds()
                .first(item)
                .flatMap(People::with)
                .ifPresent(reader -> reply.put("CY", reader.card()).put("DA", reader.name()));
        if (circulation.place(item) == Start.HOLD_SHELF) {
            reply.put(HOLD_PICKUP_DATE, Reply.date(clock));
        }
        return reply;
    }

    private Reply update(Question question) {
        Optional<Item> item = Stock.with(question.text(ITEM_IDENTIFIER));
        Reply reply =
                Reply.to(question, clock)
                        .put(ITEM_PROPERTIES_OK, item.isPresent() ? "1" : "0")
                        .echo(question, ITEM_IDENTIFIER)
                        .echo(question, ITEM_PROPERTIES);
        item.ifPresent(each -> reply.put(TITLE_IDENTIFIER, each.title()));
        return reply;
    }

    private Reply hold(Question question) {
        Optional<Patron> patron = People.with(question.text(PATRON_IDENTIFIER));
        Optional<Item> item = Stock.with(question.text(ITEM_IDENTIFIER));
        Reply reply =
                Reply.to(question, clock)
                        .echo(question, PATRON_IDENTIFIER)
                        .echo(question, ITEM_IDENTIFIER)
                        .echo(question, PICKUP_LOCATION);
        if (patron.isEmpty()
                || item.isEmpty()
                || circulation.standing(patron.get()) != Patron.Standing.GOOD) {
            return reply.put(SCREEN_MESSAGE, "This hold cannot be placed.");
        }
        reply.put(TITLE_IDENTIFIER, item.get().title());
        return question.column(HOLD_MODE).equals("-")
                ? reply.put(
                        OK, circulation.holds().remove(patron.get().card(), item.get()) ? "1" : "0")
                : queued(reply, patron.get(), item.get());
    }

    private Reply queued(Reply reply, Patron patron, Item item) {
        int place = circulation.holds().add(patron.card(), item);
        return reply.put(OK, "1")
                .put(AVAILABLE, circulation.status(item).equals("03"))
                .put(QUEUE_POSITION, String.format(Locale.ROOT, "%d", place))
                .put(SCREEN_MESSAGE, "Kept for " + patron.name())
                .put(PRINT_LINE, "We shall write to " + patron.contact().email());
    }

    private Reply pay(Question question) {
        Optional<Patron> patron = People.with(question.text(PATRON_IDENTIFIER));
        int cents = Money.cents(question.text(FEE_AMOUNT)).orElse(0);
        boolean paid = patron.filter(each -> circulation.pay(each, cents)).isPresent();
        Reply reply =
                Reply.to(question, clock)
                        .put(PAYMENT_ACCEPTED, paid)
                        .echo(question, PATRON_IDENTIFIER)
                        .echo(question, TRANSACTION_ID)
                        .put(SCREEN_MESSAGE, paid ? "Thank you." : "That is not what is owed.");
        patron.ifPresent(
                each -> reply.put(PRINT_LINE, "Receipt for " + each.name() + ", " + each.card()));
        return reply;
    }
}
