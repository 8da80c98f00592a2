package org.carrel.gateway.archive;

import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The audit trail as text, looked at without the gateway, its database or any key of its: lines,
 * the heads of days, receipts of destructions, and the public halves of the keys that signed them.
 */
public final class AuditText {
    static final String FIRST = "carrel-audit 1";
    static final String END = "carrel-audit-end 1 ";
    static final String KEY = "carrel-signing-key 1 ";
    private static final Pattern LINE =
            Pattern.compile("(([0-9]{1,18}) [ -~]{1,300}) sha256=([0-9a-f]{64})");
    private static final Pattern HEAD =
            Pattern.compile(
                    "carrel-audit-head 1 day=([0-9]{4}-[0-9]{2}-[0-9]{2}) number=([0-9]{1,18})"
                            + " sha256=([0-9a-f]{64}) key=([0-9a-f]{16}) signature=([A-Za-z0-9+/=]{1,100})");

    private static final Pattern RECEIPT =
            Pattern.compile(
                    "(carrel-destruction 1 [ -~]{1,400}) key=([0-9a-f]{16})"
                            + " signature=([A-Za-z0-9+/=]{1,100})");

    private final ChainCheck check = new ChainCheck();
    private final Map<String, String> published = new HashMap<>();

    private boolean ended;

    private AuditText() {}

    /**
     * Looks through it.
     *
     * @return for {@link ChainVerdict.Broken}, the line of the text, counted from 1
     */
    public static ChainVerdict verify(List<String> lines) {
        return new AuditText().read(lines);
    }

    /** Whether a text begins as an audit trail does. */
    public static boolean isOne(List<String> lines) {
        return !lines.isEmpty() && lines.getFirst().equals(FIRST);
    }

    private ChainVerdict read(List<String> lines) {
        lines.stream().filter(each -> each.startsWith(KEY)).forEach(this::publish);
        for (int at = 0; at < lines.size(); at++) {
            if (!fits(at, lines.get(at))) {
                return new ChainVerdict.Broken(at + 1L);
            }
        }
        return ended ? check.found() : new ChainVerdict.Broken(lines.size() + 1L);
    }

    private boolean fits(int at, String line) {
        if (at == 0 || ended) {
            return line.equals(FIRST) && !ended;
        }
        if (line.startsWith(END)) {
            ended = line.equals(end(check.lines(), check.head()));
            return ended;
        }
        Matcher head = HEAD.matcher(line);
        if (head.matches()) {
            return fits(head);
        }
        if (line.startsWith(KEY)) {
            return published.containsValue(line.substring(KEY.length()));
        }
        Matcher receipt = RECEIPT.matcher(line);
        if (receipt.matches()) {
            String key = published.getOrDefault(receipt.group(2), "");
            return SigningKeys.holds(key, receipt.group(1), receipt.group(3));
        }
        Matcher entry = LINE.matcher(line);
        return entry.matches() && fitsEntry(entry);
    }

    /** The last line; without it something was cut off. */
    static String end(long lines, String sha256) {
        return "%snumber=%d sha256=%s".formatted(END, lines, sha256);
    }

    private boolean fitsEntry(Matcher line) {
        String hash = AuditEntry.digest(check.head() + " " + line.group(1));
        check.next(Long.parseLong(line.group(2)), hash.equals(line.group(3)), line.group(3));
        return check.found() instanceof ChainVerdict.Whole;
    }

    private boolean fits(Matcher head) {
        try {
            check.head(
                    new AuditHead(
                            LocalDate.parse(head.group(1)),
                            Long.parseLong(head.group(2)),
                            head.group(3),
                            head.group(4),
                            head.group(5)),
                    published);
            return check.found() instanceof ChainVerdict.Whole;
        } catch (DateTimeParseException noDay) {
            return false;
        }
    }

    private void publish(String line) {
        String key = line.substring(KEY.length());
        published.put(SigningKeys.id(key), key);
    }
}
