package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What is kept, for how long, and the backups of it.
 *
 * @param where by the name of each text
 * @param kept what is destroyed when it is old enough
 * @param backups those that lie in the storage's folder, the newest first
 */
public record KeptFacts(Map<String, String> where, List<Kept> kept, List<Backup> backups) {

    /**
     * One class of what is kept.
     *
     * @param days for how long
     * @param shortest the fewest days that may be chosen
     * @param longest the most, which is what is usual
     */
    public record Kept(String dataClass, int days, int shortest, int longest) {}

    /** One backup. */
    public record Backup(String name, Instant made, long bytes) {}
}
