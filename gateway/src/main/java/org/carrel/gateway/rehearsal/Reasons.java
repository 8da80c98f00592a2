package org.carrel.gateway.rehearsal;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.sip2.Sip2MessageType;

/**
 * Who has a say in what becomes of an element between one door and one upstream, and what each of
 * them says. Immutable; any thread.
 */
final class Reasons {
    private final Map<String, Policy> rulers = new LinkedHashMap<>();

    private Reasons() {}

    /**
     * Those between a door and an upstream.
     *
     * @param homeward whether an answer comes home, of which a vendor that asks has a say too
     */
    static Reasons between(
            GatewayConfig config, ListenerConfig door, Label upstream, boolean homeward) {
        Reasons reasons = new Reasons();
        reasons.rulers.put(door.profile().name().text(), door.profile().policy());
        door.policy().ifPresent(own -> reasons.rulers.put(door.name() + " itself", own));
        UpstreamConfig behind = config.upstreams().get(upstream);
        if (behind != null) {
            reasons.rulers.put(upstream.text(), behind.policy());
        }
        if (homeward) {
            door.vendor()
                    .map(config::upstream)
                    .ifPresent(vendor -> reasons.rulers.put(vendor.name().text(), vendor.policy()));
        }
        return reasons;
    }

    /** The strictest of all that is said. */
    Action action(Sip2MessageType message, ElementName element) {
        return rulers.values().stream()
                .map(policy -> policy.action(message, element))
                .reduce(Action::stricter)
                .orElseGet(Action.Drop::new);
    }

    /** All that is said, and where they differ, that the stricter wins. */
    String text(Sip2MessageType message, ElementName element) {
        boolean one =
                rulers.values().stream()
                                .map(policy -> policy.action(message, element))
                                .distinct()
                                .count()
                        == 1;
        if (one) {
            return String.join(" and ", rulers.keySet())
                    + ": "
                    + Words.of(action(message, element));
        }
        return rulers.entrySet().stream()
                        .map(each ->
                                each.getKey()
                                        + ": "
                                        + Words.of(each.getValue().action(message, element)))
                        .collect(Collectors.joining(", "))
                + "; the stricter wins";
    }
}
