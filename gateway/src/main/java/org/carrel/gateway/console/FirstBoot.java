package org.carrel.gateway.console;

import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.ConfigProblem;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.archive.StaffName;
import org.carrel.gateway.watch.Trial;

/**
 * What one of the staff may do alone while a gateway has never had a door: say what it is to be,
 * try that, and put it in force. From the first door on it is over for good. Any thread but an
 * event loop of the gateway's.
 */
public interface FirstBoot {

    /** Whether no configuration with a door was ever in force here. What cannot be read had one. */
    boolean isOpen();

    /** What became of a backup that somebody brought. */
    enum Restored {
        /** The archive holds all of it. */
        DONE,
        /** The secret does not open it, or it was cut short or altered. */
        DOES_NOT_OPEN,
        /** It is none. */
        NO_BACKUP,
        /** Unpacked it is larger than what may be brought so. */
        TOO_LARGE,
        /** There was a door, or there is somebody of the staff. */
        NOT_EMPTY
    }

    /**
     * Fills the archive with a backup, instead of a set-up, while nobody may sign in; with all of
     * it, or with nothing. Nothing of it comes into force.
     *
     * @param backup stays the caller's
     * @param passphrase that seals it, the caller's to wipe; empty where storage.key does
     */
    Restored restore(InputStream backup, byte[] passphrase);

    /** What was typed in so far, by the name of its field. No secret is among it. */
    Map<String, String> answers();

    /** Keeps what was typed in, over restarts too. */
    void keep(Map<String, String> answers);

    /**
     * Puts a password into a file of the storage that only the gateway's user may read.
     *
     * @return how the configuration refers to it
     */
    String keepSecret(Label name, String secret);

    /** How the configuration refers to a password that is kept; nothing where none is. */
    Optional<String> secret(Label name);

    /**
     * Goes the whole way to a system of a configuration that is not in force: connects, logs in,
     * asks for its status. Nothing of it stays.
     *
     * @param config stays the caller's
     */
    Trial examine(GatewayConfig config, Label upstream);

    /**
     * Puts the first configuration with a door in force, into its file and into the archive.
     *
     * @param by who does it, alone
     * @param reason at most 400 characters
     * @return why not; no problem where it is in force
     */
    List<ConfigProblem> begin(String yaml, StaffName by, String reason);
}
