package org.carrel.gateway.keys;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The file of receipts, to which lines are only added. Each line ends with the SHA-256 of the line
 * before and itself, which anybody can check, and with a seal under the storage key, without which
 * nobody can write the chain anew. Lines cut off at the end show only where a key stands that no
 * receipt tells of. One caller at a time; the keyring sees to that.
 */
final class Receipts {

    private static final String START = "0".repeat(64);
    private static final Pattern LINE =
            Pattern.compile("([ -~]{1,300}) sha256=([0-9a-f]{64}) seal=[0-9a-f]{32}");
    private static final HexFormat HEX = HexFormat.of();

    private final Path file;
    private final MasterKey master;

    Receipts(Path file, MasterKey master) {
        this.file = file;
        this.master = master;
    }

    /**
     * What was found on reading them.
     *
     * @param good every receipt up to the first that does not fit, oldest first
     * @param broken the number of that line, from 1; nothing if all fit
     */
    record Found(List<Receipt> good, Optional<Integer> broken, String head) {
        Found {
            good = List.copyOf(good);
        }
    }

    Found read() {
        List<Receipt> good = new ArrayList<>();
        String head = START;
        List<String> lines = lines();
        for (int number = 1; number <= lines.size(); number++) {
            String line = lines.get(number - 1);
            int ending = line.indexOf(" sha256=");
            Optional<Receipt> receipt =
                    ending < 0 ? Optional.empty() : Receipt.parse(line.substring(0, ending));
            if (receipt.isEmpty() || !line.equals(chained(head, receipt.get()))) {
                return new Found(good, Optional.of(number), head);
            }
            good.add(receipt.get());
            head = hash(head, receipt.get());
        }
        return new Found(good, Optional.empty(), head);
    }

    /**
     * Sees to it that one could be added.
     *
     * @throws KeyTrouble if those before do not fit
     */
    void requireWhole() {
        if (read().broken().isPresent()) {
            throw new KeyTrouble(KeyTrouble.Reason.UNREADABLE, file.toString());
        }
    }

    /**
     * Adds one.
     *
     * @throws KeyTrouble if those before do not fit, for then nothing can be proved any more
     */
    void add(Receipt receipt) {
        requireWhole();
        Disk.append(file, chained(read().head(), receipt));
    }

    /** The first line, from 1, that does not follow on the one before; seals are not looked at. */
    static Optional<Integer> broken(List<String> lines) {
        String head = START;
        for (int number = 1; number <= lines.size(); number++) {
            Matcher parts = LINE.matcher(lines.get(number - 1));
            Optional<Receipt> receipt =
                    parts.matches() ? Receipt.parse(parts.group(1)) : Optional.empty();
            if (receipt.isEmpty() || !parts.group(2).equals(hash(head, receipt.get()))) {
                return Optional.of(number);
            }
            head = parts.group(2);
        }
        return Optional.empty();
    }

    /** The whole file for these receipts, in this order, sealed by this storage key. */
    String text(List<Receipt> all) {
        StringBuilder text = new StringBuilder();
        String head = START;
        for (Receipt each : all) {
            text.append(chained(head, each)).append('\n');
            head = hash(head, each);
        }
        return text.toString();
    }

    private List<String> lines() {
        return Files.exists(file) ? Disk.read(file).lines().toList() : List.of();
    }

    private String chained(String head, Receipt receipt) {
        String hash = hash(head, receipt);
        return receipt + " sha256=" + hash + " seal=" + seal(hash);
    }

    private String seal(String hash) {
        return HEX.formatHex(master.seal(hash.getBytes(US_ASCII)), 0, 16);
    }

    private static String hash(String head, Receipt receipt) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return HEX.formatHex(digest.digest((head + " " + receipt).getBytes(US_ASCII)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("this Java has no SHA-256", impossible);
        }
    }
}
