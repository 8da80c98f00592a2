package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.carrel.z3950.ber.Oid;

/**
 * A record as tests write it: a line for each field, {@code 245 10 $aTitle} with {@code _} for a
 * blank indicator, or {@code 001 number}.
 *
 * @param lines the fields
 */
record Sample(List<String> lines) {
    static Sample of(String... lines) {
        return new Sample(List.of(lines));
    }

    /** As ISO 2709 in a character set, with leader/09 as given. */
    byte[] iso2709(Charset charset, char coding) {
        ByteArrayOutputStream directory = new ByteArrayOutputStream();
        ByteArrayOutputStream fields = new ByteArrayOutputStream();
        for (String line : lines) {
            byte[] body = (field(line) + "\u001e").getBytes(charset);
            String entry = line.substring(0, 3) + "%04d%05d".formatted(body.length, fields.size());
            directory.writeBytes(entry.getBytes(StandardCharsets.US_ASCII));
            fields.writeBytes(body);
        }
        directory.write(0x1E);
        fields.write(0x1D);
        int base = 24 + directory.size();
        String leader = "%05dnam %c22%05d   4500".formatted(base + fields.size(), coding, base);
        ByteArrayOutputStream record = new ByteArrayOutputStream();
        record.writeBytes(leader.getBytes(StandardCharsets.US_ASCII));
        record.writeBytes(directory.toByteArray());
        record.writeBytes(fields.toByteArray());
        return record.toByteArray();
    }

    /** As ISO 2709 in UTF-8. */
    byte[] iso2709() {
        return iso2709(StandardCharsets.UTF_8, 'a');
    }

    String xml() {
        StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?>\n<!-- x -->");
        xml.append("<marc:record xmlns:marc=\"http://www.loc.gov/MARC21/slim\">");
        xml.append("<marc:leader>00000nam a2200000   4500</marc:leader>");
        for (String line : lines) {
            if (line.startsWith("00")) {
                xml.append("<marc:controlfield tag=\"" + line.substring(0, 3) + "\">");
                xml.append(escaped(line.substring(4)) + "</marc:controlfield>");
            } else {
                xml.append(dataField(line));
            }
        }
        return xml + "</marc:record>";
    }

    /** As the bibliographic record of an OPAC record with holdings that are BER already. */
    byte[] opac(byte[] holdings) {
        ByteBuf oid = Unpooled.buffer();
        Oid syntax = Oid.of("1.2.840.10003.5.10");
        syntax.write(oid);
        byte[] name = new byte[oid.readableBytes()];
        oid.readBytes(name);
        byte[] external = ber(0xA1, join(ber(0x06, name), ber(0x81, iso2709())));
        return ber(0x30, join(external, ber(0xA2, holdings)));
    }

    /** One element of BER. */
    static byte[] ber(int identifier, byte[] content) {
        ByteArrayOutputStream element = new ByteArrayOutputStream();
        element.write(identifier);
        element.write(0x83);
        element.write(content.length >> 16);
        element.write(content.length >> 8);
        element.write(content.length);
        element.writeBytes(content);
        return element.toByteArray();
    }

    static byte[] ber(int identifier, String text) {
        return ber(identifier, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            joined.writeBytes(part);
        }
        return joined.toByteArray();
    }

    private static String field(String line) {
        return line.startsWith("00")
                ? line.substring(4)
                : line.substring(4, 6).replace('_', ' ') + line.substring(7).replace('$', '\u001f');
    }

    private static String dataField(String line) {
        String indicators = line.substring(4, 6).replace('_', ' ');
        StringBuilder xml = new StringBuilder("<marc:datafield tag=\"" + line.substring(0, 3));
        xml.append(
                "\" ind1=\"" + indicators.charAt(0) + "\" ind2='" + indicators.charAt(1) + "'>\n");
        for (String subfield : line.substring(8).split("\\$", -1)) {
            xml.append("<marc:subfield code=\"" + subfield.charAt(0) + "\">");
            xml.append(escaped(subfield.substring(1)) + "</marc:subfield>\n");
        }
        return xml + "</marc:datafield>";
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;");
    }
}
