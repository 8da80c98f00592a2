package org.carrel.gateway.keys;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.config.StorageKey;

/**
 * Gives a storage folder another storage key: every key in it is opened with the one before and
 * wrapped by the new one, and receipts are sealed anew. A key that was destroyed before stays so
 * even for who has an old copy of its file, once the old storage key is gone too.
 *
 * <p>First all is opened, so that nothing is changed where something does not open. Then file after
 * file is replaced; who is interrupted begins again with the same two keys.
 */
public final class Rewrapping {
    private static final Pattern FORM =
            Pattern.compile("((?:[ -~]+\\n){2,8})wrapped ([A-Za-z0-9+/=]{1,200})\\n");
    private static final Pattern KEPT = Pattern.compile("[a-z0-9.-]+\\.(?:key|own|drop)");

    private final Path folder;
    private final MasterKey before;
    private final MasterKey now;
    private final Receipts receipts;
    private final Path receiptsFile;

    private Rewrapping(Keyring ring, MasterKey before) {
        this.folder = ring.folder();
        this.before = before;
        this.now = ring.master();
        this.receipts = ring.file();
        this.receiptsFile = folder.resolveSibling("receipts");
    }

    /**
     * Wraps what is still wrapped by the key before. No gateway may run on the folder.
     *
     * @param before stays the caller's, like {@code now}
     * @return how many keys were wrapped anew; 0 where there was nothing left to do
     * @throws KeyTrouble if a key opens with neither, or the folder cannot be used
     */
    public static int of(Path storage, StorageKey before, StorageKey now, String software) {
        try (Keyring ring = Keyring.open(storage, now, software);
                MasterKey old = MasterKey.of(before, ring.folder())) {
            return ring.alone(() -> new Rewrapping(ring, old).run());
        }
    }

    private int run() {
        List<Path> files = files();
        List<Kept> left = files.stream().map(this::kept).flatMap(Optional::stream).toList();
        Optional<String> sealed = sealedAnew();
        left.forEach(this::replace);
        files.forEach(Disk::forgetBefore);
        sealed.ifPresent(text -> Disk.write(receiptsFile, text));
        return left.size();
    }

    /** A key that the new one does not open yet: its file, and the words to which it is bound. */
    private record Kept(Path file, String words, String wrapped) {}

    private Optional<Kept> kept(Path file) {
        Matcher parts = FORM.matcher(Disk.read(file));
        if (!parts.matches()) {
            throw new KeyTrouble(KeyTrouble.Reason.UNREADABLE, file.toString());
        }
        Kept kept = new Kept(file, parts.group(1), parts.group(2));
        if (opens(kept, now)) {
            return Optional.empty();
        }
        if (!opens(kept, before)) {
            throw new KeyTrouble(KeyTrouble.Reason.DAMAGED, file.toString());
        }
        return Optional.of(kept);
    }

    private static boolean opens(Kept kept, MasterKey master) {
        byte[] key = master.unwrap(kept.wrapped, bound(kept));
        Arrays.fill(key, (byte) 0);
        return key.length > 0;
    }

    private void replace(Kept kept) {
        byte[] key = before.unwrap(kept.wrapped, bound(kept));
        Disk.replace(kept.file, kept.words + "wrapped " + now.wrap(key, bound(kept)) + "\n");
        Arrays.fill(key, (byte) 0);
    }

    private static byte[] bound(Kept kept) {
        return kept.words.getBytes(StandardCharsets.US_ASCII);
    }

    /**
     * The text of the receipts under the new seal; nothing where they have it, or there are none.
     */
    private Optional<String> sealedAnew() {
        if (receipts.read().broken().isEmpty()) {
            return Optional.empty();
        }
        Receipts.Found found = new Receipts(receiptsFile, before).read();
        if (found.broken().isPresent()) {
            throw new KeyTrouble(KeyTrouble.Reason.UNREADABLE, receiptsFile.toString());
        }
        return Optional.of(receipts.text(found.good()));
    }

    private List<Path> files() {
        return Disk.with(
                folder,
                () -> {
                    try (Stream<Path> entries = Files.list(folder)) {
                        return entries.filter(each ->
                                        KEPT.matcher(String.valueOf(each.getFileName())).matches())
                                .sorted()
                                .toList();
                    }
                });
    }
}
