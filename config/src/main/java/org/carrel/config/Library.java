package org.carrel.config;

import java.util.Optional;
import org.carrel.config.phrase.Language;

/**
 * The library itself.
 *
 * @param name as it stands on the console and in reports
 * @param institution its institution id, AO
 * @param cards what its own card numbers look like
 * @param language in which its phrases are said where a message names no language that we speak
 */
public record Library(
        String name, String institution, Optional<CardNumbers> cards, Language language) {}
