package org.carrel.gateway;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Kept;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.Act;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.ConfigVersion;
import org.carrel.gateway.archive.Destruction;
import org.carrel.gateway.archive.LedgerClerk;
import org.carrel.gateway.archive.LedgerHistory;
import org.carrel.gateway.archive.ReceiptClerk;
import org.carrel.gateway.archive.Retention;
import org.carrel.gateway.archive.StaffName;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.Lapsed;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;

/**
 * An open archive, and the work on it: carrying what is new to it, looking whether vendors were
 * reviewed in time, destroying what was kept for long enough. One thread at a time.
 */
final class Upkeep implements AutoCloseable {
    private final Archive archive;
    private final Keyring ring;
    private final Path folder;
    private final LedgerClerk ledger;
    private final ReceiptClerk receipts;
    private final Retention retention;
    private final Lapsed lapsed;
    private final Watchers watchers;

    private Upkeep(
            GatewayConfig config, Keyring ring, Ledger ledger, Lapsed lapsed, Watchers watchers) {
        this.ring = ring;
        this.archive = ArchiveWiring.open(config, ring);
        this.folder = config.storage().flatMap(Storage::path).orElseThrow();
        this.ledger = new LedgerClerk(ledger, archive.ledgerShelf(), ActionTables.FRONT_DESK);
        this.receipts = new ReceiptClerk(ring, archive.auditTrail());
        this.retention = archive.retention(Gateway.SOFTWARE);
        this.lapsed = lapsed;
        this.watchers = watchers;
    }

    /**
     * Opens the archive.
     *
     * @throws ArchiveTrouble if it cannot be had
     */
    static Upkeep open(GatewayConfig config, Ledger ledger, Lapsed lapsed, Watchers watchers) {
        Keyring ring = TokenCabinet.keyring(config);
        try {
            return new Upkeep(config, ring, ledger, lapsed, watchers);
        } catch (ArchiveTrouble trouble) {
            ring.close();
            throw trouble;
        }
    }

    Archive archive() {
        return archive;
    }

    /** What left, as far back as it is kept. */
    LedgerHistory history() {
        return new LedgerHistory(ledger);
    }

    /** The storage's. */
    Path folder() {
        return folder;
    }

    /** Carries everything that is new. */
    void carry() {
        ledger.carry();
        receipts.carry();
        archive.auditTrail().closeDays();
    }

    /** Sees to it that vendors whose review is overdue learn as little as can be. */
    void review() {
        Set<Label> before = lapsed.vendors();
        Set<Label> now = archive.vendorRegistry().lapsed(LocalDate.now(ZoneId.systemDefault()));
        lapsed.are(now);
        changed(now, before, AuditAct.VENDOR_DEGRADED);
        changed(before, now, AuditAct.VENDOR_RESTORED);
    }

    /**
     * Destroys what was kept for long enough, once a day.
     *
     * @param keepDays what is kept for less than the usual time
     * @param goOn is asked now and then, as there may be much to destroy
     */
    void destroy(Map<Kept, Integer> keepDays, BooleanSupplier goOn) {
        if (!retention.isDue()) {
            return;
        }
        Optional<LocalDate> last = retention.lastRun();
        long days =
                last.map(day -> day.until(LocalDate.now(ZoneId.systemDefault()), ChronoUnit.DAYS))
                        .orElse(0L);
        if (days > 1) {
            watchers.tell(new GatewayEvent.DestructionLate(days));
        }
        List<Destruction> done = retention.run(keepDays, goOn);
        if (!done.isEmpty()) {
            watchers.tell(
                    new GatewayEvent.Destroyed(
                            done.stream().mapToLong(Destruction::amount).sum(),
                            done.stream().allMatch(Destruction::provedGone)));
        }
    }

    /** Gives back room on the disk that nobody needs any more. */
    void tidy() {
        archive.tidy();
    }

    /** Notes something that the gateway did. */
    void note(AuditAct what, Subject subject, long amount) {
        archive.auditTrail().append(Act.byItself(StaffName.GATEWAY, what, subject, amount));
    }

    /** Notes which configuration is in force, unless it is the one that was. */
    void inForce(String text) {
        Optional<ConfigVersion> before = archive.configVersions().inForce();
        ConfigVersion now = archive.configVersions().found(text, "found in the file");
        if (!before.equals(Optional.of(now))) {
            archive.auditTrail()
                    .append(
                            Act.byItself(
                                    StaffName.FILE,
                                    AuditAct.CONFIG_IN_FORCE,
                                    Subject.NONE,
                                    now.number()));
        }
    }

    @Override
    public void close() {
        archive.close();
        ring.close();
    }

    private void changed(Set<Label> these, Set<Label> those, AuditAct what) {
        Set<Label> only = new HashSet<>(these);
        only.removeAll(those);
        only.forEach(vendor -> {
            note(what, Subject.of(vendor), 0);
            watchers.tell(
                    new GatewayEvent.VendorDegraded(vendor, what == AuditAct.VENDOR_DEGRADED));
        });
    }
}
