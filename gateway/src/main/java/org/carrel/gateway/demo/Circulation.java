package org.carrel.gateway.demo;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.gateway.demo.Item.Start;
import org.carrel.gateway.demo.Loans.Loan;
import org.carrel.gateway.demo.Patron.Standing;

/**
 * The state of the demonstration library and the rules by which it changes. One thread: the event
 * loop of its service.
 */
final class Circulation {
    private static final int MOST_LOANS = 10;

    private final Loans loans;
    private final Holds holds = new Holds();
    private final Map<String, Integer> owed = new HashMap<>();
    private final Map<String, Start> places = new HashMap<>();
    private final Map<String, Standing> standings = new HashMap<>();

    Circulation(Clock clock) {
        loans = new Loans(clock);
        People.all().forEach(each -> owed.put(each.card(), each.owed()));
        People.all().forEach(each -> standings.put(each.card(), each.standing()));
        Stock.all().forEach(each -> places.put(each.barcode(), each.start()));
        open();
    }

    /** What happened before the first visitor came today. */
    private void open() {
        loans.lentBefore(9, People.ZOE.card(), Stock.CRANFORD);
        loans.lentBefore(30, People.JOSE.card(), Stock.HOLD_WAITING);
        loans.lentBefore(12, People.AMARA.card(), Stock.FROM_HARBOUR);
        loans.lentBefore(5, People.JOSE.card(), Stock.WALDEN);
        loans.lentBefore(2, People.AMARA.card(), Stock.MIDDLEMARCH);
        holds.add(People.AMARA.card(), Stock.HOLD_WAITING);
        holds.add(People.JOSE.card(), Stock.ON_HOLD_SHELF);
        holds.add(People.ZOE.card(), Stock.FRUEHLING);
    }

    Loans loans() {
        return loans;
    }

    Holds holds() {
        return holds;
    }

    Standing standing(Patron patron) {
        return standings.getOrDefault(patron.card(), Standing.BLOCKED);
    }

    void stand(Patron patron, Standing standing) {
        standings.put(patron.card(), standing);
    }

    int owed(Patron patron) {
        return owed.getOrDefault(patron.card(), 0);
    }

    /** Whether the payment was taken: no more than is owed, and more than nothing. */
    boolean pay(Patron patron, int cents) {
        if (cents <= 0 || cents > owed(patron)) {
            return false;
        }
        owed.merge(patron.card(), -cents, Integer::sum);
        if (owed(patron) == 0 && standing(patron) == Standing.TOO_MANY_FINES) {
            stand(patron, Standing.GOOD);
        }
        return true;
    }

    /** The two digits of circulation status. */
    String status(Item item) {
        return loans.of(item).isPresent() ? "04" : place(item).code();
    }

    Start place(Item item) {
        return places.getOrDefault(item.barcode(), Start.ON_SHELF);
    }

    /** Why this reader may not have this item; nothing where it is allowed. */
    Optional<String> objection(Patron patron, Item item) {
        if (standing(patron) != Standing.GOOD) {
            return Optional.of(standing(patron).reason());
        }
        if (item.start() == Start.REFERENCE) {
            return Optional.of("This is for reading in the library only.");
        }
        if (loans.of(item).filter(loan -> !loan.card().equals(patron.card())).isPresent()) {
            return Optional.of("This is on loan to somebody else.");
        }
        if (holds.keepsFrom(patron.card(), item)) {
            return Optional.of("This is kept for somebody else.");
        }
        return loans.by(patron.card()).size() >= MOST_LOANS
                ? Optional.of("You have as many items as you may.")
                : Optional.empty();
    }

    /** Lends it; the rules were asked before. */
    Loan lend(Patron patron, Item item) {
        holds.remove(patron.card(), item);
        places.put(item.barcode(), item.start());
        return loans.lend(patron.card(), item);
    }

    /** Takes it back; the loan that this ended, if there was one. */
    Optional<Loan> takeBack(Item item, String here) {
        Optional<Loan> ended = loans.end(item);
        if (item.start() != Start.REFERENCE) {
            places.put(item.barcode(), placeAfterReturn(item, here));
        }
        return ended;
    }

    private Start placeAfterReturn(Item item, String here) {
        if (holds.waiting(item) > 0) {
            return Start.HOLD_SHELF;
        }
        return item.branch().equals(here) ? Start.ON_SHELF : Start.IN_TRANSIT;
    }
}
