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
import org.carrel.z3950.query.Attribute;
import org.carrel.z3950.query.Attribute.Value.Numeric;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.SolrFields;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;
import org.carrel.z3950.sru.SolrAnswerReader;
import org.carrel.z3950.sru.SolrQuestion;
import org.carrel.z3950.sru.SolrRecords;

/**
 * Solr as the gateway speaks it: its select handler, with {@code q, start, rows, fl, sort, wt} and
 * nothing else (z3950.md §5). Immutable; any thread.
 */
final class SolrSpeech implements WebSpeech {
    private static final int USE = 1;
    private static final int LONGEST = 32 * Query.LARGEST;

    private final TargetConfig config;
    private final SolrFields fields;
    private final SolrRecords records;
    private final ByteBufAllocator allocator;

    /**
     * @param fields in which fields an index is looked for
     * @param records what becomes of its documents
     */
    SolrSpeech(
            TargetConfig config,
            SolrFields fields,
            SolrRecords records,
            ByteBufAllocator allocator) {
        this.config = config;
        this.fields = fields;
        this.records = records;
        this.allocator = allocator;
    }

    /** The first parameter is the query, as it stands in every form that asks for the set. */
    @Override
    public WebSet set(Enquiry.Search search) {
        String path = path(search.databases());
        WipedBuffer words = new WipedBuffer(allocator, LONGEST);
        try (WipedBuffer form = new WipedBuffer(allocator, LONGEST)) {
            new SolrQuestion(search.query(), fields, 0, 0, records.fields(), "")
                    .write(form, allocator);
            Window whole = Window.of(form);
            whole.part(0, whole.indexOf('&', 0)).copyTo(words);
            return new WebSet(path, words, List.of());
        } catch (RuntimeException unsaid) {
            words.close();
            throw unsaid;
        }
    }

    @Override
    public List<WebSet.Order> order(List<SortKey> keys) {
        return keys.stream().map(this::order).toList();
    }

    @Override
    public WipedBuffer count(WebSet set) {
        return form(set, 0, 0);
    }

    @Override
    public WipedBuffer present(WebSet set, Enquiry.Present present) {
        return form(set, present.start() - 1, present.count());
    }

    @Override
    public WipedBuffer scan(Enquiry.Scan scan) {
        throw new TurnedDown(Diagnostic.UNSUPPORTED_SEARCH, Outcome.NOT_ALLOWED);
    }

    /** The configured path is the core's, so that a database has one already. */
    @Override
    public String path(List<String> databases) {
        WebPaths.only(databases);
        return WebPaths.of(config.path(), "select");
    }

    @Override
    public Finding finding(Enquiry asked, ByteBuf body) {
        return WebFindings.of(asked, SolrAnswerReader.read(body, records, allocator));
    }

    private WebSet.Order order(SortKey key) {
        for (Attribute each : key.attributes()) {
            List<String> named =
                    each.type() == USE && each.value() instanceof Numeric(int use)
                            ? fields.uses().getOrDefault(use, List.of())
                            : List.of();
            if (!named.isEmpty()) {
                return new WebSet.Order(named.getFirst(), key.descending(), key.ignoringCase());
            }
        }
        throw new TurnedDown(Diagnostic.SORT_SEQUENCE_UNSUPPORTED, Outcome.NOT_ALLOWED);
    }

    private WipedBuffer form(WebSet set, long start, int rows) {
        WipedBuffer form = new WipedBuffer(allocator, LONGEST);
        Window.of(set.words()).copyTo(form);
        form.writeAscii("&start=").writeDecimal(start);
        form.writeAscii("&rows=").writeDecimal(rows);
        form.writeAscii("&fl=").writeAscii(String.join("%2C", records.fields()));
        String separator = "&sort=";
        for (WebSet.Order each : set.order()) {
            form.writeAscii(separator).writeAscii(each.index());
            form.writeAscii(each.descending() ? "%20desc" : "%20asc");
            separator = "%2C";
        }
        return form.writeAscii("&wt=xml");
    }
}
