package org.carrel.gateway.load;

import java.util.Optional;
import org.carrel.gateway.load.LoadPlan.Login;
import org.carrel.gateway.load.LoadPlan.Talk;
import picocli.CommandLine.Option;

/** The options of {@code carrel load} that say what catalogue clients ask. */
final class SearchOptions {
    private static final int NONE = 0;
    private static final int SCREENFUL = 10;

    @Option(
            names = "--database",
            paramLabel = "NAME",
            description = "Z39.50: the database to search (default: Default)")
    private String database = "Default";

    @Option(
            names = "--present",
            description = "Z39.50: fetch the first records of what was found after every search")
    private boolean present;

    @Option(
            names = "--records",
            paramLabel = "N",
            description = "Z39.50: how many records --present fetches (default: 10)")
    private Optional<Integer> records = Optional.empty();

    /**
     * What was asked for.
     *
     * @throws IllegalArgumentException if that cannot be asked
     */
    Talk.Searches searches(Optional<Login> login) {
        if (records.isPresent() && (!present || records.get() < 1)) {
            throw new IllegalArgumentException("--records goes with --present, and is 1 or more");
        }
        return new Talk.Searches(database, present ? records.orElse(SCREENFUL) : NONE, login);
    }
}
