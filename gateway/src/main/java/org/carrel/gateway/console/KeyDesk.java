package org.carrel.gateway.console;

import java.util.List;
import java.util.Optional;
import org.carrel.config.Label;

/** The keys behind lasting tokens, as a console may see and end them. Any thread. */
public interface KeyDesk {

    /** All that are kept, by vendor, the newest first. */
    List<KeyLine> keys();

    /** The receipts of what was made and destroyed, as they are written. */
    List<String> receipts();

    /** The first receipt that was altered; nothing where the chain is whole. */
    Optional<Integer> alteredReceipt();

    /**
     * Draws a new key for a vendor and destroys the old ones; the gateway takes it up within
     * seconds.
     *
     * @return the new key's id; nothing where the vendor has no kept keys
     */
    Optional<String> roll(Label upstream);

    /** Destroys all keys of a vendor, and tells how many. There is no way back. */
    int shred(Label upstream);
}
