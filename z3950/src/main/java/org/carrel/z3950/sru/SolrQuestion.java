package org.carrel.z3950.sru;

import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.RpnToLucene;
import org.carrel.z3950.query.SolrFields;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;

/**
 * What we ask a Solr target: {@code q, start, rows, fl, sort, wt} and nothing else (z3950.md §5).
 *
 * @param query what is looked for; stays the caller's
 * @param start how many records to pass over
 * @param rows how many records are wanted
 * @param fields the fields wanted of each, as the administrator wrote them
 * @param sort how to sort, as the administrator wrote it; empty for the target's own order
 */
public record SolrQuestion(
        Query query, SolrFields access, int start, int rows, List<String> fields, String sort) {
    private static final int LONGEST = 16 * Query.LARGEST;

    public SolrQuestion {
        fields = List.copyOf(fields);
    }

    /** Appends the form to a buffer of the caller, who wipes it. */
    public void write(WipedBuffer to, ByteBufAllocator allocator) {
        try (WipedBuffer text = new WipedBuffer(allocator, LONGEST)) {
            RpnToLucene.write(query, access, text);
            Form.write("q", Window.of(text), to);
        }
        Form.write("start", start, to);
        Form.write("rows", rows, to);
        Form.write("fl", Window.ofText(String.join(",", fields)), to);
        if (!sort.isEmpty()) {
            Form.write("sort", Window.ofText(sort), to);
        }
        Form.write("wt", Window.ofText("xml"), to);
    }
}
