package org.carrel.config;

/**
 * What the library's own card numbers look like.
 *
 * @param prefix the digits that begin each one
 * @param form the form of the whole
 */
public record CardNumbers(String prefix, TokenForm form) {}
