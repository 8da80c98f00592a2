package org.carrel.gateway.target;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.Finding.Found;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.sru.SruAnswer;

/**
 * What the answer of a target on the web says. Only what stands in a {@link Finding} is looked at;
 * diagnostics come down to their numbers (z3950.md §5).
 */
final class WebFindings {
    private static final int OUT_OF_RANGE = 61;

    private WebFindings() {}

    /** The finding, which takes the answer over. */
    static Finding of(Enquiry asked, SruAnswer answer) {
        boolean kept = false;
        try {
            Finding finding =
                    switch (asked) {
                        case Enquiry.Search _ -> hits(answer);
                        case Enquiry.Present present -> records(present, answer);
                        case Enquiry.Scan scan -> terms(scan, answer);
                        case Enquiry.Sort _, Enquiry.Delete _ ->
                                new Finding.Unanswered(Outcome.UPSTREAM_NONSENSE);
                    };
            kept = finding instanceof Finding.Records || finding instanceof Finding.Terms;
            return finding;
        } finally {
            if (!kept) {
                answer.close();
            }
        }
    }

    /** An empty set has no first record, of which some complain. */
    private static Finding hits(SruAnswer answer) {
        List<Integer> diagnostics = answer.diagnostics();
        long count = answer.numberOfRecords();
        boolean empty = count == 0 && diagnostics.equals(List.of(OUT_OF_RANGE));
        return diagnostics.isEmpty() || count > 0 || empty
                ? counted(count)
                : new Finding.Declined(bib1(diagnostics.getFirst()));
    }

    private static Finding counted(long count) {
        return count < 0
                ? new Finding.Unanswered(Outcome.UPSTREAM_NONSENSE)
                : new Finding.Hits(count);
    }

    private static Finding records(Enquiry.Present asked, SruAnswer answer) {
        if (answer.entries().isEmpty()) {
            return declined(answer);
        }
        List<Found> found =
                answer.entries().stream().limit(asked.count()).map(WebFindings::slot).toList();
        return new Finding.Records(found, answer::close);
    }

    private static Found slot(SruAnswer.Entry entry) {
        return entry.diagnostic() == 0
                ? new Found.Retrieved(RecordSyntax.XML, entry.xml().bytes())
                : new Found.Missing(bib1(entry.diagnostic()));
    }

    /** A stretch without terms is one, unless the target says why. */
    private static Finding terms(Enquiry.Scan asked, SruAnswer answer) {
        if (answer.terms().isEmpty() && !answer.diagnostics().isEmpty()) {
            return declined(answer);
        }
        List<Finding.Term> terms =
                answer.terms().stream()
                        .limit(asked.count())
                        .map(each -> new Finding.Term(each.value().bytes(), each.numberOfRecords()))
                        .toList();
        boolean complete = terms.size() == asked.count();
        int position = asked.position() <= terms.size() ? asked.position() : 0;
        return new Finding.Terms(terms, position, complete, answer::close);
    }

    private static Finding declined(SruAnswer answer) {
        return new Finding.Declined(
                answer.diagnostics().isEmpty()
                        ? Diagnostic.PRESENT_OUT_OF_RANGE.code()
                        : bib1(answer.diagnostics().getFirst()));
    }

    /** The first diagnostic of Bib-1 that SRU has the same number for. */
    private static int bib1(int sru) {
        return Arrays.stream(Diagnostic.values())
                .filter(each -> each.sru().equals(OptionalInt.of(sru)))
                .findFirst()
                .orElse(Diagnostic.UNSPECIFIED)
                .code();
    }
}
