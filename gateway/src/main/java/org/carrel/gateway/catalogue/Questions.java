package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.carrel.config.Label;
import org.carrel.gateway.catalogue.SetNames.Named;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Form;
import org.carrel.gateway.enquiry.SortKey;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.RpnReader;
import org.carrel.z3950.query.TermCharset;
import org.carrel.z3950.query.Window;
import org.jspecify.annotations.Nullable;

/**
 * Understands what a Z39.50 client asks, and nothing of what it tells besides: other information,
 * reference ids and every part that is not read here end where they came in (z3950.md §2). On the
 * association's event loop.
 */
final class Questions {
    /** More records than that are not given at once; the client asks again. */
    static final int MOST_RECORDS = 1_000;

    private static final int MOST_TERMS = 1_000;
    private static final int MOST_SETS = 10;

    private final CatalogueRules rules;
    private final SetNames sets;
    private final TermCharset charset;
    private final ByteBufAllocator allocator;

    Questions(
            CatalogueRules rules, SetNames sets, TermCharset charset, ByteBufAllocator allocator) {
        this.rules = rules;
        this.sets = sets;
        this.charset = charset;
        this.allocator = allocator;
    }

    /**
     * A search, and the set that it makes.
     *
     * @throws TurnedDown if it cannot be asked here
     * @throws org.carrel.z3950.query.QueryFault if its query cannot
     */
    Enquiry.Search search(Apdu apdu) {
        Databases.Place place = place(apdu, ApduPart.SEARCH_DATABASE_NAMES);
        ByteBuf name = required(apdu, ApduPart.SEARCH_RESULT_SET_NAME).content();
        if (!apdu.bool(ApduPart.SEARCH_REPLACE_INDICATOR) && sets.find(name) != null) {
            throw no(Diagnostic.RESULT_SET_EXISTS);
        }
        Query query =
                RpnReader.read(
                        required(apdu, ApduPart.SEARCH_QUERY),
                        charset,
                        rules.cql(place.target()),
                        allocator);
        try {
            Query renamed = query.withSetNames(each -> renamed(each, place.target()));
            return new Enquiry.Search(
                    place.target(), place.names(), sets.make(name, place.target()), renamed);
        } catch (RuntimeException refused) {
            query.close();
            throw refused;
        }
    }

    /**
     * A wish to see records.
     *
     * @throws TurnedDown if it cannot be asked here
     */
    Enquiry.Present present(Apdu apdu) {
        Named set = sets.known(required(apdu, ApduPart.PRESENT_RESULT_SET_ID).content());
        if (apdu.part(ApduPart.PRESENT_ADDITIONAL_RANGES) != null) {
            throw no(Diagnostic.ADDITIONAL_RANGES_UNSUPPORTED);
        }
        long start = apdu.integer(ApduPart.PRESENT_RESULT_SET_START_POINT, 1);
        long count = apdu.integer(ApduPart.PRESENT_NUMBER_OF_RECORDS_REQUESTED, 0);
        if (start < 1 || start > Integer.MAX_VALUE || count < 1) {
            throw no(Diagnostic.PRESENT_OUT_OF_RANGE);
        }
        Form form =
                Forms.wanted(
                        apdu.part(ApduPart.PRESENT_RECORD_COMPOSITION),
                        apdu.part(ApduPart.PRESENT_PREFERRED_RECORD_SYNTAX),
                        rules.elements(set.target()));
        return new Enquiry.Present(
                set.target(), set.number(), start, (int) Math.min(count, MOST_RECORDS), form);
    }

    /**
     * The records that a search wants to see at once (z3950.md §2.3); null where it wants none.
     *
     * @param hits how many it found
     */
    Enquiry.@Nullable Present piggybacked(Apdu apdu, Enquiry.Search search, long hits) {
        boolean all = hits <= apdu.integer(ApduPart.SEARCH_SMALL_SET_UPPER_BOUND, 0);
        boolean none = hits >= apdu.integer(ApduPart.SEARCH_LARGE_SET_LOWER_BOUND, 1);
        long some = apdu.integer(ApduPart.SEARCH_MEDIUM_SET_PRESENT_NUMBER, 0);
        long count = Math.min(hits, all ? MOST_RECORDS : none ? 0 : some);
        if (count < 1) {
            return null;
        }
        Form form =
                Forms.named(
                        apdu.part(
                                all
                                        ? ApduPart.SEARCH_SMALL_SET_ELEMENT_SET_NAMES
                                        : ApduPart.SEARCH_MEDIUM_SET_ELEMENT_SET_NAMES),
                        apdu.part(ApduPart.SEARCH_PREFERRED_RECORD_SYNTAX),
                        rules.elements(search.target()));
        int most = (int) Math.min(count, MOST_RECORDS);
        return new Enquiry.Present(search.target(), search.set(), 1, most, form);
    }

    /**
     * A walk along an index.
     *
     * @throws TurnedDown if it cannot be asked here
     * @throws org.carrel.z3950.query.QueryFault if its term cannot
     */
    Enquiry.Scan scan(Apdu apdu) {
        Databases.Place place = place(apdu, ApduPart.SCAN_DATABASE_NAMES);
        long count = apdu.integer(ApduPart.SCAN_NUMBER_OF_TERMS_REQUESTED, 0);
        long position = apdu.integer(ApduPart.SCAN_PREFERRED_POSITION_IN_RESPONSE, 1);
        long step = apdu.integer(ApduPart.SCAN_STEP_SIZE, 0);
        if (count < 1 || count > MOST_TERMS || step < 0 || step > MOST_TERMS) {
            throw no(Diagnostic.NO_DATA_RESOURCES);
        }
        Query from =
                RpnReader.readTerm(
                        apdu.part(ApduPart.SCAN_ATTRIBUTE_SET),
                        required(apdu, ApduPart.SCAN_TERM_LIST_AND_START_POINT),
                        charset,
                        allocator);
        return new Enquiry.Scan(
                place.target(),
                place.names(),
                from,
                (int) step,
                (int) count,
                (int) Math.clamp(position, 0, count + 1));
    }

    /**
     * A wish for another order.
     *
     * @throws TurnedDown if it cannot be asked here
     */
    Enquiry.Sort sort(Apdu apdu) {
        List<Integer> from = new ArrayList<>();
        Label target = null;
        for (BerElement each : required(apdu, ApduPart.SORT_INPUT_RESULT_SET_NAMES).children()) {
            Named set = sets.known(each.content());
            if (from.size() == MOST_SETS || (target != null && !target.equals(set.target()))) {
                throw no(Diagnostic.TOO_MANY_INPUT_RESULT_SETS);
            }
            target = set.target();
            from.add(set.number());
        }
        if (target == null) {
            throw no(Diagnostic.RESULT_SET_DOES_NOT_EXIST);
        }
        List<SortKey> keys = SortKeys.read(required(apdu, ApduPart.SORT_SORT_SEQUENCE), allocator);
        ByteBuf into = required(apdu, ApduPart.SORT_SORTED_RESULT_SET_NAME).content();
        return new Enquiry.Sort(target, from, sets.make(into, target), keys);
    }

    private Databases.Place place(Apdu apdu, ApduPart part) {
        List<ByteBuf> names = new ArrayList<>();
        for (BerElement each : required(apdu, part).children()) {
            names.add(each.content());
        }
        return rules.databases().place(names);
    }

    private Window renamed(Window name, Label target) {
        Named set = sets.known(name.bytes());
        if (!set.target().equals(target)) {
            throw no(Diagnostic.RESULT_SET_DOES_NOT_EXIST);
        }
        return Window.ofText(Enquiry.setName(set.number()));
    }

    private static BerElement required(Apdu apdu, ApduPart part) {
        return Objects.requireNonNull(apdu.part(part), "the decoder checked that it is there");
    }

    private static TurnedDown no(Diagnostic diagnostic) {
        return new TurnedDown(diagnostic, Outcome.ANSWERED_HERE);
    }
}
