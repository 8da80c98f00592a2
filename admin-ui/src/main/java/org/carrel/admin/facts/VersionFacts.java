package org.carrel.admin.facts;

import java.util.List;

/**
 * One version of the configuration beside the one in force.
 *
 * @param difference in the usual lines that begin with {@code +}, {@code -}, {@code @@} or a blank
 * @param impact what would happen to elements that does not happen now
 * @param own whether the visitor wrote it
 */
public record VersionFacts(
        PoliciesFacts.Version version, List<String> difference, List<Impact> impact, boolean own) {

    /**
     * One element that would fare otherwise.
     *
     * @param side the upstream or door
     * @param before what happens to it now, as an action's name
     * @param count how many went there in the hours that are kept
     */
    public record Impact(
            String side, String message, String element, String before, String after, long count) {}
}
