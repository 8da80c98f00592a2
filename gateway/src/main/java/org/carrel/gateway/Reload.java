package org.carrel.gateway;

import java.util.List;
import org.carrel.config.ConfigProblem;

/** What became of a new configuration. */
public sealed interface Reload {
    /**
     * It is in force.
     *
     * @param version how many there were since the start
     * @param warnings what in it is doubtful
     */
    record Taken(int version, List<ConfigProblem> warnings) implements Reload {
        public Taken {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It is not, and nothing of it; the one in force stays.
     *
     * @param problems why not
     */
    record Refused(List<ConfigProblem> problems) implements Reload {
        public Refused {
            problems = List.copyOf(problems);
        }
    }
}
