package org.carrel.gateway.oracle;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Reads in the gateway's own log how sessions ended, for an end that never came proves nothing. */
final class EndsSeen {
    private static final Pattern END = Pattern.compile("visit ended .*end=\"([A-Z_]+)\"");
    private static final List<String> ENDS =
            List.of("OTHER_CARD", "SESSION_ENDED", "DISCONNECTED", "IDLE", "TOO_LONG");

    private EndsSeen() {}

    /** How many of the five kinds there were. */
    static int in(WorkFolder work) {
        try {
            String log = Files.readString(work.of(Sink.LOG).resolve("out"));
            return (int)
                    END.matcher(log)
                            .results()
                            .map((MatchResult end) -> end.group(1))
                            .distinct()
                            .filter(ENDS::contains)
                            .count();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
