package org.carrel.z3950.sru;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;
import org.carrel.z3950.sru.SruAnswer.Entry;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer of a Solr target in its XML form, as if it had come by SRU. The header, with its
 * echo of the question, is passed over.
 */
public final class SolrAnswerReader {
    private static final int LARGEST = 32 * 1024 * 1024;
    private static final int MOST_ENTRIES = 10_000;
    private static final List<String> LISTS = List.of("arr", "lst", "result");

    private final XmlPull xml;
    private final SolrRecords records;
    private final WipedBuffer memory;
    private final List<Entry> entries = new ArrayList<>();
    private long numberOfRecords = SruAnswer.NOT_SAID;

    private SolrAnswerReader(XmlPull xml, SolrRecords records, WipedBuffer memory) {
        this.xml = xml;
        this.records = records;
        this.memory = memory;
    }

    /**
     * The answer in the readable bytes of a buffer, which are copied and stay the caller's.
     *
     * @throws SruFault if they are no answer of Solr, or larger than one may be
     */
    public static SruAnswer read(ByteBuf body, SolrRecords records, ByteBufAllocator allocator) {
        WipedBuffer memory = new WipedBuffer(allocator, LARGEST);
        try (XmlPull xml = new XmlPull(body)) {
            return new SolrAnswerReader(xml, records, memory).answer();
        } catch (QueryFault tooLong) {
            memory.close();
            throw new SruFault(SruDiagnostic.TOO_LARGE);
        } catch (RuntimeException refused) {
            memory.close();
            throw refused;
        }
    }

    private SruAnswer answer() {
        if (!xml.next() || !xml.atStart("response")) {
            throw new SruFault(SruDiagnostic.GENERAL);
        }
        while (xml.next()) {
            if (xml.atStart("result") && "response".equals(xml.attribute("name"))) {
                result();
            } else if (xml.atStart()) {
                xml.skip();
            }
        }
        List<Integer> diagnostics =
                numberOfRecords < 0 ? List.of(SruDiagnostic.GENERAL.number()) : List.of();
        return new SruAnswer(memory, numberOfRecords, entries, List.of(), diagnostics);
    }

    private void result() {
        numberOfRecords = number(xml.attribute("numFound"));
        for (int outer = xml.depth(); xml.nextWithin(outer); ) {
            if (xml.atStart("doc")) {
                document();
            } else if (xml.atStart()) {
                xml.skip();
            }
        }
    }

    private void document() {
        if (entries.size() >= MOST_ENTRIES) {
            throw new SruFault(SruDiagnostic.TOO_LARGE);
        }
        int from = memory.length();
        SolrRecordWriter writer = new SolrRecordWriter(records.form(), memory);
        writer.begin();
        for (int outer = xml.depth(); xml.nextWithin(outer); ) {
            if (xml.atStart()) {
                field(writer);
            }
        }
        writer.end();
        Window schema = Window.ofText(records.form().schema());
        entries.add(new Entry(schema, Window.since(memory, from), 0));
    }

    private void field(SolrRecordWriter writer) {
        String name = xml.attribute("name");
        String element = name == null ? null : records.element(name).orElse(null);
        if (element == null) {
            xml.skip();
        } else if (LISTS.contains(xml.name())) {
            for (int outer = xml.depth(); xml.nextWithin(outer); ) {
                if (xml.atStart()) {
                    writer.value(element, xml);
                }
            }
        } else {
            writer.value(element, xml);
        }
    }

    private static long number(@Nullable String text) {
        return text == null ? SruAnswer.NOT_SAID : Window.ofText(text).count();
    }
}
