package org.carrel.z3950.sru;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;
import org.carrel.z3950.sru.SruAnswer.Entry;
import org.carrel.z3950.sru.SruAnswer.ScanTerm;

/** Reads the answers of targets to searches and scans, in SRU 1.1, 1.2 and where alike 2.0. */
public final class SruAnswerReader {
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final int MOST_ENTRIES = 10_000;

    private final XmlPull xml;
    private final WipedBuffer memory;
    private final List<Entry> entries = new ArrayList<>();
    private final List<ScanTerm> terms = new ArrayList<>();
    private final List<Integer> diagnostics = new ArrayList<>();
    private long numberOfRecords = SruAnswer.NOT_SAID;

    private SruAnswerReader(XmlPull xml, WipedBuffer memory) {
        this.xml = xml;
        this.memory = memory;
    }

    /**
     * The answer in the readable bytes of a buffer, which are copied and stay the caller's.
     *
     * @throws SruFault if they are no answer of SRU, or larger than one may be
     */
    public static SruAnswer read(ByteBuf body, ByteBufAllocator allocator) {
        WipedBuffer memory = new WipedBuffer(allocator, LARGEST);
        try (XmlPull xml = new XmlPull(body)) {
            return new SruAnswerReader(xml, memory).answer();
        } catch (QueryFault tooLong) {
            memory.close();
            throw new SruFault(SruDiagnostic.TOO_LARGE);
        } catch (RuntimeException refused) {
            memory.close();
            throw refused;
        }
    }

    private SruAnswer answer() {
        if (!xml.next() || !xml.atStart() || !xml.name().endsWith("Response")) {
            throw malformed();
        }
        while (xml.next()) {
            if (xml.atStart()) {
                part();
            }
        }
        return new SruAnswer(memory, numberOfRecords, entries, terms, diagnostics);
    }

    /** A child of the response; what is not listed is passed over with all within. */
    private void part() {
        switch (xml.name()) {
            case "numberOfRecords" -> numberOfRecords = number();
            case "records", "terms" -> {}
            case "record" -> entry();
            case "term" -> term();
            case "diagnostics" -> diagnostics.addAll(diagnosticsWithin());
            default -> xml.skip();
        }
        if (entries.size() > MOST_ENTRIES || terms.size() > MOST_ENTRIES) {
            throw new SruFault(SruDiagnostic.TOO_LARGE);
        }
    }

    private void entry() {
        Window schema = Window.nothing();
        Window record = Window.nothing();
        int diagnostic = 0;
        boolean asString = false;
        for (int outer = xml.depth(); xml.nextWithin(outer); ) {
            if (xml.atStart("recordSchema")) {
                schema = text();
            } else if (xml.atStart("recordPacking") || xml.atStart("recordXMLEscaping")) {
                asString = text().is("string");
            } else if (xml.atStart("recordData")) {
                record = asString ? text() : root();
                diagnostic = diagnosticOf(schema, record);
            } else if (xml.atStart()) {
                xml.skip();
            }
        }
        entries.add(new Entry(schema, diagnostic == 0 ? record : Window.nothing(), diagnostic));
    }

    /** The number of a surrogate diagnostic, told by its schema. */
    private static int diagnosticOf(Window schema, Window record) {
        return contains(schema, "diagnostic") ? numberIn(record) : 0;
    }

    private void term() {
        Window value = Window.nothing();
        Window display = Window.nothing();
        long count = SruAnswer.NOT_SAID;
        for (int outer = xml.depth(); xml.nextWithin(outer); ) {
            if (xml.atStart("value")) {
                value = text();
            } else if (xml.atStart("displayTerm")) {
                display = text();
            } else if (xml.atStart("numberOfRecords")) {
                count = number();
            } else if (xml.atStart()) {
                xml.skip();
            }
        }
        terms.add(new ScanTerm(value, display, count));
    }

    private List<Integer> diagnosticsWithin() {
        List<Integer> numbers = new ArrayList<>();
        for (int outer = xml.depth(); xml.nextWithin(outer); ) {
            if (xml.atStart("uri")) {
                int from = memory.length();
                numbers.add(lastNumber(text()));
                memory.cut(from);
            } else if (xml.atStart() && !xml.name().equals("diagnostic")) {
                xml.skip();
            }
        }
        return numbers;
    }

    private Window text() {
        int from = memory.length();
        xml.textWithin(memory, false);
        return Window.since(memory, from);
    }

    private long number() {
        long number = text().count();
        return number < 0 ? SruAnswer.NOT_SAID : number;
    }

    private Window root() {
        int from = memory.length();
        for (int outer = xml.depth(); xml.nextWithin(outer); ) {
            if (xml.atStart()) {
                new XmlCopy(xml, memory).element();
            }
        }
        return Window.since(memory, from);
    }

    /** What follows the last slash of a diagnostic's identifier; 1 where that is no number. */
    private static int lastNumber(Window uri) {
        int slash = -1;
        for (int next = uri.indexOf('/', 0); next >= 0; next = uri.indexOf('/', next + 1)) {
            slash = next;
        }
        int number = uri.part(slash + 1, uri.length()).number();
        return number > 0 ? number : SruDiagnostic.GENERAL.number();
    }

    /** The number in the identifier that stands in a surrogate. */
    private static int numberIn(Window record) {
        int at = indexOf(record, "diagnostic/1/");
        int from = at < 0 ? record.length() : at + "diagnostic/1/".length();
        int end = record.indexOf('<', from);
        int number = end < 0 ? 0 : record.part(from, end).number();
        return number > 0 ? number : SruDiagnostic.GENERAL.number();
    }

    private static boolean contains(Window text, String ascii) {
        return indexOf(text, ascii) >= 0;
    }

    private static int indexOf(Window text, String ascii) {
        int first = ascii.charAt(0);
        int last = text.length() - ascii.length();
        for (int at = text.indexOf(first, 0); at >= 0 && at <= last; ) {
            if (text.part(at, at + ascii.length()).is(ascii)) {
                return at;
            }
            at = text.indexOf(first, at + 1);
        }
        return -1;
    }

    private static SruFault malformed() {
        return new SruFault(SruDiagnostic.GENERAL);
    }
}
