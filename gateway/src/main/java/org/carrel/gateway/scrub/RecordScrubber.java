package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import org.carrel.config.record.RecordRules;
import org.carrel.gateway.scrub.Scrubbed.Passed;
import org.carrel.gateway.scrub.Scrubbed.Reason;
import org.carrel.gateway.scrub.Scrubbed.Withheld;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerReader;
import org.carrel.z3950.ber.MalformedBer;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.record.MalformedRecord;
import org.carrel.z3950.record.Marc;
import org.carrel.z3950.record.MarcCharset;
import org.carrel.z3950.record.MarcDialect;
import org.carrel.z3950.record.MarcTranscoder;
import org.carrel.z3950.record.MarcWriter;
import org.carrel.z3950.record.MarcXmlReader;
import org.carrel.z3950.record.MarcXmlWriter;
import org.carrel.z3950.record.OpacXmlWriter;
import org.carrel.z3950.record.RecordForm;
import org.carrel.z3950.record.SutrsWriter;
import org.carrel.z3950.record.XmlEncoding;
import org.carrel.z3950.record.XmlScanner;

/**
 * Makes of each record of one source what a client may see of it, in the form that the client asked
 * for. What it gives is always written anew from parts that the rules let stay; a record that it
 * cannot read or write so is withheld. Made once per source; immutable, for any thread.
 */
public final class RecordScrubber {
    private final RecordRules rules;
    private final ByteBufAllocator allocator;
    private final Values values;
    private final MarcReading marc;
    private final MarcXmlReader marcXml;
    private final OpacScrub opac;

    /** A scrubber by the rules of a source, which writes into direct memory of the allocator. */
    public RecordScrubber(RecordRules rules, ByteBufAllocator allocator) {
        this(rules, Optional.empty(), allocator);
    }

    /**
     * The same for a source that writes in another character set than is usual.
     *
     * @param usual what it means by text that is no UTF-8
     */
    public RecordScrubber(
            RecordRules rules, Optional<MarcCharset> usual, ByteBufAllocator allocator) {
        this.rules = rules;
        this.allocator = allocator;
        this.values = new Values(rules);
        this.marc = new MarcReading(new MarcScrub(rules, values, allocator), usual, allocator);
        this.marcXml = new MarcXmlReader(allocator);
        this.opac = new OpacScrub(rules, marc, values, allocator);
    }

    /**
     * What may be seen of a record.
     *
     * @param from the form that it came in; nothing where its syntax is none that can be read
     * @param body its bytes, which stay the caller's: the octets of MARC, XML or text, or the BER
     *     of an OPAC record
     * @param wanted the form that the client asked for
     */
    public Scrubbed scrub(Optional<RecordForm> from, ByteBuf body, RecordForm wanted) {
        if (from.isEmpty()) {
            return new Withheld(Reason.NOT_IN_THIS_FORM);
        }
        try {
            return switch (from.get()) {
                case MARC, UNIMARC -> fromMarc(marc.read(from.get(), body), wanted);
                case XML -> fromXml(body, wanted);
                case OPAC -> fromOpac(body, wanted);
                case SUTRS -> fromText(body, wanted);
            };
        } catch (MalformedRecord | MalformedBer unreadable) {
            return new Withheld(Reason.UNREADABLE);
        }
    }

    /** Takes over the record and closes it. */
    private Scrubbed fromMarc(Marc read, RecordForm wanted) {
        try (read) {
            boolean needsUtf8 =
                    wanted == RecordForm.XML
                            || wanted == RecordForm.SUTRS
                            || read.charset() == MarcCharset.LATIN_1;
            if (needsUtf8 && read.charset() != MarcCharset.UTF_8) {
                try (Marc utf8 = MarcTranscoder.toUtf8(read, dialect(wanted), allocator)) {
                    return scrubbed(utf8, wanted);
                }
            }
            return scrubbed(read, wanted);
        }
    }

    private MarcDialect dialect(RecordForm wanted) {
        return wanted == RecordForm.UNIMARC ? MarcDialect.UNIMARC : rules.dialect();
    }

    private Scrubbed scrubbed(Marc read, RecordForm wanted) {
        Marc scrubbed = marc.scrub().scrub(read);
        if (wanted == RecordForm.MARC || wanted == RecordForm.UNIMARC) {
            return inIso2709(scrubbed, wanted);
        }
        try (scrubbed) {
            return switch (wanted) {
                case XML -> new Passed(wanted, MarcXmlWriter.write(scrubbed, allocator));
                case SUTRS -> new Passed(wanted, SutrsWriter.write(scrubbed, allocator));
                default -> new Withheld(Reason.NOT_IN_THIS_FORM);
            };
        }
    }

    /** Takes over the record. */
    private Scrubbed inIso2709(Marc scrubbed, RecordForm wanted) {
        try {
            return new Passed(wanted, MarcWriter.overwrite(scrubbed, allocator));
        } catch (MalformedRecord _) {
            return new Withheld(Reason.TOO_LONG); // XML has no limit, ISO 2709 has
        }
    }

    private Scrubbed fromXml(ByteBuf body, RecordForm wanted) {
        ByteBuf utf8 = XmlEncoding.toUtf8(body, allocator);
        try {
            if (isMarcXml(utf8)) {
                return fromMarc(marcXml.readUtf8(utf8), wanted);
            }
            if (wanted != RecordForm.XML) {
                return new Withheld(Reason.NOT_IN_THIS_FORM);
            }
            ByteBuf scrubbed = XmlScrub.scrub(rules, values, utf8, allocator);
            return scrubbed == null
                    ? new Withheld(Reason.NOT_ALLOWED)
                    : new Passed(wanted, scrubbed);
        } finally {
            Wiping.release(utf8);
        }
    }

    /** Whether the outermost element, or the one in a collection, is a MARC record's. */
    private static boolean isMarcXml(ByteBuf utf8) {
        XmlScanner xml = new XmlScanner(utf8);
        XmlScanner.Part part = xml.next();
        while (part == XmlScanner.Part.TEXT) {
            part = xml.next();
        }
        return part == XmlScanner.Part.START
                && (xml.name().isLocal("record") || xml.name().isLocal("collection"));
    }

    private Scrubbed fromOpac(ByteBuf body, RecordForm wanted) {
        if (wanted == RecordForm.OPAC) {
            return new Passed(wanted, opac.scrub(body));
        }
        if (wanted == RecordForm.XML) {
            return opacXml(body);
        }
        Optional<Marc> record = opac.bibliographic(BerReader.read(body));
        return record.isPresent()
                ? fromMarc(record.get(), wanted)
                : new Withheld(Reason.NOT_IN_THIS_FORM);
    }

    private Scrubbed opacXml(ByteBuf body) {
        ByteBuf scrubbed = opac.scrub(body);
        ByteBuf record = allocator.directBuffer(1, 1);
        try {
            BerElement element = BerReader.read(scrubbed);
            Optional<Marc> read = opac.bibliographic(element);
            if (read.isPresent()
                    && fromMarc(read.get(), RecordForm.XML) instanceof Passed(_, ByteBuf xml)) {
                Wiping.release(record);
                record = xml;
            }
            ByteBuf xml = OpacXmlWriter.write(element, record, allocator);
            return new Passed(RecordForm.XML, xml);
        } finally {
            Wiping.release(record);
            Wiping.release(scrubbed);
        }
    }

    private Scrubbed fromText(ByteBuf body, RecordForm wanted) {
        if (wanted != RecordForm.SUTRS) {
            return new Withheld(Reason.NOT_IN_THIS_FORM);
        }
        return rules.plainText()
                ? new Passed(wanted, TextScrub.scrub(body, values, allocator))
                : new Withheld(Reason.NOT_ALLOWED);
    }
}
