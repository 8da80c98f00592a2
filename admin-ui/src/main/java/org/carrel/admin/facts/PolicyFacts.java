package org.carrel.admin.facts;

import java.util.List;

/**
 * One policy, element by element.
 *
 * @param own whether it stands in this library's configuration, so that it can be changed
 * @param usedBy the upstreams and doors that are served by it
 * @param rules what happens to each element; all others are left out
 */
public record PolicyFacts(String name, boolean own, List<String> usedBy, List<Rule> rules) {

    /**
     * One rule.
     *
     * @param messages the codes of the messages; empty for any
     * @param action its name, for example {@code blank}
     * @param detail what belongs to the action; empty for nothing
     */
    public record Rule(
            String element,
            String dataClass,
            List<String> messages,
            String action,
            String detail) {}
}
