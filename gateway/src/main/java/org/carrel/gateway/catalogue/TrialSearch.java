package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.List;
import java.util.OptionalLong;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.scrub.SafeFinding;
import org.carrel.gateway.target.CqlMaps;
import org.carrel.gateway.target.Lease;
import org.carrel.gateway.target.Target;
import org.carrel.gateway.watch.Trial.Course;
import org.carrel.gateway.watch.Trial.Kind;
import org.carrel.gateway.watch.Trial.Word;
import org.carrel.z3950.query.CqlQuery;
import org.carrel.z3950.query.CqlReader;
import org.carrel.z3950.query.CqlToRpn;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.Window;

/**
 * A search that one of the staff typed to see whether a catalogue answers. It travels as every
 * enquiry does, and what is told of it is a number. On its event loop.
 */
final class TrialSearch {
    private static final int SET = 1;

    private final Target target;
    private final TargetConfig config;
    private final CatalogueJourney journey;
    private final ByteBufAllocator allocator;

    TrialSearch(
            Target target,
            TargetConfig config,
            CatalogueJourney journey,
            ByteBufAllocator allocator) {
        this.target = target;
        this.config = config;
        this.journey = journey;
        this.allocator = allocator;
    }

    /**
     * Searches the catalogue's first database.
     *
     * @param cql stays the caller's until the course is told
     * @param then called when the course is told, exactly once
     */
    void run(ByteBuf cql, EventLoop loop, Course course, Runnable then) {
        Enquiry.Search search;
        try {
            search = search(cql);
        } catch (QueryFault no) {
            course.tell(Kind.SEARCH, Word.NO_QUERY);
            then.run();
            return;
        }
        Lease lease = target.lease(loop);
        journey.travel(
                search,
                lease,
                safe -> {
                    try (safe;
                            lease) {
                        tell(safe, course);
                    }
                    then.run();
                });
    }

    private Enquiry.Search search(ByteBuf text) {
        List<String> database =
                List.of(config.databases().keySet().stream().sorted().findFirst().orElseThrow());
        try (CqlQuery cql = CqlReader.read(Window.on(text), allocator)) {
            Query query = CqlToRpn.query(cql, CqlMaps.of(config), allocator);
            return new Enquiry.Search(config.name(), database, SET, query);
        }
    }

    private static void tell(SafeFinding safe, Course course) {
        switch (safe.finding()) {
            case Finding.Hits(long count) ->
                    course.tell(Kind.SEARCH, Word.WELL, OptionalLong.of(count));
            case Finding.Declined(int condition) ->
                    course.tell(Kind.SEARCH, Word.REFUSED, OptionalLong.of(condition));
            case Finding.Unanswered(var outcome) -> course.tell(Kind.SEARCH, Word.of(outcome));
            case Finding.Records _, Finding.Terms _, Finding.Sorted _, Finding.Deleted _ ->
                    course.tell(Kind.SEARCH, Word.NONSENSE);
        }
    }
}
