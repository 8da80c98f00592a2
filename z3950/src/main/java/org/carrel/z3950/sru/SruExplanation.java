package org.carrel.z3950.sru;

import java.util.List;
import org.carrel.z3950.query.CqlMap;
import org.carrel.z3950.query.WipedBuffer;

/**
 * What a client may ask here, as a ZeeRex record: nothing in it but what an administrator wrote.
 *
 * @param map the indexes that are understood
 * @param maximumRecords the most records that one answer brings
 */
public record SruExplanation(
        String host,
        int port,
        String database,
        String title,
        CqlMap map,
        List<Schema> schemas,
        int maximumRecords) {
    static final String SCHEMA = "http://explain.z3950.org/dtd/2.0/";

    /** A form in which records come, by its short name and its identifier. */
    public record Schema(String name, String identifier, String title) {}

    public SruExplanation {
        schemas = List.copyOf(schemas);
    }

    void write(WipedBuffer to) {
        to.writeAscii("<explain xmlns=\"").writeAscii(SCHEMA).writeAscii("\">");
        to.writeAscii("<serverInfo protocol=\"SRU\" version=\"1.2\" transport=\"http\">");
        XmlText.element("host", host, to);
        XmlText.element("port", port, to);
        XmlText.element("database", database, to);
        to.writeAscii("</serverInfo><databaseInfo>");
        XmlText.element("title", title, to);
        to.writeAscii("</databaseInfo>");
        indexes(to);
        schemas(to);
        to.writeAscii("<configInfo><setting type=\"maximumRecords\">");
        to.writeDecimal(maximumRecords).writeAscii("</setting></configInfo></explain>");
    }

    private void indexes(WipedBuffer to) {
        to.writeAscii("<indexInfo>");
        for (CqlMap.ContextSet set : map.contextSets()) {
            to.writeAscii("<set");
            attribute("name", set.prefix(), to);
            attribute("identifier", set.identifier(), to);
            to.writeAscii("/>");
        }
        for (CqlMap.IndexName index : map.indexes()) {
            to.writeAscii("<index><map><name");
            attribute("set", index.prefix(), to);
            to.writeByte('>');
            XmlText.write(index.name(), to);
            to.writeAscii("</name></map></index>");
        }
        to.writeAscii("</indexInfo>");
    }

    private void schemas(WipedBuffer to) {
        to.writeAscii("<schemaInfo>");
        for (Schema schema : schemas) {
            to.writeAscii("<schema");
            attribute("name", schema.name(), to);
            attribute("identifier", schema.identifier(), to);
            to.writeByte('>');
            XmlText.element("title", schema.title(), to);
            to.writeAscii("</schema>");
        }
        to.writeAscii("</schemaInfo>");
    }

    private static void attribute(String name, String value, WipedBuffer to) {
        to.writeByte(' ').writeAscii(name).writeAscii("=\"");
        XmlText.write(value, to);
        to.writeByte('"');
    }
}
