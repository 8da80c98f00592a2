package org.carrel.gateway.demo;

import static org.carrel.sip2.FixedField.*;
import static org.carrel.sip2.Sip2Field.*;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.gateway.demo.Loans.Loan;
import org.carrel.gateway.demo.Patron.Standing;
import org.carrel.sip2.Sip2MessageType;

/**
 * Answers who somebody is (23, 63, 35) and opens and shuts cards (01, 25), with all the personal
 * baggage that real library systems send along.
 */
final class PatronDesk implements Answers.Desk {
    private static final String ENGLISH = "001";

    private final Circulation circulation;
    private final Clock clock;

    PatronDesk(Circulation circulation, Clock clock) {
        this.circulation = circulation;
        this.clock = clock;
    }

    @Override
    public Map<Sip2MessageType, Function<Question, Reply>> answers() {
        return Map.of(
                Sip2MessageType.PATRON_STATUS_REQUEST, this::status,
                Sip2MessageType.PATRON_INFORMATION, this::information,
                Sip2MessageType.END_PATRON_SESSION, this::goodbye,
                Sip2MessageType.BLOCK_PATRON, question -> stand(question, Standing.BLOCKED),
                Sip2MessageType.PATRON_ENABLE, question -> stand(question, Standing.GOOD));
    }

    private Reply stand(Question question, Standing standing) {
        patron(question).ifPresent(patron -> circulation.stand(patron, standing));
        return status(question);
    }

    private Reply status(Question question) {
        return patron(question)
                .map(patron -> describe(question, patron))
                .orElseGet(() -> unknown(question));
    }

    private Reply information(Question question) {
        return patron(question)
                .map(patron -> lists(describe(question, patron), question, patron))
                .orElseGet(() -> unknown(question));
    }

    private Reply goodbye(Question question) {
        Reply reply =
                Reply.to(question, clock).put(END_SESSION, true).echo(question, PATRON_IDENTIFIER);
        patron(question)
                .ifPresent(patron ->
                        reply.put(SCREEN_MESSAGE, "Goodbye, " + patron.name())
                                .put(PRINT_LINE, "Card " + patron.card()));
        return reply;
    }

    private Reply unknown(Question question) {
        return Reply.to(question, clock)
                .put(LANGUAGE, ENGLISH)
                .echo(question, PATRON_IDENTIFIER)
                .put(VALID_PATRON, "N")
                .put(VALID_PATRON_PASSWORD, "N")
                .put(SCREEN_MESSAGE, "Card " + question.text(PATRON_IDENTIFIER) + " is unknown.");
    }

    private Reply describe(Question question, Patron patron) {
        boolean pinIsRight = question.text(PATRON_PASSWORD).equals(patron.pin());
        Standing standing = circulation.standing(patron);
        return Reply.to(question, clock)
                .put(PATRON_STATUS, standing.flags())
                .put(LANGUAGE, ENGLISH)
                .put(PATRON_IDENTIFIER, patron.card())
                .put(PERSONAL_NAME, patron.name())
                .put(VALID_PATRON, "Y")
                .put(VALID_PATRON_PASSWORD, pinIsRight ? "Y" : "N")
                .put(org.carrel.sip2.Sip2Field.CURRENCY, Money.CURRENCY)
                .put(FEE_AMOUNT, Money.text(circulation.owed(patron)))
                .put(HOME_ADDRESS, patron.contact().address())
                .put(EMAIL_ADDRESS, patron.contact().email())
                .put(HOME_PHONE, patron.contact().phone())
                .put("PB", patron.born())
                .put("PC", patron.patronClass())
                .put(SCREEN_MESSAGE, greeting(patron, standing));
    }

    private String greeting(Patron patron, Standing standing) {
        return "Hello, %s. You owe %s %s. %s"
                .formatted(
                        patron.name(),
                        Money.text(circulation.owed(patron)),
                        Money.CURRENCY,
                        standing.reason())
                .strip();
    }

    private Reply lists(Reply reply, Question question, Patron patron) {
        List<String> holds =
                circulation.holds().by(patron.card()).stream().map(PatronDesk::line).toList();
        List<String> charged = lines(circulation.loans().by(patron.card()));
        List<String> overdue = lines(circulation.loans().overdue(patron.card()));
        List<String> fines = fines(patron);
        reply.put(HOLD_ITEMS_COUNT, count(holds))
                .put(OVERDUE_ITEMS_COUNT, count(overdue))
                .put(CHARGED_ITEMS_COUNT, count(charged))
                .put(FINE_ITEMS_COUNT, count(fines))
                .put(RECALL_ITEMS_COUNT, "0000")
                .put(UNAVAILABLE_HOLDS_COUNT, "0000")
                .put(HOLD_ITEMS_LIMIT, "0010")
                .put(OVERDUE_ITEMS_LIMIT, "0005")
                .put(CHARGED_ITEMS_LIMIT, "0010")
                .put(FEE_LIMIT, "20.00")
                .put(PRINT_LINE, "Account of " + patron.name() + ", " + patron.card());
        return chosen(reply, question, List.of(holds, overdue, charged, fines));
    }

    /** The list whose position in the summary says Y, from BP to BQ (sip2.md §2.6). */
    private static Reply chosen(Reply reply, Question question, List<List<String>> lists) {
        List<String> codes = List.of("AS", "AT", "AU", "AV");
        int choice = question.column(SUMMARY).indexOf('Y');
        if (choice >= 0 && choice < codes.size()) {
            List<String> list = lists.get(choice);
            int from = Math.max(1, number(question.text(START_ITEM), 1));
            int to = Math.min(list.size(), number(question.text(END_ITEM), list.size()));
            for (int at = from; at <= to; at++) {
                reply.put(codes.get(choice), list.get(at - 1));
            }
        }
        return reply;
    }

    private List<String> fines(Patron patron) {
        int owed = circulation.owed(patron);
        return owed == 0
                ? List.of()
                : List.of(
                        "%s %s late return: %s"
                                .formatted(Money.text(owed), Money.CURRENCY, patron.name()));
    }

    private static List<String> lines(List<Loan> loans) {
        return loans.stream().map(loan -> line(loan.item()) + ", due " + loan.due()).toList();
    }

    private static String line(Item item) {
        return item.barcode() + " " + item.title();
    }

    private static String count(List<String> list) {
        return String.format(Locale.ROOT, "%04d", list.size());
    }

    private static int number(String digits, int otherwise) {
        return digits.matches("[0-9]{1,4}") ? Integer.parseInt(digits) : otherwise;
    }

    private static Optional<Patron> patron(Question question) {
        return People.with(question.text(PATRON_IDENTIFIER));
    }
}
