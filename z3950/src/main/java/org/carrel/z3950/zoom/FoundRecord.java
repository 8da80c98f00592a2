package org.carrel.z3950.zoom;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.External;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.ResponseRecord;
import org.carrel.z3950.ResponseRecord.Refused;
import org.carrel.z3950.ResponseRecord.Retrieved;
import org.jspecify.annotations.Nullable;

/** One record, or the diagnostic in its place. A window, good until its {@link Records} close. */
public final class FoundRecord {
    private final ResponseRecord slot;

    FoundRecord(ResponseRecord slot) {
        this.slot = slot;
    }

    /** Why there is no record here; nothing where there is one. */
    public Optional<Diagnostic> diagnostic() {
        return slot.content() instanceof Refused refused
                ? Optional.of(refused.diagnostic().diagnostic())
                : Optional.empty();
    }

    /** The syntax that it says it is in, if that is in the table. */
    public Optional<RecordSyntax> syntax() {
        return external().flatMap(External::syntax);
    }

    /**
     * Its bytes, of a MARC or XML record, as a buffer that is not to be released; null where it is
     * of another kind.
     */
    public @Nullable ByteBuf octets() {
        return external().map(External::octets).orElse(null);
    }

    /** The record as it came, of whatever kind. */
    public Optional<External> external() {
        return slot.content() instanceof Retrieved retrieved
                ? Optional.of(retrieved.external())
                : Optional.empty();
    }

    @Override
    public String toString() {
        return slot.toString();
    }
}
