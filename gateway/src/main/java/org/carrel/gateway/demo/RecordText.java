package org.carrel.gateway.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.carrel.z3950.External;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.ber.Oid;
import org.carrel.z3950.record.MalformedRecord;
import org.carrel.z3950.record.Marc;
import org.carrel.z3950.record.MarcDialect;
import org.carrel.z3950.record.MarcReader;
import org.carrel.z3950.record.MarcTag;
import org.carrel.z3950.record.MarcXmlReader;

/** Says what stands in a record, a line for each field, whether it came as ISO 2709 or MARCXML. */
final class RecordText {
    private static final ByteBufAllocator MEMORY = ByteBufAllocator.DEFAULT;

    private RecordText() {}

    /** The lines of a record, its form first. */
    static List<String> lines(External external) {
        ByteBuf octets = external.octets();
        RecordSyntax syntax = external.syntax().orElse(null);
        if (octets == null || syntax == null) {
            return List.of("a record in a form that cannot be read");
        }
        List<String> lines = new ArrayList<>();
        lines.add("record " + syntax.text() + ", " + octets.readableBytes() + " bytes");
        try (Marc marc = read(syntax, octets)) {
            for (int field = 0; field < marc.fields(); field++) {
                lines.add(field(marc, field));
            }
        } catch (MalformedRecord malformed) {
            lines.add("that cannot be read");
        }
        return List.copyOf(lines);
    }

    static boolean isOpac(RecordSyntax syntax) {
        return syntax == RecordSyntax.OPAC;
    }

    /** What people call a syntax. */
    static String syntax(Oid oid) {
        return RecordSyntax.of(oid).map(RecordSyntax::text).orElseGet(oid::toString);
    }

    private static Marc read(RecordSyntax syntax, ByteBuf octets) {
        return syntax.body() == RecordSyntax.Body.XML
                ? new MarcXmlReader(MEMORY).read(octets)
                : new MarcReader(MarcDialect.MARC_21, MEMORY).read(octets);
    }

    /** The way in which cataloguers write a field: {@code 245 10 $aEmma.} */
    private static String field(Marc marc, int field) {
        String text = marc.field(field).toString(StandardCharsets.UTF_8);
        int tag = marc.tag(field);
        String name = "" + (char) (tag >> 16) + (char) (tag >> 8 & 0xFF) + (char) (tag & 0xFF);
        return MarcTag.isControl(tag)
                ? name + "    " + text
                : name + " " + text.replace("\u001f", " $").replaceFirst("^(..) ", "$1 ");
    }
}
