package org.carrel.gateway.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.Label;

/**
 * The keys of book drops: drawn when the first message goes into an empty one, wrapped by the
 * storage key in a file of their own, and destroyed with a receipt when it is empty again. A key is
 * in memory for the instant of its use. Any thread; waits for the disk.
 */
public final class DropKeys {
    private static final int BYTES = 32;
    private static final int ID = 8;
    private static final String SUFFIX = ".drop";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern FORM =
            Pattern.compile(
                    """
                    (carrel-drop-key 1
                    terminals [a-z0-9-]{1,40}
                    id ([0-9a-f]{16})
                    made [0-9TZ:.-]{1,40}
                    )wrapped ([A-Za-z0-9+/=]{1,200})
                    """);

    private final Keyring ring;
    private final Path folder;
    private final MasterKey master;
    private final Receipts receipts;

    /**
     * @param ring beside whose keys they lie; it is open for as long as they are used
     */
    public DropKeys(Keyring ring) {
        this.ring = ring;
        this.folder = ring.folder();
        this.master = ring.master();
        this.receipts = ring.file();
    }

    /**
     * Seals the readable bytes (AES-256-GCM) under the key of this listener's drop, which is drawn
     * if there is none.
     *
     * @param bound in ASCII; what was sealed opens only with the same
     * @return in Base64
     * @throws KeyTrouble if the key cannot be had
     */
    public String seal(Label terminals, ByteBuf plain, String bound) {
        byte[] bytes = new byte[plain.readableBytes()];
        try (MasterKey key = ring.alone(() -> kept(terminals).orElseGet(() -> drawn(terminals)))) {
            plain.getBytes(plain.readerIndex(), bytes);
            return key.wrap(bytes, bound.getBytes(US_ASCII));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Appends what was sealed.
     *
     * @param plain the caller's to wipe
     * @throws KeyTrouble if the key is missing or what was sealed does not open
     */
    public void open(Label terminals, String sealed, String bound, ByteBuf plain) {
        try (MasterKey key =
                ring.alone(() -> kept(terminals))
                        .orElseThrow(() ->
                                new KeyTrouble(KeyTrouble.Reason.MISSING, terminals.text()))) {
            byte[] bytes = key.unwrap(sealed, bound.getBytes(US_ASCII));
            if (bytes.length == 0) {
                throw new KeyTrouble(KeyTrouble.Reason.DAMAGED, terminals.text());
            }
            plain.writeBytes(bytes);
            Arrays.fill(bytes, (byte) 0);
        }
    }

    /**
     * Destroys the key of this listener's drop, if there is one, and sees to the receipts of all
     * that it ever had.
     */
    public void destroy(Label terminals) {
        ring.alone(() -> {
            Path file = file(terminals);
            if (Files.exists(file)) {
                Disk.destroy(file);
            }
            List<Receipt> all =
                    receipts.read().good().stream()
                            .filter(each -> each.tokenClass().isEmpty())
                            .filter(each -> each.upstream().equals(terminals))
                            .toList();
            all.stream()
                    .filter(each -> all.stream().noneMatch(each::isEndedBy))
                    .forEach(each -> receipts.add(each.destroyed()));
            return file;
        });
    }

    private Optional<MasterKey> kept(Label terminals) {
        Path file = file(terminals);
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Matcher parts = FORM.matcher(Disk.read(file));
        if (!parts.matches()) {
            throw new KeyTrouble(KeyTrouble.Reason.UNREADABLE, file.toString());
        }
        byte[] key = master.unwrap(parts.group(3), parts.group(1).getBytes(US_ASCII));
        if (key.length != BYTES) {
            throw new KeyTrouble(KeyTrouble.Reason.DAMAGED, file.toString());
        }
        return Optional.of(wiping(key));
    }

    private MasterKey drawn(Label terminals) {
        receipts.requireWhole();
        byte[] id = new byte[ID];
        byte[] key = new byte[BYTES];
        RANDOM.nextBytes(id);
        RANDOM.nextBytes(key);
        String digits = HexFormat.of().formatHex(id);
        String words =
                "carrel-drop-key 1\nterminals %s\nid %s\nmade %s\n"
                        .formatted(terminals, digits, Instant.now());
        Disk.write(
                file(terminals),
                words + "wrapped " + master.wrap(key, words.getBytes(US_ASCII)) + "\n");
        receipts.add(Receipt.ofDrop(terminals, digits, ring.software()));
        return wiping(key);
    }

    private static MasterKey wiping(byte[] key) {
        try {
            return MasterKey.copyOf(key);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    private Path file(Label terminals) {
        return folder.resolve(terminals + SUFFIX);
    }
}
