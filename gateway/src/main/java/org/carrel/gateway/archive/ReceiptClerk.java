package org.carrel.gateway.archive;

import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.keys.Receipt;

/**
 * Notes in the audit trail what happened to keys, as their receipts tell: also what a command did
 * while no gateway ran. One thread.
 */
public final class ReceiptClerk {
    private static final int ENOUGH = 16;

    private final Keyring ring;
    private final AuditTrail trail;
    private FileTime looked = FileTime.from(Instant.EPOCH);

    /**
     * @param ring stays the caller's to close
     */
    public ReceiptClerk(Keyring ring, AuditTrail trail) {
        this.ring = ring;
        this.trail = trail;
    }

    /** Notes everything that is new. */
    public void carry() {
        FileTime changed = ring.changed();
        if (changed.equals(looked)) {
            return;
        }
        List<Receipt> receipts = ring.receipts();
        if (!receipts.isEmpty()) {
            trail.addFrom(
                    "receipts-" + folder(receipts),
                    receipts.stream().map(ReceiptClerk::act).toList());
        }
        looked = changed;
    }

    /** What tells the receipts of one machine from those of another. */
    private static String folder(List<Receipt> receipts) {
        return AuditEntry.digest(receipts.getFirst().toString()).substring(0, ENOUGH);
    }

    private static Act act(Receipt receipt) {
        AuditAct what =
                switch (receipt.happening()) {
                    case MADE -> AuditAct.KEY_MADE;
                    case RETIRED -> AuditAct.KEY_RETIRED;
                    case DESTROYED -> AuditAct.KEY_DESTROYED;
                };
        return new Act(
                StaffName.GATEWAY,
                Optional.empty(),
                what,
                Subject.of(receipt.upstream()),
                receipt.epoch());
    }
}
