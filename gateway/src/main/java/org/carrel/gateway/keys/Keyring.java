package org.carrel.gateway.keys;

import io.netty.buffer.ByteBuf;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.carrel.config.Label;
import org.carrel.config.StorageKey;

/**
 * All kept keys: files in {@code keys/} of the storage folder, and their receipts beside it.
 * Closing it wipes the storage key. Any thread; a command and a running gateway may work on one
 * folder at the same time.
 */
public final class Keyring implements AutoCloseable {

    private static final int KEY = 32;
    private static final int ID = 8;
    private static final SecureRandom RANDOM = new SecureRandom();

    /** Two threads of one program cannot stand in line for one file lock. */
    private static final ReentrantLock HERE = new ReentrantLock();

    private final Path folder;
    private final MasterKey master;
    private final Receipts receipts;
    private final String software;

    private Keyring(Path folder, MasterKey master, Receipts receipts, String software) {
        this.folder = folder;
        this.master = master;
        this.receipts = receipts;
        this.software = software;
    }

    /**
     * Opens the storage folder, which must be there, and makes what is not yet in it.
     *
     * @param key stays the caller's
     * @param software the name and version that stand in receipts
     * @throws KeyTrouble if the folder cannot be used
     */
    public static Keyring open(Path storage, StorageKey key, String software) {
        Path receipts = storage.resolve("receipts");
        Path folder = storage.resolve("keys");
        if (Files.exists(receipts) && !Files.isDirectory(folder)) {
            throw new KeyTrouble(KeyTrouble.Reason.NO_FOLDER, folder.toString());
        }
        Disk.folder(folder);
        MasterKey master = MasterKey.of(key, folder);
        return new Keyring(folder, master, new Receipts(receipts, master), software);
    }

    /** The tags of all keys, by upstream, the newest first. */
    public List<KeyTag> tags() {
        return files().stream().map(KeyFile::tag).sorted(ORDER).toList();
    }

    private static final Comparator<KeyTag> ORDER =
            Comparator.comparing(KeyTag::upstream)
                    .thenComparing(Comparator.comparingLong(KeyTag::epoch).reversed())
                    .thenComparing(Comparator.comparing(KeyTag::made).reversed());

    /** The tags of one upstream's keys, the newest first. */
    public List<KeyTag> tags(Label upstream) {
        return tags().stream().filter(tag -> tag.upstream().equals(upstream)).toList();
    }

    /**
     * Appends a key to a buffer that the caller wipes.
     *
     * @throws KeyTrouble if it is gone or does not open
     */
    public void copyTo(KeyTag tag, ByteBuf out) {
        byte[] key = file(tag).unwrap(master);
        out.writeBytes(key);
        Arrays.fill(key, (byte) 0);
    }

    /**
     * Appends a key of the gateway's own, which is drawn when it is first asked for.
     *
     * @param purpose what it is for
     * @param out the caller's to wipe
     * @throws KeyTrouble if it does not open
     */
    public void ownKey(Label purpose, ByteBuf out) {
        byte[] key = alone(() -> OwnKey.of(purpose, folder, master));
        out.writeBytes(key);
        Arrays.fill(key, (byte) 0);
    }

    Path folder() {
        return folder;
    }

    MasterKey master() {
        return master;
    }

    Receipts file() {
        return receipts;
    }

    String software() {
        return software;
    }

    /** Draws a key. */
    KeyTag make(KeyTag like) {
        receipts.requireWhole();
        byte[] id = new byte[ID];
        byte[] key = new byte[KEY];
        RANDOM.nextBytes(id);
        RANDOM.nextBytes(key);
        KeyTag tag =
                new KeyTag(
                        like.upstream(),
                        like.tokenClass(),
                        like.epoch(),
                        HexFormat.of().formatHex(id),
                        like.made(),
                        like.expires());
        keep(KeyFile.wrap(tag, key, master));
        Arrays.fill(key, (byte) 0);
        receipts.add(Receipt.of(tag, Receipt.Happening.MADE, tag.made(), software));
        return tag;
    }

    /** Says when a key is to be destroyed. */
    void retire(KeyTag tag, Instant now, Instant end) {
        receipts.requireWhole();
        byte[] key = file(tag).unwrap(master);
        keep(KeyFile.wrap(tag.until(end), key, master));
        Arrays.fill(key, (byte) 0);
        receipts.add(Receipt.of(tag, Receipt.Happening.RETIRED, now, software));
    }

    /**
     * Destroys a key, with a receipt. The key goes first, whatever is the matter with receipts: who
     * altered them must not be able to keep a key alive.
     */
    void destroy(KeyTag tag, Instant now) {
        Disk.destroy(folder.resolve(file(tag).name()));
        receipts.add(Receipt.of(tag, Receipt.Happening.DESTROYED, now, software));
    }

    /** Writes a receipt for a key that is gone already. */
    void writeOff(Receipt made, Instant now) {
        receipts.add(made.writtenOff(now));
    }

    /** Every receipt so far, oldest first, up to the first that was altered. */
    public List<Receipt> receipts() {
        return alone(() -> receipts.read().good());
    }

    /** The line, from 1, of the first receipt that was altered or does not fit. */
    public Optional<Integer> alteredReceipt() {
        return alone(() -> receipts.read().broken());
    }

    /**
     * Checks receipts without the storage key, so without their seals: anybody can.
     *
     * @param lines of the file {@code receipts}
     * @return the first line, from 1, that does not fit; nothing if all do
     */
    public static Optional<Integer> alteredReceipt(List<String> lines) {
        return Receipts.broken(lines);
    }

    /** When a key last came, changed or went; cheap enough to be asked every second. */
    public FileTime changed() {
        return Disk.with(folder, () -> Files.getLastModifiedTime(folder));
    }

    /** Does a piece of work while no other program or thread changes keys. */
    <T> T alone(Supplier<T> work) {
        HERE.lock();
        try {
            return Disk.with(folder, () -> locked(work));
        } finally {
            HERE.unlock();
        }
    }

    private <T> T locked(Supplier<T> work) throws IOException {
        if (HERE.getHoldCount() > 1) {
            return work.get();
        }
        Path lock = folder.resolveSibling("keys.lock");
        try (FileChannel channel =
                        FileChannel.open(
                                lock, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                FileLock held = channel.lock()) {
            Objects.requireNonNull(held); // for as long as the work lasts
            return work.get();
        }
    }

    private void keep(KeyFile file) {
        Disk.write(folder.resolve(file.name()), file.text());
    }

    private KeyFile file(KeyTag tag) {
        return files().stream()
                .filter(each -> each.tag().id().equals(tag.id()))
                .findFirst()
                .orElseThrow(
                        () -> new KeyTrouble(KeyTrouble.Reason.MISSING, tag.upstream().text()));
    }

    private List<KeyFile> files() {
        return Disk.with(
                folder,
                () -> {
                    try (Stream<Path> entries = Files.list(folder)) {
                        return entries.filter(each -> each.toString().endsWith(KeyFile.SUFFIX))
                                .map(Keyring::parsed)
                                .toList();
                    }
                });
    }

    private static KeyFile parsed(Path file) {
        return KeyFile.parse(Disk.read(file))
                .orElseThrow(() -> new KeyTrouble(KeyTrouble.Reason.UNREADABLE, file.toString()));
    }

    @Override
    public void close() {
        master.close();
    }
}
