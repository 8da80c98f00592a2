package org.carrel.config;

import java.util.Optional;

/**
 * The library itself.
 *
 * @param name as it stands on the console and in reports
 * @param institution its institution id, AO
 * @param cards what its own card numbers look like
 */
public record Library(String name, String institution, Optional<CardNumbers> cards) {}
