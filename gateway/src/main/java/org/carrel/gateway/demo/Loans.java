package org.carrel.gateway.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Who has what at home, until when. One thread. */
final class Loans {
    static final int LOAN_DAYS = 21;
    static final int RENEWALS = 2;

    private final Clock clock;
    private final Map<String, Loan> byItem = new LinkedHashMap<>();

    Loans(Clock clock) {
        this.clock = clock;
    }

    /** One item at one reader's home. */
    record Loan(String card, Item item, LocalDate due, int renewals) {}

    Loan lend(String card, Item item) {
        return keep(new Loan(card, item, LocalDate.now(clock).plusDays(LOAN_DAYS), 0));
    }

    /** As if it had been lent that many days ago. */
    Loan lentBefore(int days, String card, Item item) {
        return keep(new Loan(card, item, LocalDate.now(clock).plusDays(LOAN_DAYS - days), 0));
    }

    /** A later due date, or nothing where the loan was renewed as often as the rules allow. */
    Optional<Loan> renew(Loan loan) {
        return loan.renewals() >= RENEWALS
                ? Optional.empty()
                : Optional.of(
                        keep(
                                new Loan(
                                        loan.card(),
                                        loan.item(),
                                        LocalDate.now(clock).plusDays(LOAN_DAYS),
                                        loan.renewals() + 1)));
    }

    Optional<Loan> of(Item item) {
        return Optional.ofNullable(byItem.get(item.barcode()));
    }

    /** Ends the loan, if there was one, and tells whose it was. */
    Optional<Loan> end(Item item) {
        return Optional.ofNullable(byItem.remove(item.barcode()));
    }

    List<Loan> by(String card) {
        return byItem.values().stream().filter(each -> each.card().equals(card)).toList();
    }

    List<Loan> overdue(String card) {
        LocalDate today = LocalDate.now(clock);
        return by(card).stream().filter(each -> each.due().isBefore(today)).toList();
    }

    private Loan keep(Loan loan) {
        byItem.put(loan.item().barcode(), loan);
        return loan;
    }
}
