package org.carrel.gateway.target;

import io.netty.channel.EventLoop;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.scrub.SafeEnquiry;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.ber.MalformedBer;
import org.carrel.z3950.query.QueryFault;
import org.jspecify.annotations.Nullable;

/** A client's turn at a Z39.50 target: one link, and the result sets that lie on it. */
final class Z3950Lease implements Lease {
    private final Links<Link> links;
    private final Z3950Speech speech;
    private final EventLoop loop;
    private final Shelf<Link> shelf;
    private final Set<Integer> sets = new LinkedHashSet<>();
    private @Nullable Link link;
    private boolean over;

    Z3950Lease(Links<Link> links, Z3950Speech speech, EventLoop loop) {
        this.links = links;
        this.speech = speech;
        this.loop = loop;
        this.shelf = links.shelf(loop);
    }

    @Override
    public void ask(SafeEnquiry enquiry, Consumer<Finding> home) {
        Link mine = link;
        if (mine != null && mine.isReady()) {
            ask(mine, enquiry, home, why -> home.accept(new Finding.Unanswered(why)));
            return;
        }
        sets.clear();
        if (needsSet(enquiry.enquiry())) {
            home.accept(new Finding.Declined(Diagnostic.RESULT_SET_DELETED.code()));
            return;
        }
        Link lying = shelf.take();
        if (lying == null) {
            dial(enquiry, home);
            return;
        }
        link = lying;
        // it may have died while nobody looked; then nothing was heard of the question
        ask(lying, enquiry, home, _ -> dial(enquiry, home));
    }

    /** Gives the link back without its sets, or up where that cannot be had. */
    @Override
    public void close() {
        over = true;
        Link mine = link;
        link = null;
        if (mine == null) {
            return;
        }
        if (!mine.isReady()) {
            mine.close();
        } else if (sets.isEmpty()) {
            shelf.put(mine);
        } else {
            mine.ask(
                    speech.delete(List.copyOf(sets)),
                    links.deadline(),
                    heard -> {
                        if (heard instanceof Heard.Answer<Apdu>(Apdu answer)) {
                            answer.close();
                            shelf.put(mine);
                        }
                    });
        }
    }

    private void dial(SafeEnquiry enquiry, Consumer<Finding> home) {
        link = null;
        links.dial(
                loop,
                heard -> {
                    switch (heard) {
                        case Heard.Answer<Link>(Link fresh) when over -> {
                            shelf.put(fresh);
                            home.accept(new Finding.Unanswered(Outcome.UPSTREAM_UNAVAILABLE));
                        }
                        case Heard.Answer<Link>(Link fresh) -> {
                            link = fresh;
                            ask(
                                    fresh,
                                    enquiry,
                                    home,
                                    why -> home.accept(new Finding.Unanswered(why)));
                        }
                        case Heard.Nothing<Link>(Outcome why, _) ->
                                home.accept(new Finding.Unanswered(why));
                    }
                });
    }

    /**
     * Puts the question to this link.
     *
     * @param lost takes an end before the other side spoke a word
     */
    private void ask(Link to, SafeEnquiry enquiry, Consumer<Finding> home, Consumer<Outcome> lost) {
        Apdu question;
        try {
            question = speech.question(enquiry);
        } catch (QueryFault fault) {
            home.accept(new Finding.Declined(fault.diagnostic().bib1()));
            return;
        }
        to.ask(
                question,
                links.deadline(),
                heard -> {
                    switch (heard) {
                        case Heard.Answer<Apdu>(Apdu answer) -> {
                            remember(enquiry.enquiry());
                            home.accept(understood(answer));
                        }
                        case Heard.Nothing<Apdu>(Outcome why, boolean spoken) when spoken ->
                                home.accept(new Finding.Unanswered(why));
                        case Heard.Nothing<Apdu>(Outcome why, _) -> lost.accept(why);
                    }
                });
    }

    /** An answer that cannot be read is none, whatever is wrong with it. */
    private static Finding understood(Apdu answer) {
        try {
            return Z3950Hearing.finding(answer);
        } catch (MalformedBer nonsense) {
            return new Finding.Unanswered(Outcome.UPSTREAM_NONSENSE);
        }
    }

    /** A set may be there even if the search went wrong; giving it up twice does no harm. */
    private void remember(Enquiry asked) {
        switch (asked) {
            case Enquiry.Search search -> sets.add(search.set());
            case Enquiry.Sort sort -> sets.add(sort.into());
            case Enquiry.Delete delete -> new ArrayList<>(delete.sets()).forEach(sets::remove);
            case Enquiry.Present _, Enquiry.Scan _ -> {}
        }
    }

    private static boolean needsSet(Enquiry enquiry) {
        return switch (enquiry) {
            case Enquiry.Present _, Enquiry.Sort _, Enquiry.Delete _ -> true;
            case Enquiry.Search _, Enquiry.Scan _ -> false;
        };
    }
}
