package org.carrel.gateway.demo;

import static org.carrel.sip2.FixedField.*;
import static org.carrel.sip2.Sip2Field.*;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.gateway.demo.Loans.Loan;
import org.carrel.sip2.Sip2MessageType;

/** Lends (11) and renews (29, 65), with slips that carry the reader's name. */
final class LoanDesk implements Answers.Desk {
    private final Circulation circulation;
    private final Clock clock;

    LoanDesk(Circulation circulation, Clock clock) {
        this.circulation = circulation;
        this.clock = clock;
    }

    @Override
    public Map<Sip2MessageType, Function<Question, Reply>> answers() {
        return Map.of(
                Sip2MessageType.CHECKOUT, this::checkout,
                Sip2MessageType.RENEW, this::renew,
                Sip2MessageType.RENEW_ALL, this::renewAll);
    }

    private Reply checkout(Question question) {
        Optional<Patron> patron = People.with(question.text(PATRON_IDENTIFIER));
        Optional<Item> item = Stock.with(question.text(ITEM_IDENTIFIER));
        if (patron.isEmpty() || item.isEmpty()) {
            return refusal(question, "Card or item is unknown.");
        }
        boolean already =
                circulation.loans().of(item.get()).stream()
                        .anyMatch(loan -> loan.card().equals(patron.get().card()));
        if (already) {
            return renew(question);
        }
        Optional<String> objection = circulation.objection(patron.get(), item.get());
        return objection.isPresent() && !question.yes(NO_BLOCK)
                ? refusal(question, patron.get().name() + ": " + objection.get())
                : slip(question, patron.get(), circulation.lend(patron.get(), item.get()))
                        .put(DESENSITIZE, true);
    }

    private Reply renew(Question question) {
        Optional<Patron> patron = People.with(question.text(PATRON_IDENTIFIER));
        Optional<Loan> loan =
                Stock.with(question.text(ITEM_IDENTIFIER))
                        .flatMap(circulation.loans()::of)
                        .filter(each -> each.card().equals(question.text(PATRON_IDENTIFIER)));
        if (patron.isEmpty() || loan.isEmpty()) {
            return refusal(question, "This is not on loan to you.");
        }
        return extended(patron.get(), loan.get())
                .map(longer -> slip(question, patron.get(), longer).put(RENEWAL_OK, true))
                .orElseGet(() -> refusal(question, patron.get().name() + ": no renewal any more."));
    }

    private Reply renewAll(Question question) {
        List<Item> renewed = new ArrayList<>();
        List<Item> kept = new ArrayList<>();
        Optional<Patron> patron = People.with(question.text(PATRON_IDENTIFIER));
        patron.ifPresent(reader ->
                circulation
                        .loans()
                        .by(reader.card())
                        .forEach(loan ->
                                (extended(reader, loan).isPresent() ? renewed : kept)
                                        .add(loan.item())));
        Reply reply =
                Reply.to(question, clock)
                        .put(OK, patron.isPresent() ? "1" : "0")
                        .put(RENEWED_COUNT, count(renewed))
                        .put(UNRENEWED_COUNT, count(kept));
        renewed.forEach(item -> reply.put(RENEWED_ITEMS, item.barcode() + " " + item.title()));
        kept.forEach(item -> reply.put(UNRENEWED_ITEMS, item.barcode() + " no renewal any more"));
        patron.ifPresent(reader -> reply.put(PRINT_LINE, "Renewed for " + reader.name()));
        return reply;
    }

    /** The longer loan, unless the card, the queue or the number of renewals stands against it. */
    private Optional<Loan> extended(Patron patron, Loan loan) {
        boolean allowed =
                circulation.standing(patron) == Patron.Standing.GOOD
                        && circulation.holds().waiting(loan.item()) == 0;
        return allowed ? circulation.loans().renew(loan) : Optional.empty();
    }

    private Reply slip(Question question, Patron patron, Loan loan) {
        Item item = loan.item();
        return Reply.to(question, clock)
                .put(OK, "1")
                .put(MAGNETIC_MEDIA, item.media().equals("005"))
                .put(PATRON_IDENTIFIER, patron.card())
                .put(ITEM_IDENTIFIER, item.barcode())
                .put(TITLE_IDENTIFIER, item.title())
                .put(DUE_DATE, loan.due() + " 23:59")
                .put(SECURITY_INHIBIT, "N")
                .put(MEDIA_TYPE, item.media())
                .put(ITEM_PROPERTIES, "Shelf mark " + item.shelfMark())
                .put(TRANSACTION_ID, "L" + patron.card() + item.barcode())
                .put(SCREEN_MESSAGE, "Enjoy it, " + patron.name())
                .put(PRINT_LINE, "Loan slip for " + patron.name())
                .put(PRINT_LINE, item.title() + ", due " + loan.due());
    }

    private Reply refusal(Question question, String reason) {
        Reply reply =
                Reply.to(question, clock)
                        .put(OK, "0")
                        .put(MAGNETIC_MEDIA, "U")
                        .echo(question, PATRON_IDENTIFIER)
                        .echo(question, ITEM_IDENTIFIER)
                        .put(SCREEN_MESSAGE, reason);
        Stock.with(question.text(ITEM_IDENTIFIER))
                .ifPresent(item -> reply.put(TITLE_IDENTIFIER, item.title()));
        return reply;
    }

    private static String count(List<Item> items) {
        return String.format(Locale.ROOT, "%04d", items.size());
    }
}
