package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Arrays;
import java.util.Optional;
import org.carrel.config.record.RecordRules;
import org.carrel.config.record.ValueAction;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerReader;
import org.carrel.z3950.ber.BerTag;
import org.carrel.z3950.ber.BerWriter;
import org.carrel.z3950.ber.Wiping;
import org.carrel.z3950.record.MalformedRecord;
import org.carrel.z3950.record.Marc;
import org.carrel.z3950.record.MarcWriter;
import org.carrel.z3950.record.OpacPart;
import org.carrel.z3950.record.RecordForm;

/**
 * Applies the rules of a source to an OPAC record: its bibliographic record, its holdings and what
 * is said of each copy (z3950.md §4.3). Parts that the standard does not name go. Any thread.
 */
final class OpacScrub {
    private static final int BIBLIOGRAPHIC = 1;
    private static final int HOLDINGS = 2;
    private static final int MARC_HOLDING = 1;
    private static final int CIRCULATION_HOLDING = 2;
    private static final int VOLUMES = 18;
    private static final int COPIES = 19;
    private static final int LAST_OF_VOLUME = 3;
    private static final int LAST_OF_HOLDING = 19;
    private static final int LAST_OF_COPY = 10;
    private static final int ASN_1_TYPE = 0;
    private static final int OCTET_ALIGNED = 1;

    private final MarcReading marc;
    private final Values values;
    private final ValueAction[] holding;
    private final ValueAction[] copy;
    private final ByteBufAllocator allocator;

    OpacScrub(RecordRules rules, MarcReading marc, Values values, ByteBufAllocator allocator) {
        this.marc = marc;
        this.values = values;
        this.allocator = allocator;
        this.holding = actions(rules, OpacPart.Level.HOLDING, LAST_OF_HOLDING);
        this.copy = actions(rules, OpacPart.Level.COPY, LAST_OF_COPY);
    }

    /** A new record with what stays of one; the caller wipes it. */
    ByteBuf scrub(ByteBuf body) {
        BerElement opac = BerReader.read(body);
        require(opac.is(BerTag.SEQUENCE) && opac.isConstructed(), opac);
        try (BerWriter to = new BerWriter(allocator, body.readableBytes() + 64)) {
            to.begin(BerTag.SEQUENCE);
            BerElement record = opac.child(BIBLIOGRAPHIC);
            if (record != null) {
                external(record, BIBLIOGRAPHIC, to);
            }
            BerElement holdings = opac.child(HOLDINGS);
            if (holdings != null) {
                to.begin(BerTag.context(HOLDINGS));
                for (BerElement each : holdings.children()) {
                    holding(each, to);
                }
                to.end();
            }
            return to.end().finish();
        }
    }

    /** The MARC record of an OPAC record, which the caller closes; nothing where there is none. */
    Optional<Marc> bibliographic(BerElement opac) {
        BerElement record = opac.child(BIBLIOGRAPHIC);
        return record == null ? Optional.empty() : Optional.of(read(record));
    }

    private void holding(BerElement element, BerWriter to) {
        if (element.is(BerTag.context(MARC_HOLDING))) {
            external(element, MARC_HOLDING, to);
        } else if (element.is(BerTag.context(CIRCULATION_HOLDING))) {
            circulation(element, to);
        }
    }

    private void external(BerElement external, int tag, BerWriter to) {
        try (Marc read = read(external)) {
            ByteBuf bytes = MarcWriter.overwrite(marc.scrub().scrub(read), allocator);
            try {
                to.begin(BerTag.context(tag))
                        .oid(BerTag.OBJECT_IDENTIFIER, form(external).syntax());
                to.octets(BerTag.context(OCTET_ALIGNED), bytes).end();
            } finally {
                Wiping.release(bytes);
            }
        }
    }

    /** The record inside; one that is no MARC cannot be scrubbed, and so the whole cannot. */
    private Marc read(BerElement external) {
        BerElement octets = external.child(OCTET_ALIGNED);
        BerElement single = external.child(ASN_1_TYPE);
        if (octets == null && single != null) {
            octets = single.find(BerTag.OCTET_STRING);
        }
        if (octets == null) {
            throw new MalformedRecord(MalformedRecord.Fault.OPAC, external.offset());
        }
        return marc.read(form(external), octets.content());
    }

    private static RecordForm form(BerElement external) {
        BerElement syntax = external.find(BerTag.OBJECT_IDENTIFIER);
        Optional<RecordForm> form = syntax == null ? Optional.empty() : RecordForm.of(syntax.oid());
        boolean readable =
                form.filter(each -> each == RecordForm.MARC || each == RecordForm.UNIMARC)
                        .isPresent();
        require(readable, external);
        return form.orElseThrow();
    }

    private void circulation(BerElement element, BerWriter to) {
        to.begin(BerTag.context(CIRCULATION_HOLDING));
        for (BerElement part : element.children()) {
            switch (contextNumber(part)) {
                case VOLUMES -> volumes(part, to);
                case COPIES -> copies(part, to);
                default -> value(part, holding, to);
            }
        }
        to.end();
    }

    private static void volumes(BerElement list, BerWriter to) {
        to.begin(BerTag.context(VOLUMES));
        for (BerElement volume : list.children()) {
            to.begin(BerTag.SEQUENCE);
            for (BerElement part : volume.children()) {
                int number = contextNumber(part);
                if (number > 0 && number <= LAST_OF_VOLUME) {
                    to.octets(part.tag(), part.content());
                }
            }
            to.end();
        }
        to.end();
    }

    private void copies(BerElement list, BerWriter to) {
        to.begin(BerTag.context(COPIES));
        for (BerElement each : list.children()) {
            to.begin(BerTag.SEQUENCE);
            for (BerElement part : each.children()) {
                int number = contextNumber(part);
                boolean truth = number == 1 || number == 6 || number == OpacPart.ON_HOLD.tag();
                if (truth) {
                    to.bool(part.tag(), part.bool() && copy[number] == ValueAction.KEEP);
                } else {
                    value(part, copy, to);
                }
            }
            to.end();
        }
        to.end();
    }

    private void value(BerElement part, ValueAction[] actions, BerWriter to) {
        int number = contextNumber(part);
        if (number <= 0 || number >= actions.length) {
            return;
        }
        ByteBuf content = part.content();
        int start = content.readerIndex();
        int verdict =
                values.judge(
                        actions[number], content, start, content.writerIndex(), Legible.EVERYTHING);
        if (verdict == Values.CHECKED_OUT) {
            to.octets(part.tag(), MarcScrub.checkedOut());
        } else if (verdict != Values.DROP) {
            to.octets(part.tag(), content.slice(start, verdict));
        }
    }

    private static int contextNumber(BerElement part) {
        return part.tag() == BerTag.context(part.number()) ? part.number() : 0;
    }

    private static void require(boolean holds, BerElement element) {
        if (!holds) {
            throw new MalformedRecord(MalformedRecord.Fault.OPAC, element.offset());
        }
    }

    /**
     * What becomes of each part by its tag; what nobody named and the table does not know stays.
     */
    private static ValueAction[] actions(RecordRules rules, OpacPart.Level level, int last) {
        ValueAction[] actions = new ValueAction[last + 1];
        Arrays.fill(actions, ValueAction.KEEP);
        for (OpacPart part : OpacPart.values()) {
            if (part.level() == level) {
                actions[part.tag()] = rules.opac().getOrDefault(part, ValueAction.DROP);
            }
        }
        return actions;
    }
}
