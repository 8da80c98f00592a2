package org.carrel.gateway.demo;

import static org.carrel.sip2.FixedField.*;
import static org.carrel.sip2.Sip2Field.*;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.carrel.sip2.Sip2MessageType;

/** Everything a vendor does for a reader whose identifier it believes. One thread. */
final class VendorDesk implements Answers.Desk {
    private static final int LOAN_DAYS = 14;

    private final Clock clock;
    private final Map<String, Account> accounts = new LinkedHashMap<>();

    VendorDesk(Clock clock) {
        this.clock = clock;
    }

    /** What a vendor keeps of one identifier. */
    private record Account(int number, Set<String> loans, Set<String> holds) {
        String name() {
            return "Reader " + number;
        }
    }

    @Override
    public Map<Sip2MessageType, Function<Question, Reply>> answers() {
        return Map.of(
                Sip2MessageType.PATRON_STATUS_REQUEST, this::status,
                Sip2MessageType.PATRON_INFORMATION, this::information,
                Sip2MessageType.END_PATRON_SESSION, q -> known(q).put(END_SESSION, true),
                Sip2MessageType.HOLD, this::hold,
                Sip2MessageType.FEE_PAID, this::pay,
                Sip2MessageType.CHECKOUT, this::lend,
                Sip2MessageType.RENEW, this::lend,
                Sip2MessageType.CHECKIN, this::takeBack,
                Sip2MessageType.ITEM_INFORMATION, this::item);
    }

    private Reply status(Question question) {
        return known(question)
                .put(LANGUAGE, "001")
                .put(PERSONAL_NAME, account(question).name())
                .put(VALID_PATRON, "Y")
                .put(VALID_PATRON_PASSWORD, "Y");
    }

    private Reply information(Question question) {
        Account account = account(question);
        return status(question)
                .put(HOLD_ITEMS_COUNT, count(account.holds()))
                .put(CHARGED_ITEMS_COUNT, count(account.loans()))
                .put(OVERDUE_ITEMS_COUNT, "0000")
                .put(FINE_ITEMS_COUNT, "0000")
                .put(RECALL_ITEMS_COUNT, "0000")
                .put(UNAVAILABLE_HOLDS_COUNT, "0000");
    }

    private Reply hold(Question question) {
        account(question).holds().add(question.text(ITEM_IDENTIFIER));
        return known(question)
                .put(OK, "1")
                .put(AVAILABLE, true)
                .echo(question, ITEM_IDENTIFIER)
                .put(QUEUE_POSITION, "1")
                .put(TITLE_IDENTIFIER, "An e-book");
    }

    private Reply pay(Question question) {
        return known(question)
                .put(PAYMENT_ACCEPTED, Money.cents(question.text(FEE_AMOUNT)).orElse(0) > 0)
                .echo(question, TRANSACTION_ID)
                .put(PRINT_LINE, "Receipt for " + question.text(PATRON_IDENTIFIER));
    }

    private Reply lend(Question question) {
        account(question).loans().add(question.text(ITEM_IDENTIFIER));
        return known(question)
                .put(OK, "1")
                .put(RENEWAL_OK, question.type() == Sip2MessageType.RENEW)
                .put(MAGNETIC_MEDIA, false)
                .echo(question, ITEM_IDENTIFIER)
                .put(TITLE_IDENTIFIER, "An e-book")
                .put(DUE_DATE, LocalDate.now(clock).plusDays(LOAN_DAYS).toString());
    }

    private Reply takeBack(Question question) {
        String item = question.text(ITEM_IDENTIFIER);
        accounts.values().forEach(account -> account.loans().remove(item));
        return Reply.to(question, clock)
                .put(OK, "1")
                .put(MAGNETIC_MEDIA, false)
                .echo(question, ITEM_IDENTIFIER)
                .put(PERMANENT_LOCATION, "CLOUD");
    }

    private Reply item(Question question) {
        String item = question.text(ITEM_IDENTIFIER);
        boolean lent = accounts.values().stream().anyMatch(each -> each.loans().contains(item));
        return Reply.to(question, clock)
                .put(CIRCULATION_STATUS, lent ? "04" : "03")
                .echo(question, ITEM_IDENTIFIER)
                .put(TITLE_IDENTIFIER, "An e-book");
    }

    private Reply known(Question question) {
        return Reply.to(question, clock)
                .echo(question, PATRON_IDENTIFIER)
                .put(
                        SCREEN_MESSAGE,
                        "%s, known to us as %s"
                                .formatted(
                                        account(question).name(),
                                        question.text(PATRON_IDENTIFIER)));
    }

    private Account account(Question question) {
        return accounts.computeIfAbsent(
                question.text(PATRON_IDENTIFIER),
                first ->
                        new Account(
                                accounts.size() + 1, new LinkedHashSet<>(), new LinkedHashSet<>()));
    }

    private static String count(Set<String> items) {
        return String.format(Locale.ROOT, "%04d", items.size());
    }
}
