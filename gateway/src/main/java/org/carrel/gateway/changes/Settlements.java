package org.carrel.gateway.changes;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What staff settled with a command, on its way to a gateway that runs. One thread at a time. */
final class Settlements {
    /** Where there is no storage, nobody can settle anything. */
    static final Settlements NONE = new Settlements(null);

    private final @Nullable Pages pages;

    Settlements(@Nullable Pages pages) {
        this.pages = pages;
    }

    /** What was settled; it stays there until it is {@link #taken}. */
    List<Settlement> take() {
        if (pages == null) {
            return List.of();
        }
        try {
            return pages.takeSettlements();
        } catch (IOException failed) {
            throw JournalTrouble.noFile(pages.settled());
        }
    }

    /** It is in the journal now. */
    void taken() {
        try {
            if (pages != null) {
                Files.deleteIfExists(pages.taking());
            }
        } catch (IOException failed) {
            throw JournalTrouble.noFile(pages.settled());
        }
    }
}
