package org.carrel.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Where the gateway keeps what outlives a restart; nothing of it is about one person.
 *
 * @param path the folder of the built-in database
 * @param jdbc the address of a database server instead
 * @param key opens what is kept encrypted
 */
public record Storage(Optional<Path> path, Optional<String> jdbc, Optional<Secret> key) {}
