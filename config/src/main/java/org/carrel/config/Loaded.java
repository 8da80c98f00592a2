package org.carrel.config;

import java.util.List;

/** What came of reading a configuration. */
public sealed interface Loaded {

    /**
     * It may be used.
     *
     * @param config the configuration; whoever takes it closes it
     * @param warnings what is allowed but doubtful
     */
    record Accepted(GatewayConfig config, List<ConfigProblem> warnings) implements Loaded {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /**
     * It may not be used; all secrets that were read for it are wiped.
     *
     * @param problems every problem, warnings included, in the order of the file
     */
    record Rejected(List<ConfigProblem> problems) implements Loaded {
        public Rejected {
            problems = List.copyOf(problems);
        }
    }
}
