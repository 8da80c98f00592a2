package org.carrel.gateway.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Set;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.PartType;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.record.Marc;
import org.carrel.z3950.record.MarcWriter;
import org.carrel.z3950.record.MarcXmlWriter;

/** Writes records of the demonstration's catalogue into the slots of an answer. Any thread. */
final class CatalogueRecords {
    private static final String DATABASE = "Default";

    /** The forms in which its records are to be had. */
    private static final Set<RecordSyntax> SYNTAXES =
            Set.of(RecordSyntax.USMARC, RecordSyntax.XML, RecordSyntax.OPAC);

    private final Catalogue catalogue;
    private final ByteBufAllocator allocator;

    CatalogueRecords(Catalogue catalogue, ByteBufAllocator allocator) {
        this.catalogue = catalogue;
        this.allocator = allocator;
    }

    /** Whether records are to be had in this form. */
    static boolean has(RecordSyntax syntax) {
        return SYNTAXES.contains(syntax);
    }

    /** Appends the slot of one record. */
    void write(int number, RecordSyntax syntax, ApduWriter apdu) {
        apdu.begin(ApduPart.NAMED_RECORDS_RECORD)
                .text(ApduPart.NAMED_RECORD_NAME, DATABASE)
                .begin(ApduPart.NAMED_RECORD_RECORD)
                .begin(ApduPart.RECORD_RETRIEVAL_RECORD)
                .oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, syntax.oid())
                .begin(ApduPart.EXTERNAL_ENCODING);
        if (syntax == RecordSyntax.OPAC) {
            opac(number, apdu);
        } else {
            bibliographic(number, syntax, apdu);
        }
        apdu.end().end().end().end();
    }

    private void bibliographic(int number, RecordSyntax syntax, ApduWriter apdu) {
        try (Marc marc = catalogue.record(number, allocator)) {
            ByteBuf octets =
                    syntax == RecordSyntax.XML
                            ? MarcXmlWriter.write(marc, allocator)
                            : MarcWriter.write(marc, allocator);
            apdu.octets(ApduPart.ENCODING_OCTETS, octets);
            Wiping.release(octets);
        }
    }

    /** A record with its one copy, and with what the library's system knows of that. */
    private void opac(int number, ApduWriter apdu) {
        apdu.beginSingle(PartType.OPAC_RECORD)
                .begin(ApduPart.OPAC_RECORD_BIBLIOGRAPHIC_RECORD)
                .oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, RecordSyntax.USMARC.oid())
                .begin(ApduPart.EXTERNAL_ENCODING);
        bibliographic(number, RecordSyntax.USMARC, apdu);
        apdu.end()
                .end()
                .begin(ApduPart.OPAC_RECORD_HOLDINGS_DATA)
                .begin(ApduPart.HOLDINGS_RECORD)
                .begin(ApduPart.HOLDINGS_RECORD_HOLDINGS_AND_CIRCULATION)
                .text(ApduPart.HOLDINGS_AND_CIRCULATION_LOCAL_LOCATION, "Main library")
                .text(ApduPart.HOLDINGS_AND_CIRCULATION_SHELVING_LOCATION, "Fiction")
                .text(ApduPart.HOLDINGS_AND_CIRCULATION_CALL_NUMBER, "F " + number)
                .text(ApduPart.HOLDINGS_AND_CIRCULATION_PUBLIC_NOTE, Catalogue.note(number));
        circulation(number, apdu);
        apdu.end().end().end().end();
    }

    private static void circulation(int number, ApduWriter apdu) {
        apdu.begin(ApduPart.HOLDINGS_AND_CIRCULATION_CIRCULATION_DATA)
                .begin(ApduPart.CIRCULATION_RECORDS_RECORD)
                .bool(ApduPart.CIRCULATION_RECORD_AVAILABLE_NOW, false)
                .text(ApduPart.CIRCULATION_RECORD_AVAILABILITY_DATE, Catalogue.DUE)
                .text(
                        ApduPart.CIRCULATION_RECORD_RESTRICTIONS,
                        "last borrowed by " + Catalogue.person(number))
                .text(ApduPart.CIRCULATION_RECORD_ITEM_ID, Catalogue.barcode(number))
                .bool(ApduPart.CIRCULATION_RECORD_RENEWABLE, true)
                .bool(ApduPart.CIRCULATION_RECORD_ON_HOLD, Catalogue.isOnHold(number))
                .end()
                .end();
    }
}
