package org.carrel.config;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.policy.Policy;

/** Follows the names by which one part of the file speaks of another. */
final class References {

    private References() {}

    static Optional<Policy> policy(Section section, Map<Label, Policy> policies) {
        return follow(section, policies.keySet(), "policy").map(policies::get);
    }

    static Optional<Label> upstream(Section section, Set<Label> upstreams) {
        return follow(section, upstreams, "upstream");
    }

    private static Optional<Label> follow(Section section, Set<Label> known, String kind) {
        Optional<String> text = section.text();
        Optional<Label> label = text.flatMap(Label::parse).filter(known::contains);
        if (text.isPresent() && label.isEmpty()) {
            String names = String.join(", ", known.stream().map(Label::text).sorted().toList());
            section.error("names no " + kind + " of this file", "choose one of " + names);
        }
        return label;
    }
}
