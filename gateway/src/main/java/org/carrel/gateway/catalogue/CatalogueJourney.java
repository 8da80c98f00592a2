package org.carrel.gateway.catalogue;

import java.util.function.Consumer;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.scrub.CatalogueGuard;
import org.carrel.gateway.scrub.SafeEnquiry;
import org.carrel.gateway.scrub.SafeFinding;
import org.carrel.gateway.target.Lease;
import org.carrel.gateway.watch.Watchers;
import org.carrel.z3950.query.QueryFault;

/**
 * The line that every enquiry travels, whatever its client speaks and whatever its catalogue: read
 * it top to bottom. Any thread.
 */
final class CatalogueJourney {
    private final CatalogueGuard guard;
    private final Watchers watchers;

    CatalogueJourney(CatalogueGuard guard, Watchers watchers) {
        this.guard = guard;
        this.watchers = watchers;
    }

    /**
     * From the moment an enquiry is understood to the moment its answer may be written. Never
     * waits, and always answers.
     *
     * @param enquiry what is asked of a database that its door has; closed here
     * @param lease the client's own turn at that catalogue
     * @param home takes the answer, which is its own to close, exactly once, on the lease's loop
     */
    void travel(Enquiry enquiry, Lease lease, Consumer<SafeFinding> home) {
        try {
            SafeEnquiry question = guard.protect(enquiry); // this catalogue's words, nobody's name
            forward(enquiry, question, lease, home);
        } catch (RuntimeException no) {
            enquiry.close();
            home.accept(refusal(no));
        }
    }

    private void forward(
            Enquiry enquiry, SafeEnquiry question, Lease lease, Consumer<SafeFinding> home) {
        try {
            lease.ask(question, finding -> home.accept(returned(enquiry, question, finding)));
        } catch (RuntimeException notAsked) {
            question.close();
            throw notAsked;
        }
    }

    private SafeFinding returned(Enquiry enquiry, SafeEnquiry question, Finding found) {
        try (enquiry;
                question;
                found) {
            return guard.minimise(enquiry, found); // scrub, or withhold
        } catch (RuntimeException no) {
            return refusal(no);
        }
    }

    /** Whatever goes wrong on the way ends here; nothing goes on that was not treated. */
    private SafeFinding refusal(RuntimeException no) {
        return switch (no) {
            case TurnedDown down -> guard.refuse(down);
            case QueryFault fault -> guard.refuse(fault);
            default -> {
                watchers.fault(no);
                yield guard.refuse(TurnedDown.byFault());
            }
        };
    }
}
