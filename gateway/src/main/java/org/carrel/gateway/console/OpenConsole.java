package org.carrel.gateway.console;

import java.util.Optional;

/** A console that answers; whoever opened it closes it, before the gateway that it shows. */
public interface OpenConsole extends AutoCloseable {

    /** Where a browser on this machine finds it. */
    String address();

    /** The code with which the first administrator is made, where there is none yet. */
    Optional<String> firstCode();

    /** What is said of it on the terminal when it opens. */
    default String welcome() {
        return "The console is at %s%s"
                .formatted(
                        address(),
                        firstCode()
                                .map(code ->
                                        "; the first administrator signs in with the code " + code)
                                .orElse(""));
    }

    @Override
    void close();
}
