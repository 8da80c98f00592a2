package org.carrel.gateway.archive;

/**
 * That this gateway said something.
 *
 * @param key the id of the signing key
 * @param value Ed25519 in Base64
 */
record Signature(String key, String value) {}
