package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.carrel.config.Label;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.Finding.Found;
import org.carrel.gateway.enquiry.Form;
import org.carrel.gateway.enquiry.SortKey;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.query.AttributeRules;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.record.RecordForm;

/**
 * Lets an enquiry through in the words of its target, and a finding back without what no client may
 * see. What it does not know how to treat does not pass. Any thread.
 */
public final class CatalogueGuard {
    private final Map<Label, TargetRules> rules;
    private final ByteBufAllocator allocator;

    public CatalogueGuard(Map<Label, TargetRules> rules, ByteBufAllocator allocator) {
        this.rules = Map.copyOf(rules);
        this.allocator = allocator;
    }

    /**
     * The enquiry as its target may learn it. Its words go over to the result.
     *
     * @throws TurnedDown if it asks for what may not be asked there
     * @throws org.carrel.z3950.query.QueryFault if it searches what may not be searched there
     */
    public SafeEnquiry protect(Enquiry asked) {
        TargetRules target = rulesOf(asked);
        AttributeRules attributes = target.attributes();
        return new SafeEnquiry(
                switch (asked) {
                    case Enquiry.Search(Label name, var databases, int set, Query query) ->
                            new Enquiry.Search(
                                    name, told(databases, target), set, attributes.applied(query));
                    case Enquiry.Scan(
                                    Label name,
                                    var databases,
                                    Query from,
                                    int step,
                                    int count,
                                    int position) ->
                            new Enquiry.Scan(
                                    name,
                                    told(databases, target),
                                    attributes.applied(from),
                                    step,
                                    count,
                                    position);
                    case Enquiry.Present(Label name, int set, long start, int count, Form form) ->
                            new Enquiry.Present(name, set, start, count, told(form, target));
                    case Enquiry.Sort(Label name, var sets, int into, var keys) ->
                            new Enquiry.Sort(name, sets, into, told(keys, attributes));
                    case Enquiry.Delete delete -> delete;
                });
    }

    /**
     * The finding as this client may see it.
     *
     * @param asked as the client asked it
     * @param found stays the caller's
     */
    public SafeFinding minimise(Enquiry asked, Finding found) {
        return switch (found) {
            case Finding.Records(var records, _) when asked instanceof Enquiry.Present present ->
                    answered(scrubbed(present, records));
            case Finding.Terms(var terms, int position, boolean complete, _)
                    when asked instanceof Enquiry.Scan ->
                    answered(copied(terms, position, complete));
            case Finding.Hits(long count) when asked instanceof Enquiry.Search ->
                    answered(new Finding.Hits(Math.max(count, 0)));
            case Finding.Sorted sorted -> answered(sorted);
            case Finding.Deleted deleted -> answered(deleted);
            case Finding.Declined(int condition) ->
                    answered(
                            new Finding.Declined(
                                    Diagnostic.of(condition)
                                            .orElse(Diagnostic.UNSPECIFIED)
                                            .code()));
            case Finding.Unanswered unanswered -> new SafeFinding(unanswered, unanswered.outcome());
            case Finding.Records _, Finding.Terms _, Finding.Hits _ ->
                    new SafeFinding(
                            new Finding.Unanswered(Outcome.UPSTREAM_NONSENSE),
                            Outcome.UPSTREAM_NONSENSE);
        };
    }

    /** A "no" of the gateway's own. */
    public SafeFinding refuse(TurnedDown down) {
        return new SafeFinding(new Finding.Declined(down.diagnostic().code()), down.outcome());
    }

    /** The "no" to a query that may not be asked, or not there. */
    public SafeFinding refuse(QueryFault fault) {
        return new SafeFinding(
                new Finding.Declined(fault.diagnostic().bib1()), Outcome.NOT_ALLOWED);
    }

    private TargetRules rulesOf(Enquiry asked) {
        TargetRules target = rules.get(asked.target());
        if (target == null) {
            throw new IllegalStateException("no target " + asked.target());
        }
        return target;
    }

    private static SafeFinding answered(Finding finding) {
        return new SafeFinding(finding, Outcome.ANSWERED);
    }

    private static List<String> told(List<String> databases, TargetRules target) {
        return databases.stream()
                .map(each -> Objects.requireNonNull(target.databases().get(each)))
                .toList();
    }

    private static Form told(Form wanted, TargetRules target) {
        RecordSyntax syntax = target.syntaxes().get(wanted.syntax());
        if (syntax == null) {
            throw new TurnedDown(Diagnostic.RECORD_SYNTAX_UNSUPPORTED, Outcome.NOT_ALLOWED);
        }
        return new Form(syntax, target.elements().getOrDefault(wanted.elements(), "F"));
    }

    private static List<SortKey> told(List<SortKey> keys, AttributeRules attributes) {
        return keys.stream()
                .map(key ->
                        new SortKey(
                                attributes.told(key.attributes()),
                                key.descending(),
                                key.ignoringCase()))
                .toList();
    }

    private Finding scrubbed(Enquiry.Present asked, List<Found> records) {
        if (records.size() > asked.count()) {
            throw new TurnedDown(Diagnostic.ERROR_PRESENTING_RECORDS, Outcome.UPSTREAM_NONSENSE);
        }
        RecordScrubber scrubber = rulesOf(asked).scrubber();
        RecordForm wanted =
                RecordForm.of(asked.form().syntax().oid())
                        .orElseThrow(() ->
                                new TurnedDown(
                                        Diagnostic.RECORD_SYNTAX_UNSUPPORTED, Outcome.NOT_ALLOWED));
        List<Found> safe = new ArrayList<>(records.size());
        List<Scrubbed> owned = new ArrayList<>(records.size());
        try {
            for (Found each : records) {
                safe.add(scrubbed(each, scrubber, wanted, owned));
            }
        } catch (RuntimeException fault) {
            owned.forEach(Scrubbed::close);
            throw fault;
        }
        return new Finding.Records(safe, () -> owned.forEach(Scrubbed::close));
    }

    private static Found scrubbed(
            Found found, RecordScrubber scrubber, RecordForm wanted, List<Scrubbed> owned) {
        return switch (found) {
            case Found.Missing(int condition) ->
                    new Found.Missing(
                            Diagnostic.of(condition)
                                    .orElse(Diagnostic.ERROR_PRESENTING_RECORDS)
                                    .code());
            case Found.Retrieved(RecordSyntax syntax, ByteBuf body) -> {
                Scrubbed scrubbed = scrubber.scrub(RecordForm.of(syntax.oid()), body, wanted);
                owned.add(scrubbed);
                yield switch (scrubbed) {
                    case Scrubbed.Passed(RecordForm form, ByteBuf record) ->
                            new Found.Retrieved(
                                    RecordSyntax.of(form.syntax()).orElseThrow(), record);
                    case Scrubbed.Withheld(Scrubbed.Reason why) ->
                            new Found.Missing(why.diagnostic());
                };
            }
        };
    }

    /**
     * The terms of an index are the catalogue's own; they are copied, so that its answer can end.
     */
    private Finding copied(List<Finding.Term> terms, int position, boolean complete) {
        int size = terms.stream().mapToInt(each -> each.text().readableBytes()).sum();
        ByteBuf memory = allocator.directBuffer(size, size);
        List<Finding.Term> safe = new ArrayList<>(terms.size());
        for (Finding.Term each : terms) {
            int from = memory.writerIndex();
            int length = each.text().readableBytes();
            memory.writeBytes(each.text(), each.text().readerIndex(), length);
            safe.add(new Finding.Term(memory.slice(from, length), each.occurrences()));
        }
        return new Finding.Terms(safe, position, complete, () -> Wiping.release(memory));
    }
}
