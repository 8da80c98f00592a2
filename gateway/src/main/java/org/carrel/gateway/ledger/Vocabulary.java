package org.carrel.gateway.ledger;

import java.util.HashSet;
import java.util.Set;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.ElementName;

/**
 * The fixed lists from which all keys come, so that no traffic can make a new one. They grow when a
 * new configuration names more, and never shrink: what was counted keeps its name.
 *
 * @param upstreams the systems that we ask
 * @param terminals the doors
 * @param inside those who are asked as if they were upstreams and stand on no wire
 * @param declared the codes of vendors' fields that the configuration speaks of; all others count
 *     as {@link #OTHER}
 */
public record Vocabulary(
        Set<Label> upstreams, Set<Label> terminals, Set<Label> inside, Set<String> declared) {

    /** Stands for all fields that nobody declared. */
    public static final String OTHER = ElementName.PROTOCOL + "other";

    public Vocabulary {
        upstreams = Set.copyOf(upstreams);
        terminals = Set.copyOf(terminals);
        inside = Set.copyOf(inside);
        declared = Set.copyOf(declared);
    }

    /** All that a configuration names. */
    public static Vocabulary of(GatewayConfig config, Set<Label> inside) {
        Set<String> declared = new HashSet<>();
        for (UpstreamConfig upstream : config.upstreams().values()) {
            declared.addAll(upstream.fields().keySet());
        }
        config.policies().values().stream()
                .flatMap(policy -> policy.elements().stream())
                .forEach(element -> declareVendor(element, declared));
        return new Vocabulary(
                config.upstreams().keySet(), config.terminals().keySet(), inside, declared);
    }

    /** The names of both. */
    Vocabulary and(Vocabulary more) {
        return new Vocabulary(
                both(upstreams, more.upstreams),
                both(terminals, more.terminals),
                both(inside, more.inside),
                both(declared, more.declared));
    }

    private static <T> Set<T> both(Set<T> one, Set<T> other) {
        Set<T> all = new HashSet<>(one);
        all.addAll(other);
        return all;
    }

    /** The name under which the element is counted. */
    public String element(ElementName name) {
        boolean other =
                name instanceof ElementName.Vendor vendor && !declared.contains(vendor.code());
        return other ? OTHER : name.text();
    }

    /** Whether there is such a peer. */
    boolean knows(Label peer, Direction direction) {
        return switch (direction) {
            case TO_UPSTREAM -> upstreams.contains(peer) || inside.contains(peer);
            case TO_TERMINALS -> terminals.contains(peer);
        };
    }

    /** Whether what it is told goes over a wire, where the tap sees it. */
    boolean isOnAWire(LedgerKey key) {
        return key.direction() == Direction.TO_TERMINALS || !inside.contains(key.peer());
    }

    private static void declareVendor(ElementName element, Set<String> declared) {
        if (element instanceof ElementName.Vendor vendor) {
            declared.add(vendor.code());
        }
    }
}
