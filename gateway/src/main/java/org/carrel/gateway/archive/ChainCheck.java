package org.carrel.gateway.archive;

import java.util.HashMap;
import java.util.Map;

/** Looks at a chain, line by line, and remembers where it broke first. One thread. */
final class ChainCheck {
    private final Map<Long, String> hashes = new HashMap<>();
    private String head = AuditEntry.START;
    private long lines;
    private long broken;

    /** The line that comes next. */
    void next(AuditEntry entry) {
        next(entry.number(), entry.follows(head), entry.sha256());
    }

    /** The line that comes next, of which it is known already whether it follows. */
    void next(long number, boolean follows, String sha256) {
        if (broken == 0 && number == lines + 1 && follows) {
            lines = number;
            head = sha256;
            hashes.put(number, sha256);
        } else {
            breaks(lines + 1);
        }
    }

    /** Where the chain should have ended. */
    void end(long number, String sha256) {
        if (number != lines || !sha256.equals(head)) {
            breaks(Math.min(number, lines) + 1);
        }
    }

    /** Where it stood at the end of some day. */
    void head(AuditHead signed, Map<String, String> published) {
        String text = AuditHead.words(signed.day(), signed.number(), signed.sha256());
        String key = published.getOrDefault(signed.signedBy(), "");
        boolean holds =
                signed.sha256().equals(hashes.get(signed.number()))
                        && SigningKeys.holds(key, text, signed.signature());
        if (!holds) {
            breaks(signed.number());
        }
    }

    long lines() {
        return lines;
    }

    String head() {
        return head;
    }

    /** What was found so far. */
    ChainVerdict found() {
        return broken == 0 ? new ChainVerdict.Whole(lines, head) : new ChainVerdict.Broken(broken);
    }

    private void breaks(long at) {
        broken = broken == 0 ? at : Math.min(broken, at);
    }
}
