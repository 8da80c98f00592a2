package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.record.MalformedRecord.Fault;
import org.carrel.z3950.record.XmlScanner.Part;

/**
 * Reads MARCXML (namespace http://www.loc.gov/MARC21/slim) into the same model as ISO 2709.
 * Bounded; without document types and entities of its own. Any thread.
 */
public final class MarcXmlReader {
    private final ByteBufAllocator allocator;

    /** A reader that keeps records in direct memory of the allocator. */
    public MarcXmlReader(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /**
     * The first record in the readable bytes of a buffer, which may be UTF-8, UTF-16 or Latin-1.
     *
     * @throws MalformedRecord if they are no MARCXML
     */
    public Marc read(ByteBuf body) {
        ByteBuf utf8 = XmlEncoding.toUtf8(body, allocator);
        try {
            return readUtf8(utf8);
        } finally {
            Wiping.release(utf8);
        }
    }

    /** The first record in XML that is UTF-8 already. */
    public Marc readUtf8(ByteBuf utf8) {
        XmlScanner xml = new XmlScanner(utf8);
        try (MarcBuilder marc = new MarcBuilder(allocator, utf8.readableBytes())) {
            if (!findRecord(xml)) {
                throw new MalformedRecord(Fault.XML, 0);
            }
            int depth = xml.depth();
            Part part = xml.next();
            while (part != Part.END || xml.depth() >= depth) {
                if (part == Part.START) {
                    element(xml, marc);
                }
                part = xml.next();
            }
            requireNoMore(xml);
            return marc.build(MarcCharset.UTF_8);
        }
    }

    private static boolean findRecord(XmlScanner xml) {
        Part part = xml.next();
        while (part != Part.NOTHING) {
            if (part == Part.START && xml.name().isLocal("record")) {
                return true;
            }
            if (part == Part.START && !xml.name().isLocal("collection")) {
                return false;
            }
            part = xml.next();
        }
        return false;
    }

    /** Well formed to the end, and one record only: who asks for one gets one. */
    private static void requireNoMore(XmlScanner xml) {
        Part part = xml.next();
        while (part != Part.NOTHING) {
            if (part == Part.START) {
                throw new MalformedRecord(Fault.TOO_MANY, xml.offset());
            }
            part = xml.next();
        }
    }

    private static void element(XmlScanner xml, MarcBuilder marc) {
        if (xml.name().isLocal("leader")) {
            leader(xml, marc);
        } else if (xml.name().isLocal("controlfield")) {
            marc.begin(tag(xml));
            text(xml, marc);
            marc.end();
        } else if (xml.name().isLocal("datafield")) {
            dataField(xml, marc);
        } else {
            throw new MalformedRecord(Fault.XML, xml.offset());
        }
    }

    /** The leader passes through a field that is taken back, so that it is wiped. */
    private static void leader(XmlScanner xml, MarcBuilder marc) {
        marc.begin(MarcTag.of("000"));
        text(xml, marc);
        int length = marc.length();
        if (length > Marc.LEADER_LENGTH) {
            throw new MalformedRecord(Fault.LEADER, xml.offset());
        }
        ByteBuf bytes = marc.room(Marc.LEADER_LENGTH);
        int start = bytes.writerIndex() - length;
        for (int at = 0; at < Marc.LEADER_LENGTH; at++) {
            marc.leader(at, at < length ? bytes.getByte(start + at) : ' ');
        }
        marc.undo();
    }

    private static void dataField(XmlScanner xml, MarcBuilder marc) {
        XmlAttributes attributes = xml.attributes();
        marc.begin(tag(xml), indicator(attributes, "ind1"), indicator(attributes, "ind2"));
        int depth = xml.depth();
        Part part = xml.next();
        while (part != Part.END || xml.depth() >= depth) {
            if (part == Part.START) {
                marc.subfield(code(xml));
                text(xml, marc);
            } else if (part == Part.TEXT && !xml.isBlank()) {
                throw new MalformedRecord(Fault.FIELD, xml.offset());
            }
            part = xml.next();
        }
        marc.end();
    }

    /** Appends the text of the element that has just begun, which may hold no other element. */
    private static void text(XmlScanner xml, MarcBuilder marc) {
        Part part = xml.next();
        while (part == Part.TEXT) {
            xml.appendText(marc.room(xml.textLength()));
            part = xml.next();
        }
        if (part != Part.END) {
            throw new MalformedRecord(Fault.XML, xml.offset());
        }
    }

    private static int tag(XmlScanner xml) {
        int at = xml.attributes().find("tag");
        if (at >= 0 && xml.attributes().length(at) == MarcTag.LENGTH) {
            int tag =
                    MarcTag.join(
                            xml.attributes().byteAt(at, 0),
                            xml.attributes().byteAt(at, 1),
                            xml.attributes().byteAt(at, 2));
            boolean control = xml.name().isLocal("controlfield");
            if (tag != MarcTag.NONE && MarcTag.isControl(tag) == control) {
                return tag;
            }
        }
        throw new MalformedRecord(Fault.FIELD, xml.offset());
    }

    private static int indicator(XmlAttributes attributes, String name) {
        int at = attributes.find(name);
        int letter = at < 0 ? ' ' : attributes.letter(at);
        return letter >= ' ' && letter < 0x7F ? letter : ' ';
    }

    private static int code(XmlScanner xml) {
        int at = xml.attributes().find("code");
        boolean fits = xml.name().isLocal("subfield") && at >= 0;
        int code = fits ? xml.attributes().letter(at) : -1;
        if (code <= ' ' || code >= 0x7F) {
            throw new MalformedRecord(Fault.FIELD, xml.offset());
        }
        return code;
    }
}
