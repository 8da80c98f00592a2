package org.carrel.config;

/**
 * The web console.
 *
 * @param bind where it listens
 */
public record Console(Endpoint bind) {}
