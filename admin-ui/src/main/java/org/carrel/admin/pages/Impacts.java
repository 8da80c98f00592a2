package org.carrel.admin.pages;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.carrel.admin.facts.VersionFacts.Impact;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.ledger.LedgerRow;
import org.carrel.sip2.Sip2MessageType;

/** What another configuration would do to elements, beside what is done now. */
final class Impacts {
    private static final int MOST = 500;

    private final List<LedgerRow> seen;

    /**
     * @param seen what went where in the hours that are kept
     */
    Impacts(List<LedgerRow> seen) {
        this.seen = List.copyOf(seen);
    }

    List<Impact> between(GatewayConfig now, GatewayConfig then) {
        Map<Label, Policy> before = sides(now);
        Map<Label, Policy> after = sides(then);
        List<Impact> all = new ArrayList<>();
        after.forEach((side, policy) -> {
            Policy old = before.get(side);
            if (old != null && !old.equals(policy)) {
                compare(side, old, policy, all);
            }
        });
        return all.size() > MOST ? all.subList(0, MOST) : all;
    }

    private static Map<Label, Policy> sides(GatewayConfig config) {
        Map<Label, Policy> sides = new TreeMap<>();
        config.upstreams().values().forEach(each -> sides.put(each.name(), each.policy()));
        config.terminals()
                .values()
                .forEach(each ->
                        sides.put(
                                each.name(),
                                each.policy()
                                        .map(own -> Policy.strictest(each.profile().policy(), own))
                                        .orElse(each.profile().policy())));
        return sides;
    }

    private void compare(Label side, Policy now, Policy then, List<Impact> all) {
        Set<ElementName> elements = new HashSet<>(now.elements());
        elements.addAll(then.elements());
        for (ElementName element : elements) {
            for (Sip2MessageType message : Sip2MessageType.values()) {
                String before = Rules.name(now.action(message, element));
                String after = Rules.name(then.action(message, element));
                if (!before.equals(after)) {
                    all.add(
                            new Impact(
                                    side.text(),
                                    message.code(),
                                    element.text(),
                                    before,
                                    after,
                                    count(side, message, element)));
                }
            }
        }
    }

    private long count(Label side, Sip2MessageType message, ElementName element) {
        return seen.stream()
                .filter(row -> row.key().peer().equals(side))
                .filter(row -> row.key().message().text().equals(message.code()))
                .filter(row -> row.key().element().equals(element.text()))
                .mapToLong(LedgerRow::occurrences)
                .sum();
    }
}
