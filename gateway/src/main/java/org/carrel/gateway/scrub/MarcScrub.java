package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.carrel.config.record.RecordRules;
import org.carrel.config.record.RecordRules.LocalMarker;
import org.carrel.config.record.ValueAction;
import org.carrel.z3950.record.Marc;
import org.carrel.z3950.record.MarcBuilder;
import org.carrel.z3950.record.MarcCharset;
import org.carrel.z3950.record.MarcTag;
import org.carrel.z3950.record.Subfields;

/** Applies the rules of a source to one MARC record, whichever form it came in. Any thread. */
final class MarcScrub {
    private static final int OTHER_SCRIPT = MarcTag.of("880");
    private static final String CHECKED_OUT = "checked out";

    private final Treatments treatments;
    private final Values values;
    private final Optional<LocalMarker> marker;
    private final ByteBufAllocator allocator;

    MarcScrub(RecordRules rules, Values values, ByteBufAllocator allocator) {
        this.treatments = new Treatments(rules);
        this.values = values;
        this.marker = rules.localMarker();
        this.allocator = allocator;
    }

    /** A new record with what stays of one; the caller closes both. */
    Marc scrub(Marc marc) {
        return scrub(marc, marc.charset() == MarcCharset.UTF_8 ? Legible.UTF_8 : Legible.PLAIN);
    }

    /** The same, with another idea of what of its text can be read. */
    Marc scrub(Marc marc, Legible legible) {
        int size = Marc.LEADER_LENGTH + marc.contentSize() + 2 * CHECKED_OUT.length();
        try (MarcBuilder to = new MarcBuilder(allocator, size, marc.fields())) {
            to.leader(marc.bytes(), 0);
            new Pass(marc, legible, to).fields();
            return to.build(marc.charset());
        }
    }

    /** One record, once from its beginning to its end. */
    private final class Pass {
        private final Marc marc;
        private final ByteBuf bytes;
        private final Legible legible;
        private final MarcBuilder to;

        Pass(Marc marc, Legible legible, MarcBuilder to) {
            this.marc = marc;
            this.bytes = marc.bytes();
            this.legible = legible;
            this.to = to;
        }

        void fields() {
            for (int field = 0; field < marc.fields(); field++) {
                Treatment treatment = treatment(field);
                if (!treatment.drops()) {
                    field(field, treatment);
                }
            }
        }

        /** A field in another script is treated like the field that it repeats, which $6 names. */
        private Treatment treatment(int field) {
            int tag = marc.tag(field);
            if (tag != OTHER_SCRIPT) {
                return treatments.of(tag);
            }
            Subfields subfields = new Subfields(marc, field);
            while (subfields.next()) {
                boolean link = subfields.code() == '6';
                if (link && subfields.end() - subfields.start() >= MarcTag.LENGTH) {
                    int linked = MarcTag.read(bytes, subfields.start());
                    return linked == OTHER_SCRIPT ? Treatment.DROP : treatments.of(linked);
                }
            }
            return Treatment.DROP;
        }

        private void field(int field, Treatment treatment) {
            if (MarcTag.isControl(marc.tag(field))) {
                if (treatment.control() == ValueAction.KEEP) {
                    to.copy(marc, field);
                }
            } else if (isWellFormed(field)
                    && treatment.admits(marc.indicator(field, 0))
                    && !isLocal(field)) {
                dataField(field, treatment);
            }
        }

        /** Two indicators and a subfield right behind them; other text has no rule. */
        private boolean isWellFormed(int field) {
            int first = marc.start(field) + Marc.INDICATORS;
            return first < marc.end(field) && bytes.getByte(first) == Marc.SUBFIELD;
        }

        private boolean isLocal(int field) {
            if (marker.isEmpty()) {
                return false;
            }
            LocalMarker local = marker.get();
            Subfields subfields = new Subfields(marc, field);
            while (subfields.next()) {
                if (subfields.code() == local.code()
                        && values.beginsWith(
                                bytes, subfields.start(), subfields.end(), local.value())) {
                    return true;
                }
            }
            return false;
        }

        private void dataField(int field, Treatment treatment) {
            if (treatment.keepsWhole()) {
                to.copy(marc, field);
                return;
            }
            to.begin(marc.tag(field), marc.indicator(field, 0), marc.indicator(field, 1));
            Subfields subfields = new Subfields(marc, field);
            while (subfields.next()) {
                subfield(subfields, treatment.action(subfields.code()));
            }
            if (to.length() > Marc.INDICATORS) {
                to.end();
            } else {
                to.undo();
            }
        }

        private void subfield(Subfields subfields, ValueAction action) {
            int start = subfields.start();
            int verdict = values.judge(action, bytes, start, subfields.end(), legible);
            if (verdict == Values.DROP) {
                return;
            }
            if (verdict == Values.CHECKED_OUT) {
                to.subfield(subfields.code()).append(CHECKED_OUT);
            } else {
                to.copy(subfields, verdict);
            }
        }
    }

    /** What stands instead of the date when something is due. */
    static ByteBuf checkedOut() {
        return Unpooled.wrappedBuffer(CHECKED_OUT.getBytes(StandardCharsets.US_ASCII));
    }
}
