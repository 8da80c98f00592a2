package org.carrel.z3950.sru;

import java.util.List;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;

/**
 * Writes what a client of SRU is answered: made anew, without an echo of the request, an identifier
 * of a result set, a stylesheet, or the details of a diagnostic (z3950.md §5). Our own elements
 * have a prefix, so that a record without a namespace stays without one. One thread.
 */
public final class SruResponse {
    private static final String NAMESPACE = "http://www.loc.gov/zing/srw/";
    private static final String DIAGNOSTIC = "http://www.loc.gov/zing/srw/diagnostic/";
    private static final String SURROGATE = "info:srw/schema/1/diagnostics-v1.1";

    private final WipedBuffer to;
    private final boolean asString;
    private boolean among;

    private SruResponse(String name, SruVersion version, boolean asString, WipedBuffer to) {
        this.to = to;
        this.asString = asString;
        to.writeAscii("<?xml version=\"1.0\" encoding=\"UTF-8\"?><zs:").writeAscii(name);
        to.writeAscii(" xmlns:zs=\"").writeAscii(NAMESPACE).writeAscii("\">");
        XmlText.element("zs:version", version.text(), to);
    }

    /**
     * Begins the answer to a search, in a buffer of the caller, who wipes it.
     *
     * @param asString whether records are packed as text
     */
    public static SruResponse search(
            SruVersion version, long numberOfRecords, boolean asString, WipedBuffer to) {
        SruResponse response = new SruResponse("searchRetrieveResponse", version, asString, to);
        XmlText.element("zs:numberOfRecords", numberOfRecords, to);
        return response;
    }

    /** Begins the answer to a scan, in a buffer of the caller, who wipes it. */
    public static SruResponse scan(SruVersion version, WipedBuffer to) {
        return new SruResponse("scanResponse", version, false, to);
    }

    /**
     * Appends a record.
     *
     * @param schema the identifier of its schema
     * @param xml its root element; a declaration before it is left out
     * @param position its place in the result, from 1
     */
    public SruResponse record(String schema, Window xml, int position) {
        beginRecord(schema);
        Window root = withoutDeclaration(xml);
        if (asString) {
            XmlText.write(root, to);
        } else {
            root.copyTo(to);
        }
        return endRecord(position);
    }

    /** Appends what stands in the place of a record that cannot be shown. */
    public SruResponse withheld(SruDiagnostic diagnostic, int position) {
        beginRecord(SURROGATE);
        String text = diagnosticXml(diagnostic);
        if (asString) {
            XmlText.write(text, to);
        } else {
            to.writeAscii(text);
        }
        return endRecord(position);
    }

    /** Appends a term of a scan, and how many records have it; -1 where that is not known. */
    public SruResponse term(Window value, long numberOfRecords) {
        begin("terms");
        to.writeAscii("<zs:term><zs:value>");
        XmlText.write(value, to);
        to.writeAscii("</zs:value>");
        if (numberOfRecords >= 0) {
            XmlText.element("zs:numberOfRecords", numberOfRecords, to);
        }
        to.writeAscii("</zs:term>");
        return this;
    }

    /**
     * Ends the answer to a search.
     *
     * @param next the place of the record behind the last one, or 0 where none follows
     */
    public void endSearch(int next, List<SruDiagnostic> diagnostics) {
        close("records");
        if (next > 0) {
            XmlText.element("zs:nextRecordPosition", next, to);
        }
        end("searchRetrieveResponse", diagnostics);
    }

    /** Ends the answer to a scan. */
    public void endScan(List<SruDiagnostic> diagnostics) {
        close("terms");
        end("scanResponse", diagnostics);
    }

    /** Appends the whole answer to a request for an explanation. */
    public static void explain(SruVersion version, SruExplanation explanation, WipedBuffer to) {
        SruResponse response = new SruResponse("explainResponse", version, false, to);
        response.beginRecordElement(SruExplanation.SCHEMA);
        explanation.write(to);
        to.writeAscii("</zs:recordData></zs:record>");
        response.end("explainResponse", List.of());
    }

    /** Appends the whole answer to a request that is refused. */
    public static void refuse(
            SruOperation operation, SruVersion version, SruDiagnostic reason, WipedBuffer to) {
        switch (operation) {
            case SCAN -> scan(version, to).endScan(List.of(reason));
            case SEARCH_RETRIEVE, EXPLAIN ->
                    search(version, 0, false, to).endSearch(0, List.of(reason));
        }
    }

    private void beginRecord(String schema) {
        begin("records");
        beginRecordElement(schema);
    }

    private void beginRecordElement(String schema) {
        to.writeAscii("<zs:record>");
        XmlText.element("zs:recordSchema", schema, to);
        XmlText.element("zs:recordPacking", asString ? "string" : "xml", to);
        to.writeAscii("<zs:recordData>");
    }

    private SruResponse endRecord(int position) {
        to.writeAscii("</zs:recordData>");
        XmlText.element("zs:recordPosition", position, to);
        to.writeAscii("</zs:record>");
        return this;
    }

    private void begin(String list) {
        if (!among) {
            to.writeAscii("<zs:").writeAscii(list).writeByte('>');
            among = true;
        }
    }

    private void close(String list) {
        if (among) {
            to.writeAscii("</zs:").writeAscii(list).writeByte('>');
            among = false;
        }
    }

    private void end(String name, List<SruDiagnostic> diagnostics) {
        if (!diagnostics.isEmpty()) {
            to.writeAscii("<zs:diagnostics>");
            diagnostics.forEach(each -> to.writeAscii(diagnosticXml(each)));
            to.writeAscii("</zs:diagnostics>");
        }
        to.writeAscii("</zs:").writeAscii(name).writeByte('>');
    }

    /** A text of our own, so that it may be one. */
    private static String diagnosticXml(SruDiagnostic diagnostic) {
        return "<diagnostic xmlns=\"%s\"><uri>%s</uri><message>%s</message></diagnostic>"
                .formatted(DIAGNOSTIC, diagnostic.uri(), diagnostic.text());
    }

    private static Window withoutDeclaration(Window xml) {
        boolean declared = xml.length() > 1 && xml.byteAt(0) == '<' && xml.byteAt(1) == '?';
        int end = declared ? xml.indexOf('>', 0) : -1;
        return xml.part(end + 1, xml.length());
    }
}
