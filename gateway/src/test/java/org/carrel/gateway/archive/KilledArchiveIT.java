package org.carrel.gateway.archive;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.nio.file.Path;
import java.util.Optional;
import java.util.SplittableRandom;
import org.carrel.config.Storage;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * A process that writes to the archive is killed (SIGKILL) in the middle, again and again: what it
 * had acknowledged is there. As often as {@code CARREL_KILLS} says, or a few times.
 */
class KilledArchiveIT {
    private static final int USUAL = 4;
    private static final long SEED = 20260314;

    @TempDir Path folder;

    /** How many records of each kind were acknowledged, or were found. */
    private record Count(long audit, long ledger, long versions) {
        boolean isKeptIn(Count found) {
            return isFrom(audit, found.audit)
                    && isFrom(ledger, found.ledger)
                    && isFrom(versions, found.versions);
        }

        /** One may have been written that was not acknowledged any more. */
        private static boolean isFrom(long acknowledged, long found) {
            return found == acknowledged || found == acknowledged + 1;
        }
    }

    @ParameterizedTest
    @EnumSource
    void what_was_acknowledged_is_there_after_a_kill(Where where) throws Exception {
        Storage storage = where.storage(folder);
        SplittableRandom random = new SplittableRandom(SEED);
        int kills =
                Optional.ofNullable(System.getenv("CARREL_KILLS"))
                        .map(Integer::parseInt)
                        .orElse(USUAL);
        Count acknowledged = new Count(0, 0, 0);
        for (int kill = 0; kill < kills; kill++) {
            acknowledged = killed(storage, acknowledged, random.nextInt(90), "kill " + kill);
        }
        assertTrue(acknowledged.audit() > 0);
    }

    /** Starts a process, looks what it found, and kills it after so many records or one more. */
    private static Count killed(Storage storage, Count before, int records, String which)
            throws Exception {
        Process process = Appender.start(storage);
        try (BufferedReader said = Appender.said(process)) {
            Count found = found(said.readLine());
            assertTrue(before.isKeptIn(found), which + ": " + before + ", but found " + found);
            for (int record = 0; record < records; record++) {
                found = counted(found, said.readLine());
            }
            process.toHandle().destroyForcibly(); // unlike the process's own, lets us read on
            process.waitFor();
            for (String more = said.readLine(); more != null; more = said.readLine()) {
                found = counted(found, more);
            }
            return found;
        } finally {
            process.destroyForcibly();
        }
    }

    private static Count found(String line) {
        String[] words = line.split(" ", -1);
        return new Count(
                Long.parseLong(words[1]), Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    private static Count counted(Count count, String line) {
        return switch (line) {
            case "audit" -> new Count(count.audit() + 1, count.ledger(), count.versions());
            case "ledger" -> new Count(count.audit(), count.ledger() + 1, count.versions());
            case "version" -> new Count(count.audit(), count.ledger(), count.versions() + 1);
            default -> count; // a line that the kill cut short
        };
    }
}
