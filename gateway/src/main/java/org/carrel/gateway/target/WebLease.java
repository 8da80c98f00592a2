package org.carrel.gateway.target;

import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.scrub.SafeEnquiry;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.WipedBuffer;
import org.carrel.z3950.sru.SruFault;
import org.jspecify.annotations.Nullable;

/**
 * A client's turn at a target on the web, which keeps no result sets: what each of them looks for
 * lies here, and is wiped when the turn ends.
 */
final class WebLease implements Lease {
    /** Of a question: as it is, then not posted, then in an older version of the language. */
    private static final int MOST_ATTEMPTS = 3;

    private static final int SERVER_ERROR = 500;
    private static final Set<HttpResponseStatus> NOT_POSTED =
            Set.of(
                    HttpResponseStatus.METHOD_NOT_ALLOWED,
                    HttpResponseStatus.UNSUPPORTED_MEDIA_TYPE,
                    HttpResponseStatus.NOT_IMPLEMENTED);
    private static final Set<HttpResponseStatus> UNAVAILABLE =
            Set.of(
                    HttpResponseStatus.UNAUTHORIZED,
                    HttpResponseStatus.FORBIDDEN,
                    HttpResponseStatus.TOO_MANY_REQUESTS);

    private final Links<WebLink> links;
    private final Posting posting;
    private final WebSpeech speech;
    private final EventLoop loop;
    private final Shelf<WebLink> shelf;
    private final Map<Integer, WebSet> sets = new HashMap<>();
    private boolean over;

    WebLease(Links<WebLink> links, Posting posting, WebSpeech speech, EventLoop loop) {
        this.links = links;
        this.posting = posting;
        this.speech = speech;
        this.loop = loop;
        this.shelf = links.shelf(loop);
    }

    /**
     * One question, which may have to be asked again.
     *
     * @param form writes its parameters, which the receiver closes
     */
    private record Question(
            Enquiry asked, String path, Supplier<WipedBuffer> form, Consumer<Finding> home) {
        void unanswered(Outcome why) {
            home.accept(new Finding.Unanswered(why));
        }
    }

    @Override
    public void ask(SafeEnquiry safe, Consumer<Finding> home) {
        try {
            switch (safe.enquiry()) {
                case Enquiry.Search search -> search(search, home);
                case Enquiry.Present present -> present(present, home);
                case Enquiry.Scan scan -> {
                    speech.scan(scan)
                            .close(); // what cannot be said is refused before anyone is called
                    String path = speech.path(scan.databases());
                    put(new Question(scan, path, () -> speech.scan(scan), home), 1);
                }
                case Enquiry.Sort sort -> home.accept(sorted(sort));
                case Enquiry.Delete delete -> {
                    delete.sets().forEach(this::forget);
                    home.accept(new Finding.Deleted());
                }
            }
        } catch (QueryFault fault) {
            home.accept(new Finding.Declined(fault.diagnostic().bib1()));
        } catch (TurnedDown no) {
            home.accept(new Finding.Declined(no.diagnostic().code()));
        }
    }

    /** Wipes what was looked for; what was asked last still gets its finding. */
    @Override
    public void close() {
        over = true;
        List.copyOf(sets.keySet()).forEach(this::forget);
    }

    private void search(Enquiry.Search search, Consumer<Finding> home) {
        WebSet set = speech.set(search);
        keep(search.set(), set);
        Consumer<Finding> counted =
                finding -> {
                    if (!(finding instanceof Finding.Hits)) {
                        forget(search.set());
                    }
                    home.accept(finding);
                };
        put(new Question(search, set.path(), () -> speech.count(set), counted), 1);
    }

    private void present(Enquiry.Present present, Consumer<Finding> home) {
        WebSet set = sets.get(present.set());
        if (set == null) {
            home.accept(new Finding.Declined(Diagnostic.RESULT_SET_DELETED.code()));
            return;
        }
        put(new Question(present, set.path(), () -> speech.present(set, present), home), 1);
    }

    /** Nobody is asked: the next question for records says the order. */
    private Finding sorted(Enquiry.Sort sort) {
        if (sort.sets().size() != 1) {
            return new Finding.Declined(Diagnostic.TOO_MANY_INPUT_RESULT_SETS.code());
        }
        WebSet set = sets.get(sort.sets().getFirst());
        if (set == null) {
            return new Finding.Declined(Diagnostic.RESULT_SET_DELETED.code());
        }
        keep(sort.into(), set.inOrder(speech.order(sort.keys())));
        return new Finding.Sorted();
    }

    private void keep(int number, WebSet set) {
        forget(number);
        sets.put(number, set);
    }

    private void forget(int number) {
        WebSet known = sets.remove(number);
        if (known != null) {
            known.close();
        }
    }

    private void put(Question question, int attempt) {
        WebLink lying = shelf.take();
        if (lying == null) {
            dial(question, attempt);
        } else {
            // it may have died while nobody looked; then nothing was heard of the question
            ask(lying, question, attempt, _ -> dial(question, attempt));
        }
    }

    private void dial(Question question, int attempt) {
        links.dial(
                loop,
                heard -> {
                    switch (heard) {
                        case Heard.Answer<WebLink>(WebLink fresh) ->
                                ask(fresh, question, attempt, why -> lost(question, why));
                        case Heard.Nothing<WebLink>(Outcome why, _) -> question.unanswered(why);
                    }
                });
    }

    /**
     * Puts the question to this link.
     *
     * @param lost takes an end before the other side spoke a word
     */
    private void ask(WebLink to, Question question, int attempt, Consumer<Outcome> lost) {
        if (over) {
            shelf.put(to);
            question.unanswered(Outcome.UPSTREAM_UNAVAILABLE);
            return;
        }
        boolean posted = posting.isUsual();
        to.ask(
                new WebQuestion(question.path(), question.form().get(), posted),
                links.deadline(),
                heard -> {
                    switch (heard) {
                        case Heard.Answer<FullHttpResponse>(FullHttpResponse answer) -> {
                            shelf.put(to);
                            links.reached();
                            heard(answer, question, posted, attempt);
                        }
                        case Heard.Nothing<FullHttpResponse>(Outcome why, boolean spoken)
                                when spoken ->
                                lost(question, why);
                        case Heard.Nothing<FullHttpResponse>(Outcome why, _) -> lost.accept(why);
                    }
                });
    }

    private void lost(Question question, Outcome why) {
        links.lost(why);
        question.unanswered(why);
    }

    private void heard(FullHttpResponse answer, Question question, boolean posted, int attempt) {
        @Nullable Finding finding;
        try {
            finding = finding(answer, question.asked(), posted);
        } catch (SruFault nonsense) {
            finding = new Finding.Unanswered(Outcome.UPSTREAM_NONSENSE);
        } finally {
            answer.release();
        }
        if (finding != null) {
            question.home().accept(finding);
        } else if (attempt < MOST_ATTEMPTS) {
            put(question, attempt + 1);
        } else {
            question.unanswered(Outcome.UPSTREAM_NONSENSE);
        }
    }

    /** What an answer says; null where the question is to be asked in another way. */
    private @Nullable Finding finding(FullHttpResponse answer, Enquiry asked, boolean posted) {
        HttpResponseStatus status = answer.status();
        if (status.equals(HttpResponseStatus.OK)) {
            return speech.finding(asked, answer.content());
        }
        if (posted && NOT_POSTED.contains(status)) {
            posting.refused();
            return null;
        }
        boolean away = UNAVAILABLE.contains(status) || status.code() >= SERVER_ERROR;
        return new Finding.Unanswered(
                away ? Outcome.UPSTREAM_UNAVAILABLE : Outcome.UPSTREAM_NONSENSE);
    }
}
