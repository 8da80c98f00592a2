package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import java.util.Set;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Form;
import org.carrel.gateway.enquiry.SortKey;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.query.CqlMap;
import org.carrel.z3950.query.CqlQuery;
import org.carrel.z3950.query.CqlReader;
import org.carrel.z3950.query.CqlToRpn;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.QueryDiagnostic;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.QueryNode;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.sru.SruDiagnostic;
import org.carrel.z3950.sru.SruFault;
import org.carrel.z3950.sru.SruRequest;

/**
 * Understands what an SRU client asks of one place, in the words of no protocol. What it names
 * besides (result sets, stylesheets, lifetimes) is not read (z3950.md §5). For one request.
 */
final class WebQuestions {
    /** The only set that a request makes; it ends with it. */
    static final int SET = 1;

    /** The most records that one answer brings. */
    static final int MOST_RECORDS = 100;

    private static final int USUAL_RECORDS = 10;
    private static final int USUAL_TERMS = 20;
    private static final int MOST_TERMS = 1_000;

    private final SruRequest request;
    private final Databases.Place place;
    private final CqlMap map;
    private final Set<String> words;
    private final ByteBufAllocator allocator;

    WebQuestions(
            SruRequest request,
            Databases.Place place,
            CatalogueRules rules,
            ByteBufAllocator allocator) {
        this.request = request;
        this.place = place;
        this.map = rules.cql(place.target());
        this.words = rules.elements(place.target());
        this.allocator = allocator;
    }

    /**
     * A search.
     *
     * @throws QueryFault if it cannot be asked
     */
    Enquiry.Search search() {
        return new Enquiry.Search(place.target(), place.names(), SET, query(request.cql()));
    }

    /**
     * By what the records are wanted in order, in either of the two ways of saying so.
     *
     * @throws QueryFault if an index is not known
     * @throws SruFault if it is none of the two ways
     */
    List<SortKey> sortKeys() {
        if (request.sortKeys().isEmpty()) {
            try (CqlQuery cql = CqlReader.read(request.cql(), allocator)) {
                return keys(cql);
            }
        }
        try (CqlQuery cql = WebSortKeys.read(request.sortKeys(), allocator)) {
            return keys(cql);
        }
    }

    /** Whether records are wanted at all, and not only their number. */
    boolean wantsRecords() {
        return request.maximumRecords() != 0;
    }

    /**
     * The records that are wanted of a set.
     *
     * @param schema in which they are wanted
     * @param hits how many it has, at least as many as the first one that is wanted
     */
    Enquiry.Present present(WebSchema schema, long hits) {
        int asked = request.maximumRecords() < 0 ? USUAL_RECORDS : request.maximumRecords();
        int start = request.startRecord();
        long count = Math.min(hits - start + 1, Math.min(asked, MOST_RECORDS));
        Form form = new Form(RecordSyntax.XML, schema.elements(words));
        return new Enquiry.Present(place.target(), SET, start, (int) count, form);
    }

    /**
     * The schema in which records are wanted.
     *
     * @throws SruFault if it is not offered here
     */
    WebSchema schema() {
        Window name = request.recordSchema();
        return name.isEmpty()
                ? WebSchema.MARCXML
                : WebSchema.named(name, words)
                        .orElseThrow(() -> new SruFault(SruDiagnostic.UNKNOWN_SCHEMA));
    }

    /** Whether any schema will do. */
    boolean takesAnySchema() {
        return request.recordSchema().isEmpty();
    }

    /**
     * A walk along an index.
     *
     * @throws QueryFault if its clause is not one single term of an index
     */
    Enquiry.Scan scan() {
        int asked = request.maximumTerms() < 1 ? USUAL_TERMS : request.maximumTerms();
        int count = Math.min(asked, MOST_TERMS);
        Query from = query(request.cql());
        if (!(from.root() instanceof QueryNode.Leaf)) {
            from.close();
            throw new QueryFault(QueryDiagnostic.MALFORMED);
        }
        int position = Math.min(request.responsePosition(), count + 1);
        return new Enquiry.Scan(place.target(), place.names(), from, 0, count, position);
    }

    private Query query(Window text) {
        try (CqlQuery cql = CqlReader.read(text, allocator)) {
            Query query = CqlToRpn.query(cql, map, allocator);
            try {
                return query.withSetNames(_ -> {
                    throw new QueryFault(QueryDiagnostic.SET_AS_TERM);
                });
            } catch (QueryFault noSets) {
                query.close();
                throw noSets;
            }
        }
    }

    private List<SortKey> keys(CqlQuery cql) {
        return CqlToRpn.sortKeys(cql, map).stream()
                .map(key -> new SortKey(key.attributes(), key.descending(), !key.caseSensitive()))
                .toList();
    }
}
