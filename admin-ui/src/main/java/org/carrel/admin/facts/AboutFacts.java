package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;

/**
 * What is running, and where its promise ends.
 *
 * @param version of the gateway
 * @param java that runs it
 * @param limits the names of the texts that say where the promise ends
 * @param libraries whose work is in it, each with its licence
 */
public record AboutFacts(
        String version,
        String java,
        Instant started,
        List<String> limits,
        List<Library> libraries) {

    /** A library, and under which licence it may be used. */
    public record Library(String name, String version, String licence) {}
}
