package org.carrel.gateway.keys;

import java.io.Serial;

/**
 * Says why a key cannot be had. Carries words of ours and names from the configuration, nothing of
 * the key and nothing of what was read.
 */
public final class KeyTrouble extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    private final Reason reason;

    KeyTrouble(Reason reason, String where) {
        super(where + ": " + reason.text, null, false, false);
        this.reason = reason;
    }

    /** Why; safe to log and to count. */
    public Reason reason() {
        return reason;
    }

    /** What can be the matter with kept keys. */
    public enum Reason {
        /** The folder is not there or may not be used. */
        NO_FOLDER("cannot be read or written; make the folder and give it to the gateway's user"),
        /** The receipts tell of a key that is gone without having been destroyed. */
        MISSING("its key is missing, and no receipt says that it was destroyed"),
        /** It does not open. */
        DAMAGED("its key does not open; storage.key is another one, or the file was altered"),
        /** Another gateway on the same database wrapped it with another key. */
        NOT_SHARED(
                "the key that all gateways on this database share does not open; give all of them the"
                        + " same storage.key, and of a passphrase also the same file keys/passphrase"),
        /** Not the text that we write. */
        UNREADABLE("is not as the gateway wrote it"),
        /** A second change before the first is over. */
        OVERLAP_RUNNING("an earlier change still overlaps; wait, or destroy the older key first"),
        /** Nothing there to be destroyed. */
        NO_SUCH_KEY("has no such key");

        private final String text;

        Reason(String text) {
            this.text = text;
        }
    }
}
