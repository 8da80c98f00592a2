package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.Socket;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.InformationKind;
import org.carrel.z3950.Oids;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerTag;
import org.carrel.z3950.record.Marc;
import org.carrel.z3950.record.MarcBuilder;
import org.carrel.z3950.record.MarcCharset;
import org.carrel.z3950.record.MarcTag;
import org.carrel.z3950.record.MarcWriter;

/**
 * A Z39.50 target that talks too much: a person stands in everything that it answers, wherever the
 * protocol has a place for one.
 */
final class TellingTarget implements AutoCloseable {
    private final String person;
    private final Queue<RawAssociation> heard = new ConcurrentLinkedQueue<>();
    private final LoopbackServer door = new LoopbackServer(this::serve);

    TellingTarget(String person) {
        this.person = person;
    }

    int port() {
        return door.address().getPort();
    }

    /** Every byte that came, as Latin-1. */
    String heard() {
        StringBuilder all = new StringBuilder();
        heard.forEach(each -> all.append(each.everything().toString(ISO_8859_1)));
        return all.toString();
    }

    @Override
    public void close() {
        door.close();
    }

    private void serve(Socket socket) {
        try (RawAssociation client = new RawAssociation(socket)) {
            heard.add(client);
            for (Optional<Apdu> asked = client.hear();
                    asked.isPresent() && asked.get().type() != ApduType.CLOSE;
                    asked = client.hear()) {
                try (Apdu question = asked.get()) {
                    client.say(answer(question));
                }
            }
        }
    }

    private Apdu answer(Apdu question) {
        return switch (question.type()) {
            case INIT -> welcome();
            case SEARCH -> found(question);
            case PRESENT -> shown(question);
            case SCAN -> scanned();
            case DELETE -> deleted();
            default -> throw new IllegalStateException("nobody asked for " + question.type());
        };
    }

    private Apdu welcome() {
        return RawAssociation.apdu(
                ApduType.INIT_RESPONSE,
                apdu ->
                        apdu.bits(ApduPart.INIT_RESPONSE_PROTOCOL_VERSION, 0b111, 8)
                                .bits(ApduPart.INIT_RESPONSE_OPTIONS, 0b100000110000111, 16)
                                .integer(ApduPart.INIT_RESPONSE_PREFERRED_MESSAGE_SIZE, 1 << 20)
                                .integer(ApduPart.INIT_RESPONSE_EXCEPTIONAL_RECORD_SIZE, 1 << 20)
                                .bool(ApduPart.INIT_RESPONSE_RESULT, true)
                                .text(ApduPart.INIT_RESPONSE_IMPLEMENTATION_NAME, person));
    }

    private Apdu found(Apdu question) {
        BerElement query = question.part(ApduPart.SEARCH_QUERY);
        boolean fails = query != null && query.whole().toString(ISO_8859_1).contains("fail");
        return RawAssociation.apdu(
                ApduType.SEARCH_RESPONSE,
                apdu -> {
                    apdu.octets(ApduPart.SEARCH_RESPONSE_REFERENCE_ID, bytes(person))
                            .integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, fails ? 0 : 1)
                            .integer(ApduPart.SEARCH_RESPONSE_NUMBER_OF_RECORDS_RETURNED, 0)
                            .integer(ApduPart.SEARCH_RESPONSE_NEXT_RESULT_SET_POSITION, 1)
                            .bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS, !fails);
                    if (fails) {
                        apdu.begin(ApduPart.SEARCH_RESPONSE_RECORDS)
                                .begin(ApduPart.RECORDS_NON_SURROGATE_DIAGNOSTIC);
                        diagnostic(apdu);
                        apdu.end().end();
                    }
                    cookie(apdu, ApduPart.SEARCH_RESPONSE_OTHER_INFORMATION);
                });
    }

    private Apdu shown(Apdu question) {
        BerElement wanted = question.part(ApduPart.PRESENT_PREFERRED_RECORD_SYNTAX);
        boolean opac = wanted != null && wanted.is(RecordSyntax.OPAC.oid());
        return RawAssociation.apdu(
                ApduType.PRESENT_RESPONSE,
                apdu -> {
                    apdu.integer(ApduPart.PRESENT_RESPONSE_NUMBER_OF_RECORDS_RETURNED, 1)
                            .integer(ApduPart.PRESENT_RESPONSE_NEXT_RESULT_SET_POSITION, 2)
                            .integer(ApduPart.PRESENT_RESPONSE_PRESENT_STATUS, 0)
                            .begin(ApduPart.PRESENT_RESPONSE_RECORDS)
                            .begin(ApduPart.RECORDS_RESPONSE_RECORDS)
                            .begin(ApduPart.NAMED_RECORDS_RECORD)
                            .text(ApduPart.NAMED_RECORD_NAME, person)
                            .begin(ApduPart.NAMED_RECORD_RECORD)
                            .begin(ApduPart.RECORD_RETRIEVAL_RECORD);
                    record(apdu, opac);
                    apdu.end().end().end().end().end();
                    cookie(apdu, ApduPart.PRESENT_RESPONSE_OTHER_INFORMATION);
                });
    }

    private void record(ApduWriter apdu, boolean opac) {
        ByteBuf marc = marc();
        RecordSyntax syntax = opac ? RecordSyntax.OPAC : RecordSyntax.USMARC;
        apdu.oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, syntax.oid())
                .begin(ApduPart.EXTERNAL_ENCODING);
        if (!opac) {
            apdu.octets(ApduPart.ENCODING_OCTETS, marc).end();
            return;
        }
        apdu.written(
                        ApduPart.ENCODING_SINGLE,
                        bytes ->
                                bytes.begin(BerTag.SEQUENCE)
                                        .begin(BerTag.context(1))
                                        .oid(BerTag.OBJECT_IDENTIFIER, RecordSyntax.USMARC.oid())
                                        .octets(BerTag.context(1), marc)
                                        .end()
                                        .begin(BerTag.context(2))
                                        .begin(BerTag.context(2))
                                        .text(BerTag.context(14), "hold for " + person)
                                        .begin(BerTag.context(19))
                                        .begin(BerTag.SEQUENCE)
                                        .bool(BerTag.context(1), false)
                                        .text(BerTag.context(2), "20261201 " + person)
                                        .text(BerTag.context(4), "held for " + person)
                                        .text(BerTag.context(5), person)
                                        .bool(BerTag.context(6), true)
                                        .bool(BerTag.context(7), true)
                                        .text(BerTag.context(10), "desk of " + person)
                                        .end()
                                        .end()
                                        .end()
                                        .end()
                                        .end())
                .end();
    }

    private Apdu scanned() {
        return RawAssociation.apdu(
                ApduType.SCAN_RESPONSE,
                apdu -> {
                    apdu.integer(ApduPart.SCAN_RESPONSE_SCAN_STATUS, 6)
                            .integer(ApduPart.SCAN_RESPONSE_NUMBER_OF_ENTRIES_RETURNED, 0)
                            .begin(ApduPart.SCAN_RESPONSE_ENTRIES)
                            .begin(ApduPart.LIST_ENTRIES_NONSURROGATE_DIAGNOSTICS)
                            .begin(ApduPart.DIAGNOSTICS_DIAGNOSTIC)
                            .begin(ApduPart.DIAGNOSTIC_DEFAULT_FORMAT);
                    diagnostic(apdu);
                    apdu.end().end().end().end();
                });
    }

    private Apdu deleted() {
        return RawAssociation.apdu(
                ApduType.DELETE_RESPONSE,
                apdu ->
                        apdu.integer(ApduPart.DELETE_RESPONSE_DELETE_OPERATION_STATUS, 0)
                                .text(ApduPart.DELETE_RESPONSE_DELETE_MESSAGE, person));
    }

    private void diagnostic(ApduWriter apdu) {
        apdu.oid(ApduPart.DEFAULT_DIAGNOSTIC_DIAGNOSTIC_SET_ID, Oids.BIB_1_DIAGNOSTICS)
                .integer(ApduPart.DEFAULT_DIAGNOSTIC_CONDITION, 114)
                .begin(ApduPart.DEFAULT_DIAGNOSTIC_ADDITIONAL_INFORMATION)
                .text(ApduPart.ADDITIONAL_INFORMATION_VERSION_2, person)
                .end();
    }

    private void cookie(ApduWriter apdu, ApduPart part) {
        apdu.begin(part)
                .begin(ApduPart.OTHER_INFORMATION_UNIT)
                .begin(ApduPart.OTHER_UNIT_CATEGORY)
                .oid(ApduPart.INFO_CATEGORY_CATEGORY_TYPE_ID, InformationKind.COOKIE.oid())
                .integer(ApduPart.INFO_CATEGORY_CATEGORY_VALUE, 1)
                .end()
                .begin(ApduPart.OTHER_UNIT_INFORMATION)
                .text(ApduPart.INFORMATION_CHARACTER_INFORMATION, person)
                .end()
                .end()
                .end();
    }

    private ByteBuf marc() {
        try (MarcBuilder builder = new MarcBuilder(RawAssociation.MEMORY, 2_048)) {
            builder.leader("00000nam a2200000 a 4500");
            builder.begin(MarcTag.of("001")).append("1").end();
            field(builder, "245", '1', '0', 'a', "A book");
            field(builder, "541", '0', ' ', 'a', person);
            field(builder, "561", '0', ' ', 'a', person);
            field(builder, "583", '1', ' ', 'k', person);
            field(builder, "590", ' ', ' ', 'a', person);
            field(builder, "852", ' ', ' ', 'x', person);
            field(builder, "876", ' ', ' ', 'x', person);
            field(builder, "901", ' ', ' ', 'a', person);
            field(builder, "952", ' ', ' ', 'x', person);
            field(builder, "999", ' ', ' ', 'o', person);
            try (Marc marc = builder.build(MarcCharset.UTF_8)) {
                return MarcWriter.write(marc, RawAssociation.MEMORY);
            }
        }
    }

    private static void field(
            MarcBuilder builder, String tag, char first, char second, char code, String text) {
        builder.begin(MarcTag.of(tag), first, second).subfield(code).append(text).end();
    }

    private static ByteBuf bytes(String text) {
        return Unpooled.copiedBuffer(text, ISO_8859_1);
    }
}
