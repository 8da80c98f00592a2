package org.carrel.admin.facts;

import java.util.List;
import java.util.Optional;
import org.carrel.gateway.rehearsal.Rehearsed;

/**
 * A typed-in message on its way, by the configuration in force and beside it by another version. It
 * holds what was typed in, and is kept nowhere.
 *
 * @param doors at which it could be asked
 * @param versions that may be tried, the newest first
 * @param version the one that was tried beside the one in force; 0 for none
 * @param trouble the name of the text that says what went wrong; empty where nothing did
 */
public record RehearsalFacts(
        List<String> doors,
        List<Long> versions,
        String door,
        String question,
        String answer,
        long version,
        Optional<Rehearsed> now,
        Optional<Rehearsed> then,
        String trouble) {}
