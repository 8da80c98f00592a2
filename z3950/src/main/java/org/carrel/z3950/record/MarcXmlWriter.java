package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Writes a record as MARCXML (http://www.loc.gov/MARC21/slim) in UTF-8. Stateless. */
public final class MarcXmlWriter {
    private static final String BEGIN = "<record xmlns=\"http://www.loc.gov/MARC21/slim\">\n";
    private static final String END = "</record>\n";
    private static final int ROUND_A_FIELD = 80;
    private static final int ROUND_A_SUBFIELD = 40;

    private MarcXmlWriter() {}

    /**
     * A buffer of its own with the record, which the caller wipes and releases.
     *
     * @throws IllegalArgumentException if the record is not in UTF-8
     */
    public static ByteBuf write(Marc marc, ByteBufAllocator allocator) {
        if (marc.charset() != MarcCharset.UTF_8) {
            throw new IllegalArgumentException("XML is written from UTF-8");
        }
        int size = size(marc);
        ByteBuf to = allocator.directBuffer(size, size);
        XmlText.write(BEGIN, to);
        XmlText.write("  <leader>", to);
        XmlText.escape(marc.bytes(), 0, Marc.LEADER_LENGTH, to);
        XmlText.write("</leader>\n", to);
        for (int field = 0; field < marc.fields(); field++) {
            if (MarcTag.isControl(marc.tag(field))) {
                controlField(marc, field, to);
            } else {
                dataField(marc, field, to);
            }
        }
        XmlText.write(END, to);
        return to;
    }

    private static void controlField(Marc marc, int field, ByteBuf to) {
        begin("controlfield", marc.tag(field), to);
        to.writeByte('>');
        XmlText.escape(marc.bytes(), marc.start(field), marc.end(field), to);
        XmlText.write("</controlfield>\n", to);
    }

    private static void dataField(Marc marc, int field, ByteBuf to) {
        begin("datafield", marc.tag(field), to);
        attribute("ind1", marc.indicator(field, 0), ' ', to);
        attribute("ind2", marc.indicator(field, 1), ' ', to);
        XmlText.write(">\n", to);
        Subfields subfields = new Subfields(marc, field);
        while (subfields.next()) {
            XmlText.write("    <subfield", to);
            attribute("code", subfields.code(), '?', to);
            to.writeByte('>');
            XmlText.escape(marc.bytes(), subfields.start(), subfields.end(), to);
            XmlText.write("</subfield>\n", to);
        }
        XmlText.write("  </datafield>\n", to);
    }

    private static void begin(String name, int tag, ByteBuf to) {
        XmlText.write("  <", to);
        XmlText.write(name, to);
        XmlText.write(" tag=\"", to);
        MarcTag.write(tag, to);
        to.writeByte('"');
    }

    /**
     * @param otherwise what to write for a letter that MARC does not know there
     */
    private static void attribute(String name, int letter, char otherwise, ByteBuf to) {
        to.writeByte(' ');
        XmlText.write(name, to);
        XmlText.write("=\"", to);
        XmlText.escape(letter > ' ' && letter < 0x7F ? letter : otherwise, to);
        to.writeByte('"');
    }

    private static int size(Marc marc) {
        int marks = 0;
        int end = marc.bytes().writerIndex();
        for (int at = Marc.LEADER_LENGTH; at < end; at++) {
            int octet = marc.bytes().getByte(at);
            marks += octet == Marc.SUBFIELD ? ROUND_A_SUBFIELD : 0;
            marks +=
                    octet == '&' || octet == '<' || octet == '>' || octet == '"'
                            ? XmlText.GROWTH
                            : 0;
        }
        int round = BEGIN.length() + END.length() + (marc.fields() + 2) * ROUND_A_FIELD;
        return round + marks + marc.contentSize() + Marc.LEADER_LENGTH * XmlText.GROWTH;
    }
}
