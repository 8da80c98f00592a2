package org.carrel.gateway.target;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.SortKey;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.query.CqlMap;
import org.carrel.z3950.query.CqlQuery;
import org.carrel.z3950.query.CqlReader;
import org.carrel.z3950.query.CqlWriter;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.QueryDiagnostic;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.QueryNode;
import org.carrel.z3950.query.RpnToCql;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;
import org.carrel.z3950.sru.SruAnswer;
import org.carrel.z3950.sru.SruAnswerReader;
import org.carrel.z3950.sru.SruOperation;
import org.carrel.z3950.sru.SruQuestion;
import org.carrel.z3950.sru.SruVersion;
import org.jspecify.annotations.Nullable;

/**
 * SRU as the gateway speaks it to a catalogue: 1.2, or 1.1 from then on where the other side knows
 * no other (z3950.md §5). Any thread.
 */
final class SruSpeech implements WebSpeech {
    private static final int UNSUPPORTED_VERSION = 5;
    private static final int LONGEST = 16 * Query.LARGEST;
    private static final List<String> USUAL_ELEMENTS = List.of("F", "B");

    private final TargetConfig config;
    private final CqlMap map;
    private final SruOrder orders;
    private final ByteBufAllocator allocator;
    private volatile SruVersion version = SruVersion.V1_2;

    /**
     * @param map by what its CQL is written
     */
    SruSpeech(TargetConfig config, CqlMap map, ByteBufAllocator allocator) {
        this.config = config;
        this.map = map;
        this.orders = new SruOrder(map, allocator);
        this.allocator = allocator;
    }

    @Override
    public WebSet set(Enquiry.Search search) {
        requireNoSets(search.query().root());
        String path = path(search.databases());
        WipedBuffer words = new WipedBuffer(allocator, Query.LARGEST);
        try (CqlQuery cql = RpnToCql.query(search.query(), map, allocator)) {
            CqlWriter.write(cql, words);
            return new WebSet(path, words, List.of());
        } catch (RuntimeException unsaid) {
            words.close();
            throw unsaid;
        }
    }

    @Override
    public List<WebSet.Order> order(List<SortKey> keys) {
        return keys.stream().map(orders::of).toList();
    }

    @Override
    public WipedBuffer count(WebSet set) {
        return form(set, 1, 1, config.answers().schema());
    }

    @Override
    public WipedBuffer present(WebSet set, Enquiry.Present present) {
        String elements = present.form().elements();
        String schema = USUAL_ELEMENTS.contains(elements) ? config.answers().schema() : elements;
        return form(set, (int) present.start(), present.count(), schema);
    }

    @Override
    public WipedBuffer scan(Enquiry.Scan scan) {
        if (scan.step() > 0) {
            throw new TurnedDown(Diagnostic.SCAN_STEP_UNSUPPORTED, Outcome.NOT_ALLOWED);
        }
        try (CqlQuery cql = RpnToCql.query(scan.from(), map, allocator)) {
            return written(
                    new SruQuestion(
                            version, SruOperation.SCAN, cql, scan.position(), scan.count(), ""));
        }
    }

    /** The database is the last part of the path. */
    @Override
    public String path(List<String> databases) {
        return WebPaths.of(config.path(), WebPaths.only(databases));
    }

    @Override
    public @Nullable Finding finding(Enquiry asked, ByteBuf body) {
        SruAnswer answer = SruAnswerReader.read(body, allocator);
        if (answer.diagnostics().contains(UNSUPPORTED_VERSION)) {
            answer.close();
            version = SruVersion.V1_1;
            return null;
        }
        return WebFindings.of(asked, answer);
    }

    /** SRU 1.2 has the order in the query, 1.1 beside it. */
    private WipedBuffer form(WebSet set, int start, int count, String schema) {
        SruVersion now = version;
        boolean inQuery = now == SruVersion.V1_2;
        try (CqlQuery cql = inQuery ? orders.sorted(set) : read(set.words())) {
            WipedBuffer form =
                    written(
                            new SruQuestion(
                                    now, SruOperation.SEARCH_RETRIEVE, cql, start, count, schema));
            return inQuery ? form : SruOrder.beside(set.order(), form);
        }
    }

    private CqlQuery read(WipedBuffer words) {
        return CqlReader.read(Window.of(words), allocator);
    }

    private WipedBuffer written(SruQuestion question) {
        WipedBuffer form = new WipedBuffer(allocator, LONGEST);
        try {
            question.write(form, allocator);
            return form;
        } catch (RuntimeException unsaid) {
            form.close();
            throw unsaid;
        }
    }

    /** What another catalogue calls a set is none of its own (diagnostic 18). */
    private static void requireNoSets(QueryNode node) {
        switch (node) {
            case QueryNode.Branch branch -> {
                requireNoSets(branch.left());
                requireNoSets(branch.right());
            }
            case QueryNode.Leaf _ -> {}
            case QueryNode.EarlierSet _ -> throw new QueryFault(QueryDiagnostic.SET_AS_TERM);
        }
    }
}
