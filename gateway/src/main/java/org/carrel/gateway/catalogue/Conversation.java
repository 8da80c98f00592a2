package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.config.Label;
import org.carrel.gateway.catalogue.SetNames.Named;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.scrub.SafeFinding;
import org.carrel.gateway.target.Lease;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.CloseReason;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.TermCharset;
import org.jspecify.annotations.Nullable;

/**
 * What an accepted Z39.50 client has going: its result sets, and its turns at the catalogues that
 * hold them. On the association's event loop, which closes it.
 */
final class Conversation implements AutoCloseable {
    private static final Set<ApduType> SERVED =
            EnumSet.of(
                    ApduType.SEARCH,
                    ApduType.PRESENT,
                    ApduType.SCAN,
                    ApduType.SORT,
                    ApduType.DELETE,
                    ApduType.TRIGGER_RESOURCE_CONTROL,
                    ApduType.RESOURCE_REPORT,
                    ApduType.EXTENDED_SERVICES,
                    ApduType.DUPLICATE_DETECTION);

    private final Guest guest;
    private final EventLoop loop;
    private final boolean version3;
    private final SetNames sets;
    private final Answers answers;
    private final Map<Label, Lease> leases = new HashMap<>();
    private ClientDesk desk;
    private Questions questions;

    Conversation(ClientDesk desk, Greeting greeting, Guest guest, EventLoop loop) {
        this.desk = desk;
        this.guest = guest;
        this.loop = loop;
        this.version3 = greeting.isVersion3();
        ByteBufAllocator allocator = desk.allocator();
        this.sets = new SetNames(allocator);
        this.questions = questions(desk);
        this.answers = new Answers(allocator, greeting.sizes());
    }

    private Questions questions(ClientDesk at) {
        return new Questions(at.rules(), sets, TermCharset.UTF_8, at.allocator());
    }

    /**
     * Goes on at this desk. Where it is another one, what was found under the old one may not be
     * shown under the new: the result sets are gone, and the client has to search again.
     */
    void obey(ClientDesk next) {
        if (next != desk) {
            close();
            desk = next;
            questions = questions(next);
        }
    }

    /** Whether a client may send this after its Init. */
    static boolean isServed(ApduType type) {
        return SERVED.contains(type);
    }

    boolean isVersion3() {
        return version3;
    }

    Apdu goodbye(@Nullable Apdu question, CloseReason reason) {
        return answers.close(question, reason);
    }

    /**
     * Answers one question.
     *
     * @param question stays the caller's, open until the answer
     * @param home takes the answer, exactly once
     */
    void answer(Apdu question, Consumer<Apdu> home) {
        try {
            switch (question.type()) {
                case SEARCH -> search(question, home);
                case PRESENT -> {
                    Enquiry.Present present = questions.present(question);
                    guest.allowance().records(present.count());
                    travel(present, safe -> said(question, safe, home));
                }
                case SCAN -> {
                    guest.allowance().search();
                    travel(questions.scan(question), safe -> said(question, safe, home));
                }
                case SORT -> travel(questions.sort(question), safe -> said(question, safe, home));
                case DELETE -> delete(question, home);
                default -> home.accept(refused(question, Diagnostic.EXTENDED_SERVICE_UNSUPPORTED));
            }
        } catch (TurnedDown no) {
            desk.refused(no.outcome());
            home.accept(answers.refused(question, no.diagnostic()));
        } catch (QueryFault fault) {
            desk.refused(Outcome.NOT_ALLOWED);
            home.accept(refused(question, DiagnosticOf.fault(fault)));
        }
    }

    @Override
    public void close() {
        leases.values().forEach(Lease::close);
        leases.clear();
        sets.close();
    }

    private Apdu refused(Apdu question, Diagnostic why) {
        return answers.refused(question, why);
    }

    private void search(Apdu question, Consumer<Apdu> home) {
        guest.allowance().search();
        Enquiry.Search search = questions.search(question);
        travel(
                search,
                safe -> {
                    if (safe.finding() instanceof Finding.Hits(long count)) {
                        safe.close();
                        show(question, search, count, home);
                    } else {
                        said(question, safe, home);
                    }
                });
    }

    /** Some clients want to see the first records at once (z3950.md §2.3). */
    private void show(Apdu question, Enquiry.Search search, long count, Consumer<Apdu> home) {
        Enquiry.Present present;
        try {
            present = questions.piggybacked(question, search, count);
            if (present != null) {
                guest.allowance().records(present.count());
            }
        } catch (TurnedDown no) {
            home.accept(answers.hitsWithout(question, count, no.diagnostic()));
            return;
        }
        if (present == null) {
            home.accept(answers.hits(question, count));
            return;
        }
        travel(
                present,
                safe -> {
                    try (safe) {
                        home.accept(
                                switch (safe.finding()) {
                                    case Finding.Records(var records, _) ->
                                            answers.hits(question, count, records);
                                    case Finding.Declined(int condition) ->
                                            answers.hitsWithout(
                                                    question, count, DiagnosticOf.code(condition));
                                    default ->
                                            answers.hitsWithout(
                                                    question,
                                                    count,
                                                    Diagnostic.ERROR_PRESENTING_RECORDS);
                                });
                    }
                });
    }

    private void delete(Apdu question, Consumer<Apdu> home) {
        List<Named> given = new ArrayList<>();
        BerElement list = question.part(ApduPart.DELETE_RESULT_SET_LIST);
        boolean all = question.integer(ApduPart.DELETE_DELETE_FUNCTION, 0) == 1;
        if (all) {
            given.addAll(sets.all());
            sets.close();
        } else if (list != null) {
            for (BerElement each : list.children()) {
                Named set = sets.find(each.content());
                if (set != null) {
                    given.add(set);
                    sets.forget(each.content());
                }
            }
        }
        if (given.isEmpty()) {
            home.accept(answers.deleted(question, all ? 0 : 1));
            return;
        }
        // of one target each time; what else there is goes when the client does
        Label target = given.getFirst().target();
        List<Integer> numbers =
                given.stream()
                        .filter(each -> each.target().equals(target))
                        .map(Named::number)
                        .toList();
        travel(new Enquiry.Delete(target, numbers), safe -> said(question, safe, home));
    }

    private void said(Apdu question, SafeFinding safe, Consumer<Apdu> home) {
        try (safe) {
            home.accept(answers.answer(question, safe));
        }
    }

    private void travel(Enquiry enquiry, Consumer<SafeFinding> home) {
        Lease lease =
                leases.computeIfAbsent(enquiry.target(), name -> desk.target(name).lease(loop));
        desk.travel(enquiry, lease, home);
    }
}
