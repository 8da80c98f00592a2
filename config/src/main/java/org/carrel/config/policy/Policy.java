package org.carrel.config.policy;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;
import org.jspecify.annotations.Nullable;

/**
 * What one party may learn: an action for each element of each message, and {@link Action.Drop} for
 * everything that no rule names. A rule for a certain message wins over one for any message. Where
 * two policies meet on one message, the gateway takes {@link Action#stricter}. Immutable.
 *
 * <p>A policy may say drop for a required field or a fixed column; the gateway blanks those, for
 * leaving them out would break the message.
 */
public final class Policy {

    private static final Action DEFAULT = new Action.Drop();

    private final Map<ElementName, Action> anywhere;
    private final Map<Sip2MessageType, Map<ElementName, Action>> inMessage;
    private final Map<Sip2MessageType, Rules> compiled = new EnumMap<>(Sip2MessageType.class);

    private Policy(Builder builder) {
        this.anywhere = Map.copyOf(builder.anywhere);
        Map<Sip2MessageType, Map<ElementName, Action>> copy = new EnumMap<>(Sip2MessageType.class);
        builder.inMessage.forEach((message, rules) -> copy.put(message, Map.copyOf(rules)));
        this.inMessage = copy;
        for (Sip2MessageType message : Sip2MessageType.values()) {
            Rules rules = new Rules();
            anywhere.forEach(rules::put);
            copy.getOrDefault(message, Map.of()).forEach(rules::put);
            compiled.put(message, rules);
        }
    }

    /** The rules for one message, laid out for the quickest look. */
    private static final class Rules {
        private final Map<Sip2Field, Action> fields = new EnumMap<>(Sip2Field.class);
        private final Map<FixedField, Action> columns = new EnumMap<>(FixedField.class);
        private final Map<String, Action> vendors = new HashMap<>();

        void put(ElementName name, Action action) {
            switch (name) {
                case ElementName.Standard standard -> fields.put(standard.field(), action);
                case ElementName.Column column -> columns.put(column.column(), action);
                case ElementName.Vendor vendor -> vendors.put(vendor.code(), action);
            }
        }

        @Nullable Action get(ElementName name) {
            return switch (name) {
                case ElementName.Standard standard -> fields.get(standard.field());
                case ElementName.Column column -> columns.get(column.column());
                case ElementName.Vendor vendor -> vendors.get(vendor.code());
            };
        }
    }

    /** A policy under construction, so far without rules. */
    public static Builder builder() {
        return new Builder();
    }

    /** What is to happen to the element in this message. */
    public Action action(Sip2MessageType message, ElementName element) {
        Rules rules = compiled.get(message);
        Action action = rules == null ? null : rules.get(element);
        return action == null ? DEFAULT : action;
    }

    /**
     * A policy that does to each element of each message the stricter of what these two would do.
     */
    public static Policy strictest(Policy one, Policy other) {
        Builder both = new Builder();
        Set<ElementName> named = new HashSet<>(one.elements());
        named.retainAll(other.elements());
        for (ElementName element : named) {
            for (Sip2MessageType message : Sip2MessageType.values()) {
                Action stricter =
                        Action.stricter(
                                one.action(message, element), other.action(message, element));
                both.special(message).put(element, stricter);
            }
        }
        return both.build();
    }

    /** The questions in which the element goes on as it is. */
    public Set<OperationName> questionsWith(ElementName element) {
        return Arrays.stream(OperationName.values())
                .filter(each -> action(each.request(), element) instanceof Action.Pass)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(OperationName.class)));
    }

    /** Whether there is a message in which the element goes on as it is. */
    public boolean passesSomewhere(ElementName element) {
        return Arrays.stream(Sip2MessageType.values())
                .anyMatch(message -> action(message, element) instanceof Action.Pass);
    }

    /** Every element that some rule names; all others are dropped. */
    public Set<ElementName> elements() {
        Set<ElementName> elements = new HashSet<>(anywhere.keySet());
        inMessage.values().forEach(rules -> elements.addAll(rules.keySet()));
        return Set.copyOf(elements);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Policy policy
                && anywhere.equals(policy.anywhere)
                && inMessage.equals(policy.inMessage);
    }

    @Override
    public int hashCode() {
        return 31 * anywhere.hashCode() + inMessage.hashCode();
    }

    @Override
    public String toString() {
        return "Policy[" + elements().size() + " elements]";
    }

    /** Gathers rules; a later rule of the same name replaces an earlier one. One thread. */
    public static final class Builder {

        private final Map<ElementName, Action> anywhere = new HashMap<>();
        private final Map<Sip2MessageType, Map<ElementName, Action>> inMessage =
                new EnumMap<>(Sip2MessageType.class);

        private Builder() {}

        /** Begins with all rules of another policy. */
        public Builder include(Policy other) {
            anywhere.putAll(other.anywhere);
            other.inMessage.forEach((message, rules) -> special(message).putAll(rules));
            return this;
        }

        /**
         * Adds those rules of another policy that only serve the other side's rule, for elements of
         * which this one says nothing.
         */
        public Builder includeEquivalents(Policy other) {
            addEquivalents(other.anywhere, anywhere);
            other.inMessage.forEach((message, rules) -> addEquivalents(rules, special(message)));
            return this;
        }

        private static void addEquivalents(
                Map<ElementName, Action> rules, Map<ElementName, Action> to) {
            rules.forEach((element, action) -> {
                if (action instanceof Action.Equivalent) {
                    to.putIfAbsent(element, action);
                }
            });
        }

        /**
         * Adds a rule.
         *
         * @throws IllegalArgumentException for an action that does not fit the element, or a fixed
         *     column that a named message does not have
         */
        public Builder rule(RuleName name, Action action) {
            if (!action.fits(name.element()) || !name.withoutElement().isEmpty()) {
                throw new IllegalArgumentException(name.text() + " can have no such rule");
            }
            if (name.messages().isEmpty()) {
                anywhere.put(name.element(), action);
            }
            name.messages().forEach(message -> special(message).put(name.element(), action));
            return this;
        }

        /** The policy of all rules so far. */
        public Policy build() {
            return new Policy(this);
        }

        private Map<ElementName, Action> special(Sip2MessageType message) {
            return inMessage.computeIfAbsent(message, _ -> new HashMap<>());
        }
    }
}
