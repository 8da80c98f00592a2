package org.carrel.gateway.archive;

import io.netty.buffer.ByteBuf;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.FileSeal.Vouched;

/**
 * All that is kept over restarts, behind types that say what it is. Any thread but an event loop,
 * for it waits for the disk; whoever opens it closes it.
 */
public final class Archive implements AutoCloseable {
    private final Database database;
    private final Optional<FileSeal> seal;
    private final ArchiveKey key;
    private final Clock clock;
    private boolean unvouched;
    private final ConsoleUsers consoleUsers;
    private final Passkeys passkeys;
    private final ApiTokens apiTokens;
    private final AuditTrail auditTrail;
    private final ConfigVersions configVersions;
    private final LedgerShelf ledgerShelf;
    private final VendorRegistry vendorRegistry;
    private final Holds holds;

    private Archive(Database database, Optional<FileSeal> seal, ArchiveKey key, Clock clock) {
        this.database = database;
        this.seal = seal;
        this.key = key;
        this.clock = clock;
        this.consoleUsers = new ConsoleUsers(database, clock);
        this.passkeys = new Passkeys(database, clock);
        this.apiTokens = new ApiTokens(database, clock);
        SigningKeys signing = new SigningKeys(database, key, clock);
        this.auditTrail = new AuditTrail(database, signing, clock, clock.getZone());
        this.configVersions = new ConfigVersions(database, clock);
        this.ledgerShelf = new LedgerShelf(database, clock.getZone());
        this.vendorRegistry = new VendorRegistry(database, clock);
        this.holds = new Holds(database, auditTrail, clock);
    }

    /** Whether the configuration says where an archive is, and what opens it. */
    public static boolean isWanted(Storage storage) {
        return storage.path().isPresent() && storage.key().isPresent();
    }

    /**
     * Opens the archive, and makes it where there is none yet: a file in the storage's folder, or
     * tables on the database server that the storage names.
     *
     * @param key 32 bytes, the caller's to wipe
     * @param clock whose zone's midnight ends a day
     * @throws ArchiveTrouble if it cannot be had
     */
    public static Archive open(Storage storage, ByteBuf key, Clock clock) {
        ArchiveKey opened = new ArchiveKey(key);
        try {
            return storage.jdbc().isPresent()
                    ? onServer(storage, opened, clock)
                    : inFile(storage.path().orElseThrow(), opened, clock);
        } catch (ArchiveTrouble trouble) {
            opened.close();
            throw trouble;
        }
    }

    private static Archive onServer(Storage storage, ArchiveKey key, Clock clock) {
        Database database = Database.open(ServerSource.of(storage), Optional.empty());
        return new Archive(database, Optional.empty(), key, clock);
    }

    private static Archive inFile(Path folder, ArchiveKey key, Clock clock) {
        Path file = FileSource.file(folder);
        FileSeal seal = new FileSeal(file, key);
        Vouched vouched = seal.takeOff();
        try {
            Database database =
                    Database.open(FileSource.of(folder, key), Optional.of(new SpareCopy(file)));
            Archive archive = new Archive(database, Optional.of(seal), key, clock);
            if (vouched == Vouched.UNKNOWN) {
                archive.tellUnvouched();
            }
            return archive;
        } catch (ArchiveTrouble trouble) {
            if (vouched == Vouched.WHOLE) {
                seal.set(); // nobody else has touched it meanwhile
            }
            throw trouble;
        }
    }

    /**
     * One into which nobody has written holds nothing that could have been altered. One whose trail
     * cannot be told is closed again, without a seal.
     */
    private void tellUnvouched() {
        try {
            unvouched = !auditTrail.page(Long.MAX_VALUE, 1).isEmpty();
            if (unvouched) {
                auditTrail.append(
                        Act.byItself(StaffName.GATEWAY, AuditAct.OPENED_UNSEALED, Subject.NONE, 0));
            }
        } catch (ArchiveTrouble untold) {
            database.close();
            throw untold;
        }
    }

    /**
     * Whether nothing vouched for what it holds when it was opened, so that it may have been
     * altered; of a database server that is never known.
     */
    public boolean isUnvouched() {
        return unvouched;
    }

    /** The staff who may sign in at the console. */
    public ConsoleUsers consoleUsers() {
        return consoleUsers;
    }

    /** The staff's passkeys. */
    public Passkeys passkeys() {
        return passkeys;
    }

    /** The tokens by which programs are recognised. */
    public ApiTokens apiTokens() {
        return apiTokens;
    }

    /** Who did what. */
    public AuditTrail auditTrail() {
        return auditTrail;
    }

    /** Every version of the configuration. */
    public ConfigVersions configVersions() {
        return configVersions;
    }

    /** What left, by hour and day. */
    public LedgerShelf ledgerShelf() {
        return ledgerShelf;
    }

    /** What is known of vendors. */
    public VendorRegistry vendorRegistry() {
        return vendorRegistry;
    }

    /** What is not destroyed just now. */
    public Holds holds() {
        return holds;
    }

    /** The receipts of all destructions, the oldest first. */
    public List<Destruction> destructions() {
        return database.work(Destructions::all);
    }

    /** The version of its tables. */
    public String schema() {
        return database.schema();
    }

    /**
     * Writes all of it for a backup, which the audit trail notes first.
     *
     * @param to stays open
     */
    public void copyTo(OutputStream to) {
        copyTo(to, Act.byItself(StaffName.COMMAND, AuditAct.BACKED_UP, Subject.NONE, 0));
    }

    /**
     * The same for somebody else than the command.
     *
     * @param act what the audit trail notes
     */
    public void copyTo(OutputStream to, Act act) {
        auditTrail.append(act);
        new ArchiveCopy(database).write(to);
    }

    /**
     * Fills this archive, which must be empty, with all of another, and notes that in the audit
     * trail.
     *
     * @param from stays open
     * @throws ArchiveTrouble with CONFLICT where it is not empty, with ALTERED where the copy is
     *     not whole; nothing was filled in then
     */
    public void fillFrom(InputStream from) {
        new ArchiveCopy(database).read(from);
        auditTrail.append(Act.byItself(StaffName.COMMAND, AuditAct.RESTORED, Subject.NONE, 0));
    }

    /**
     * The same at a gateway that runs, while nobody may sign in: what it has written by itself
     * gives way.
     *
     * @param from stays open
     * @throws ArchiveTrouble as {@link #fillFrom}, with CONFLICT where there is somebody of the
     *     staff
     */
    public void fillInsteadFrom(InputStream from) {
        new ArchiveCopy(database).readInstead(from);
        auditTrail.append(Act.byItself(StaffName.GATEWAY, AuditAct.RESTORED, Subject.NONE, 0));
    }

    /**
     * What destroys what was kept for long enough.
     *
     * @param software the name and version that stand in receipts
     */
    public Retention retention(String software) {
        return new Retention(
                new Retention.Books(database, auditTrail, configVersions),
                new SigningKeys(database, key, clock),
                clock,
                software);
    }

    /** Gives back the room of what was superseded, where that is most of the built-in database. */
    public void tidy() {
        database.tidy();
    }

    Database database() {
        return database;
    }

    /** Closes it; what was acknowledged is kept. */
    @Override
    public void close() {
        try (key) {
            database.close();
            seal.ifPresent(FileSeal::set);
        }
    }
}
