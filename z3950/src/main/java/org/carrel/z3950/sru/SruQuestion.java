package org.carrel.z3950.sru;

import io.netty.buffer.ByteBufAllocator;
import org.carrel.z3950.query.CqlQuery;
import org.carrel.z3950.query.CqlWriter;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;

/**
 * What we ask a target that speaks SRU: always the same parameters in the same order, so that they
 * tell nothing of who asked. To be posted, so that the query is in no one's log of addresses; or
 * behind the question mark of a URI where a target knows only that.
 *
 * @param cql what is looked for; stays the caller's
 * @param start the first record wanted, from 1; of a scan the place of the term in the answer
 * @param count how many records or terms are wanted
 * @param schema the identifier of the schema wanted; of no use to a scan
 */
public record SruQuestion(
        SruVersion version,
        SruOperation operation,
        CqlQuery cql,
        int start,
        int count,
        String schema) {
    /** Each byte of a query takes at most three, and escapes may have doubled them. */
    private static final int LONGEST_CQL = 4 * Query.LARGEST;

    /** Appends the form to a buffer of the caller, who wipes it. */
    public void write(WipedBuffer to, ByteBufAllocator allocator) {
        boolean scan = operation == SruOperation.SCAN;
        Form.write("version", Window.ofText(version.text()), to);
        Form.write("operation", Window.ofText(operation.text()), to);
        try (WipedBuffer text = new WipedBuffer(allocator, LONGEST_CQL)) {
            CqlWriter.write(cql, text);
            Form.write(scan ? "scanClause" : "query", Window.of(text), to);
        }
        Form.write(scan ? "responsePosition" : "startRecord", start, to);
        Form.write(scan ? "maximumTerms" : "maximumRecords", count, to);
        if (!scan) {
            Form.write("recordSchema", Window.ofText(schema), to);
            Form.write("recordPacking", Window.ofText("xml"), to);
        }
    }
}
