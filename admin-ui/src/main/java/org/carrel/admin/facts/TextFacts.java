package org.carrel.admin.facts;

import java.util.List;

/**
 * The configuration's text, to be changed.
 *
 * @param problems what is wrong with it
 */
public record TextFacts(String text, String reason, String trouble, List<String> problems) {}
