package org.carrel.gateway.archive;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Label;

/**
 * What the library knows of a vendor, and on what grounds it tells the vendor anything.
 *
 * @param name as the configuration calls it
 * @param contact how to reach whoever answers for privacy there; at most 200 characters
 * @param answers to the four questions that a contract must answer
 * @param breach who does what after a breach, in the contract's words; at most 1000 characters
 * @param legalRequests what the vendor does when authorities ask; at most 1000 characters
 * @param subProcessors who else works with the data for the vendor
 * @param reviewed when it was last looked at
 * @param reviewDue by when it must be looked at again; none where that was never said
 */
public record Vendor(
        Label name,
        Basis basis,
        String contact,
        ContractAnswers answers,
        String breach,
        String legalRequests,
        List<SubProcessor> subProcessors,
        Optional<LocalDate> reviewed,
        Optional<LocalDate> reviewDue) {
    public Vendor {
        subProcessors = List.copyOf(subProcessors);
    }

    /** A vendor of whom nothing is known yet. */
    public static Vendor unknown(Label name) {
        return new Vendor(
                name,
                Basis.UNKNOWN,
                "",
                ContractAnswers.UNKNOWN,
                "",
                "",
                List.of(),
                Optional.empty(),
                Optional.empty());
    }

    /** Why the library tells the vendor anything of its readers. */
    public enum Basis {
        /** It does a core service for the library, under contract. */
        CONTRACT,
        /** Each reader agreed. */
        OPT_IN,
        COURT_ORDER,
        /** Nobody has said; a finding. */
        UNKNOWN
    }

    /** Whether nothing is left open that a contract must say. */
    public boolean isComplete() {
        return basis != Basis.UNKNOWN
                && answers.areComplete()
                && !breach.isBlank()
                && !legalRequests.isBlank()
                && reviewDue.isPresent();
    }

    /** Whether the day by which it had to be looked at is over. */
    public boolean isLapsed(LocalDate today) {
        return reviewDue.map(today::isAfter).orElse(false);
    }
}
