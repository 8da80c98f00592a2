package org.carrel.admin.facts;

import java.util.List;

/**
 * What a program hears of an act: that it was done, or why not, which the status tells apart.
 *
 * @param notice the text's name, which stays the same in every language and version
 * @param text the same in the program's language
 * @param details each one problem
 */
public record Told(String notice, String text, List<String> details) {}
