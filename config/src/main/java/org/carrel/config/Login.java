package org.carrel.config;

import java.util.Optional;

/**
 * How the gateway presents itself to an upstream (93).
 *
 * @param user the account's name, CN
 * @param password the account's password, CO
 * @param location the location code, CP
 */
public record Login(String user, Secret password, Optional<String> location) {}
