package org.carrel.admin.facts;

/**
 * What somebody who helps would be sent.
 *
 * @param text all of it
 */
public record SupportFacts(String text) {}
