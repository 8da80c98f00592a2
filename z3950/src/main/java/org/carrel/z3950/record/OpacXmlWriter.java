package org.carrel.z3950.record;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.carrel.z3950.ber.BerElement;

/**
 * Writes an OPAC record as XML, with the element names that clients know from YAZ. Its text is
 * taken for UTF-8. Stateless.
 */
public final class OpacXmlWriter {
    // spotless:off
    private static final List<String> HOLDING = List.of("",
            "typeOfRecord", "encodingLevel", "format", "receiptAcqStatus", "generalRetention",
            "completeness", "dateOfReport", "nucCode", "localLocation", "shelvingLocation",
            "callNumber", "shelvingData", "copyNumber", "publicNote", "reproductionNote",
            "termsUseRepro", "enumAndChron", "volumes", "circulations");
    private static final List<String> COPY = List.of("",
            "availableNow", "availabilityDate", "availableThru", "restrictions", "itemId",
            "renewable", "onHold", "enumAndChron", "midspine", "temporaryLocation");
    private static final List<String> VOLUME = List.of("",
            "enumeration", "chronology", "enumAndChron");
    // spotless:on

    private static final int VOLUMES = 18;
    private static final int COPIES = 19;
    private static final int HOLDINGS = 2;
    private static final List<Integer> TRUTH_VALUES = List.of(1, 6, 7);

    private OpacXmlWriter() {}

    /**
     * A buffer of its own with the record, which the caller wipes and releases.
     *
     * @param opac an OPAC record of which only known parts are left
     * @param marcXml its bibliographic record as MARCXML; empty where there is none
     */
    public static ByteBuf write(BerElement opac, ByteBuf marcXml, ByteBufAllocator allocator) {
        int size = 2 * (opac.length() + marcXml.readableBytes()) + 1024;
        try (XmlBuilder xml = new XmlBuilder(allocator, size)) {
            xml.begin("opacRecord").begin("bibliographicRecord").element(marcXml).end();
            xml.begin("holdings");
            BerElement holdings = opac.child(HOLDINGS);
            if (holdings != null) {
                for (BerElement each : holdings.children()) {
                    holding(each, xml);
                }
            }
            return xml.end().end().finish();
        }
    }

    private static void holding(BerElement holding, XmlBuilder xml) {
        if (holding.number() != HOLDINGS) {
            return; // a MARC holdings record has no place in this form
        }
        xml.begin("holding");
        for (BerElement part : holding.children()) {
            switch (part.number()) {
                case VOLUMES -> list(part, "volumes", "volume", VOLUME, xml);
                case COPIES -> list(part, "circulations", "circulation", COPY, xml);
                default -> text(part, HOLDING, xml);
            }
        }
        xml.end();
    }

    private static void list(
            BerElement list, String all, String one, List<String> names, XmlBuilder xml) {
        xml.begin(all);
        for (BerElement each : list.children()) {
            xml.begin(one);
            for (BerElement part : each.children()) {
                if (names.equals(COPY) && TRUTH_VALUES.contains(part.number())) {
                    xml.begin(names.get(part.number()));
                    xml.attribute("value", part.bool() ? "1" : "0").end();
                } else {
                    text(part, names, xml);
                }
            }
            xml.end();
        }
        xml.end();
    }

    private static void text(BerElement part, List<String> names, XmlBuilder xml) {
        if (part.number() == 0 || part.number() >= names.size()) {
            return;
        }
        ByteBuf content = part.content();
        xml.begin(names.get(part.number()))
                .text(content, content.readerIndex(), content.writerIndex())
                .end();
    }
}
