package org.carrel.gateway.demo;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.ByteBufUtil;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.External;
import org.carrel.z3950.InformationKind;
import org.carrel.z3950.InformationUnit;
import org.carrel.z3950.PartType;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.query.CqlMapReader;
import org.carrel.z3950.query.PqfWriter;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.RpnReader;
import org.carrel.z3950.query.TermCharset;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;
import org.jspecify.annotations.Nullable;

/**
 * Says what stands in an APDU, in lines for a reader: its kind, then each part that tells
 * something, queries in PQF, records field by field. The numbers that every APDU needs are left
 * out.
 */
final class ApduText {
    private static final ByteBufAllocator MEMORY = ByteBufAllocator.DEFAULT;
    private static final String INDENT = "  ";

    /** What two machines agree upon and no person would read. */
    private static final Set<ApduPart> MACHINERY =
            Set.of(
                    ApduPart.SEARCH_SMALL_SET_UPPER_BOUND,
                    ApduPart.SEARCH_LARGE_SET_LOWER_BOUND,
                    ApduPart.SEARCH_MEDIUM_SET_PRESENT_NUMBER,
                    ApduPart.SEARCH_REPLACE_INDICATOR,
                    ApduPart.SEARCH_RESPONSE_NUMBER_OF_RECORDS_RETURNED,
                    ApduPart.SEARCH_RESPONSE_NEXT_RESULT_SET_POSITION,
                    ApduPart.SEARCH_RESPONSE_SEARCH_STATUS,
                    ApduPart.INIT_PREFERRED_MESSAGE_SIZE,
                    ApduPart.INIT_EXCEPTIONAL_RECORD_SIZE,
                    ApduPart.INIT_RESPONSE_PREFERRED_MESSAGE_SIZE,
                    ApduPart.INIT_RESPONSE_EXCEPTIONAL_RECORD_SIZE,
                    ApduPart.PRESENT_RESPONSE_NEXT_RESULT_SET_POSITION,
                    ApduPart.PRESENT_RESPONSE_PRESENT_STATUS,
                    ApduPart.NAMED_RECORD_NAME,
                    ApduPart.SCAN_ATTRIBUTE_SET,
                    ApduPart.SCAN_STEP_SIZE,
                    ApduPart.SCAN_PREFERRED_POSITION_IN_RESPONSE,
                    ApduPart.SCAN_RESPONSE_STEP_SIZE,
                    ApduPart.SCAN_RESPONSE_SCAN_STATUS,
                    ApduPart.SCAN_RESPONSE_POSITION_OF_TERM,
                    ApduPart.SCAN_RESPONSE_ATTRIBUTE_SET);

    /** What a reader would call a part whose own name says little. */
    private static final Map<ApduPart, String> NAMES =
            Map.of(
                    ApduPart.DATABASE_NAMES_NAME, "database",
                    ApduPart.TERM_GENERAL, "term",
                    ApduPart.ELEMENT_SET_NAMES_GENERIC_ELEMENT_SET_NAME, "element-set");

    private final List<String> lines = new ArrayList<>();
    private final @Nullable BerElement scanSet;

    private ApduText(Apdu apdu) {
        this.scanSet =
                apdu.type().body() == PartType.SCAN ? apdu.part(ApduPart.SCAN_ATTRIBUTE_SET) : null;
        lines.add(apdu.type().text());
        parts(apdu.type().body(), apdu.root());
    }

    /** The lines of an APDU, with line ends between them. */
    static String of(Apdu apdu) {
        return String.join("\n", new ApduText(apdu).lines);
    }

    private void parts(PartType type, BerElement element) {
        for (ApduPart part : ApduPart.of(type)) {
            BerElement found = part.in(element);
            if (found != null && !MACHINERY.contains(part)) {
                part(part, found);
            }
        }
    }

    private void part(ApduPart part, BerElement found) {
        switch (part.type()) {
            case QUERY -> query(found);
            case ATTRIBUTES_PLUS_TERM -> start(found);
            case OTHER_INFORMATION -> InformationUnit.list(found).forEach(this::unit);
            case EXTERNAL -> record(new External(found));
            default -> value(part, found);
        }
    }

    private void value(ApduPart part, BerElement found) {
        switch (part.type().form()) {
            case STRING -> line(part, string(part, found));
            case INTEGER -> line(part, Long.toString(found.integer()));
            case BOOLEAN -> line(part, found.bool() ? "yes" : "no");
            case OID -> line(part, RecordText.syntax(found.oid()));
            case SEQUENCE -> parts(part.type(), found);
            case LIST -> {
                ApduPart each = ApduPart.of(part.type()).getFirst();
                found.children().forEach(child -> part(each, each.unwrapped(child)));
            }
            case CHOICE -> {
                ApduPart alternative = ApduPart.of(part.type(), found.tag());
                if (alternative != null) {
                    part(alternative, alternative.unwrapped(found));
                }
            }
            case BITS, NULL, OPAQUE -> {}
        }
    }

    private void query(BerElement found) {
        try (Query query =
                RpnReader.read(found, TermCharset.UTF_8, CqlMapReader.standard(), MEMORY)) {
            lines.add(INDENT + "query " + pqf(query));
        } catch (QueryFault unreadable) {
            lines.add(INDENT + "query that cannot be read");
        }
    }

    private void start(BerElement found) {
        try (Query query = RpnReader.readTerm(scanSet, found, TermCharset.UTF_8, MEMORY)) {
            lines.add(INDENT + "from " + pqf(query));
        } catch (QueryFault unreadable) {
            lines.add(INDENT + "from where cannot be read");
        }
    }

    private void unit(InformationUnit unit) {
        BerElement text = unit.text();
        boolean charset = unit.kind().filter(InformationKind.CHARSET_3::equals).isPresent();
        if (text != null) {
            lines.add(INDENT + unit + " " + utf8(text));
        } else if (!charset) {
            lines.add(INDENT + unit);
        }
    }

    private void record(External external) {
        BerElement opac = external.single();
        if (opac != null && external.syntax().filter(RecordText::isOpac).isPresent()) {
            lines.add(INDENT + "record opac");
            parts(PartType.OPAC_RECORD, opac);
        } else {
            RecordText.lines(external).forEach(each -> lines.add(INDENT + each));
        }
    }

    private void line(ApduPart part, String value) {
        String own = part.text().substring(part.text().indexOf('.') + 1);
        lines.add(INDENT + NAMES.getOrDefault(part, own) + " " + value);
    }

    private static String string(ApduPart part, BerElement found) {
        return part.text().endsWith("reference-id")
                ? ByteBufUtil.hexDump(found.content())
                : utf8(found);
    }

    private static String utf8(BerElement found) {
        return found.content().toString(StandardCharsets.UTF_8);
    }

    private static String pqf(Query query) {
        try (WipedBuffer text = new WipedBuffer(MEMORY, Query.LARGEST)) {
            PqfWriter.write(query, text);
            return CatalogueSearch.text(Window.of(text));
        }
    }
}
