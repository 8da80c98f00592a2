package org.carrel.gateway.watch;

import java.time.Instant;
import java.util.Optional;
import org.carrel.config.Label;

/**
 * Something that somebody should look at.
 *
 * @param kind what it is
 * @param where the door, upstream or target; nothing where it is the whole gateway
 * @param last when it was last so
 * @param times how often since the gateway started
 */
public record Alarm(Kind kind, Optional<Label> where, Instant last, long times) {

    /** What may be wrong, and how soon somebody should look. */
    public enum Kind {
        /** What left is not what was accounted for. */
        UNRECONCILED(true),
        /** A vendor presented another's token. */
        FOREIGN_TOKEN(true),
        /** A secret was about to leave, and was stopped. */
        LEAK_STOPPED(true),
        /** Somebody may be guessing cards or PINs. */
        GUESSING(true),
        /** A card or terminal had too many wrong PINs. */
        GUESSES_STOPPED(false),
        /** An account at a door had too many wrong logins. */
        LOGIN_LOCKED(false),
        /** An upstream's certificate is not what it should be. */
        UPSTREAM_DISTRUSTED(true),
        /** A connection to an upstream was lost or could not be made. */
        UPSTREAM_LOST(false),
        /** A vendor's tokens are refused. */
        TOKENS_REFUSED(true),
        /** Of a change nobody can tell whether it was done. */
        CHANGE_UNKNOWN(true),
        /** A new certificate cannot be used. */
        CERTIFICATE_REFUSED(true),
        /** A peer's characters look like those of another set. */
        CHARSET_DOUBTED(false),
        /** Nothing vouched for the archive when it was opened. */
        ARCHIVE_UNVOUCHED(false),
        /** Sealed memory could not be locked, or core dumps not be forbidden. */
        MEMORY_UNPROTECTED(true),
        /** A fault of the gateway's own. */
        FAULT(true);

        private final boolean urgent;

        Kind(boolean urgent) {
            this.urgent = urgent;
        }

        /** Whether somebody should look today. */
        public boolean urgent() {
            return urgent;
        }
    }
}
