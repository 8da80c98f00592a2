package org.carrel.admin.facts;

import java.util.List;
import java.util.Optional;

/**
 * One vendor: what is known of it, what it says, and what the gateway saw.
 *
 * @param basis on which it is told anything, as a word of the registry
 * @param complete whether nothing is left open that a contract must say
 * @param lapsed whether its review is overdue
 * @param answers to the four questions of a contract
 * @param others who works with the data for it, one in each line: name; country; purpose
 * @param saw what classes of data the gateway gave it in the hours that are kept
 * @param kept what it kept from it
 * @param policies copies of what it published, the newest first
 */
public record VendorFacts(
        String name,
        String basis,
        String contact,
        boolean complete,
        boolean lapsed,
        List<Reply> answers,
        String breach,
        String legalRequests,
        List<String> others,
        Optional<String> reviewed,
        Optional<String> due,
        List<String> saw,
        List<String> kept,
        List<Copy> policies) {

    /**
     * One answer.
     *
     * @param question its name, for example {@code collects}
     * @param reply {@code yes}, {@code no} or {@code unknown}
     */
    public record Reply(String question, String reply, String words) {}

    /** A copy of what it published. */
    public record Copy(String taken, String sha256) {}
}
