package org.carrel.gateway.catalogue;

import io.netty.channel.EventLoop;
import java.util.List;
import java.util.function.Consumer;
import org.carrel.config.Label;
import org.carrel.gateway.catalogue.Databases.Place;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.SortKey;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.scrub.SafeFinding;
import org.carrel.gateway.target.Lease;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.WipedBuffer;
import org.carrel.z3950.sru.SruDiagnostic;
import org.carrel.z3950.sru.SruFault;
import org.carrel.z3950.sru.SruRequest;
import org.jspecify.annotations.Nullable;

/**
 * One SRU request on its way: to the catalogue for the number of records, then for their order and
 * for the records themselves, and back. Its turn at the catalogue ends with it. On the connection's
 * event loop.
 */
final class WebVisit implements AutoCloseable {
    private final ClientDesk desk;
    private final Guest guest;
    private final EventLoop loop;
    private final SruRequest request;
    private final WebAnswers answers;
    private Consumer<WipedBuffer> home = WipedBuffer::close;
    private @Nullable Lease lease;
    private boolean over;

    /**
     * @param request closed with this
     */
    WebVisit(ClientDesk desk, Guest guest, EventLoop loop, SruRequest request) {
        this.desk = desk;
        this.guest = guest;
        this.loop = loop;
        this.request = request;
        this.answers = new WebAnswers(desk.allocator());
    }

    /**
     * Sets out.
     *
     * @param place where to
     * @param receiver takes the answer, which is its own to close, exactly once, unless this is
     *     closed before
     */
    void begin(Place place, Consumer<WipedBuffer> receiver) {
        home = receiver;
        WebQuestions questions = new WebQuestions(request, place, desk.rules(), desk.allocator());
        orRefused(() -> {
            switch (request.operation()) {
                case EXPLAIN -> explain(place);
                case SCAN -> scan(questions);
                case SEARCH_RETRIEVE -> search(questions);
            }
        });
    }

    /** Ends the turn at the catalogue and wipes the words; nothing is answered any more. */
    @Override
    public void close() {
        over = true;
        Lease mine = lease;
        lease = null;
        if (mine != null) {
            mine.close();
        }
        request.close();
    }

    private void explain(Place place) {
        finish(answers.explained(request, desk.explained(place)));
    }

    private void scan(WebQuestions questions) {
        guest.allowance().search();
        travel(
                questions.scan(),
                finding -> {
                    if (finding instanceof Finding.Terms terms) {
                        finish(answers.terms(request, terms));
                    } else {
                        finish(answers.refused(request, reason(finding)));
                    }
                });
    }

    private void search(WebQuestions questions) {
        List<SortKey> keys = questions.sortKeys();
        WebSchema wanted = questions.schema(); // one that is not known here is refused at once
        guest.allowance().search();
        Enquiry.Search search = questions.search();
        travel(
                search,
                finding -> {
                    if (!(finding instanceof Finding.Hits(long count))) {
                        finish(answers.refused(request, reason(finding)));
                    } else if (count > 0 && request.startRecord() > count) {
                        told(count, SruDiagnostic.OUT_OF_RANGE);
                    } else if (count == 0 || !questions.wantsRecords()) {
                        finish(answers.hits(request, count, List.of()));
                    } else if (keys.isEmpty()) {
                        present(questions, wanted, count);
                    } else {
                        sort(search.target(), keys, () -> present(questions, wanted, count), count);
                    }
                });
    }

    private void sort(Label target, List<SortKey> keys, Runnable sorted, long count) {
        travel(
                new Enquiry.Sort(target, List.of(WebQuestions.SET), WebQuestions.SET, keys),
                finding -> {
                    if (finding instanceof Finding.Sorted) {
                        sorted.run();
                    } else {
                        told(count, reason(finding));
                    }
                });
    }

    private void present(WebQuestions questions, WebSchema wanted, long count) {
        Enquiry.Present present = questions.present(wanted, count);
        guest.allowance().records(present.count());
        travel(
                present,
                finding -> {
                    if (finding instanceof Finding.Records records) {
                        finish(answers.hits(request, count, records, questions));
                    } else {
                        told(count, reason(finding));
                    }
                });
    }

    private void travel(Enquiry enquiry, Consumer<Finding> next) {
        Lease mine = lease;
        if (mine == null) {
            mine = desk.target(enquiry.target()).lease(loop);
            lease = mine;
        }
        desk.travel(enquiry, mine, safe -> arrived(safe, next));
    }

    private void arrived(SafeFinding safe, Consumer<Finding> next) {
        try (safe) {
            if (!over) {
                orRefused(() -> next.accept(safe.finding()));
            }
        }
    }

    /** The number of records, and why they are not shown. */
    private void told(long count, SruDiagnostic why) {
        finish(answers.hits(request, count, List.of(why)));
    }

    private static SruDiagnostic reason(Finding finding) {
        return switch (finding) {
            case Finding.Declined(int condition) -> WebReason.code(condition);
            case Finding.Unanswered(Outcome outcome) -> WebReason.outcome(outcome);
            default -> SruDiagnostic.GENERAL;
        };
    }

    /** Takes a step; whatever goes wrong in it becomes the answer. */
    private void orRefused(Runnable step) {
        try {
            step.run();
        } catch (TurnedDown no) {
            refuse(no.outcome(), WebReason.of(no.diagnostic()));
        } catch (QueryFault fault) {
            refuse(Outcome.NOT_ALLOWED, WebReason.fault(fault));
        } catch (SruFault fault) {
            refuse(Outcome.NOT_ALLOWED, fault.diagnostic());
        } catch (RuntimeException fault) {
            desk.fault(fault);
            refuse(Outcome.FAULT, SruDiagnostic.GENERAL);
        }
    }

    private void refuse(Outcome outcome, SruDiagnostic why) {
        desk.refused(outcome);
        if (!over) {
            finish(answers.refused(request, why));
        }
    }

    private void finish(WipedBuffer answer) {
        close();
        home.accept(answer);
    }
}
