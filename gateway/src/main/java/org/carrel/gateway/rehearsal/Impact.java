package org.carrel.gateway.rehearsal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;
import org.carrel.config.policy.Policy;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * What would be different for each party if a draft took the place of the configuration in force,
 * in plain words. Messages that a door may not send are not spoken of. One thread.
 */
public final class Impact {
    private final GatewayConfig inForce;
    private final GatewayConfig draft;
    private final Map<Change, Set<String>> changes = new LinkedHashMap<>();
    private final List<String> sentences = new ArrayList<>();

    private Impact(GatewayConfig inForce, GatewayConfig draft) {
        this.inForce = inForce;
        this.draft = draft;
    }

    /** Something that one party is told otherwise, in one or several messages. */
    private record Change(String party, ElementName element, Action before, Action after) {}

    /** Every difference; none where nobody would notice. */
    public static List<String> between(GatewayConfig inForce, GatewayConfig draft) {
        Impact impact = new Impact(inForce, draft);
        impact.doors();
        impact.changes.forEach(
                (change, messages) -> impact.sentences.add(sentence(change, messages)));
        return List.copyOf(impact.sentences);
    }

    private void doors() {
        for (Label name : new TreeSet<>(inForce.terminals().keySet())) {
            ListenerConfig then = draft.terminals().get(name);
            if (then == null) {
                sentences.add(name + " are no longer served");
            } else {
                compare(inForce.terminal(name), then);
            }
        }
        Set<Label> added = new TreeSet<>(draft.terminals().keySet());
        added.removeAll(inForce.terminals().keySet());
        added.forEach(name -> sentences.add(name + " are served from now on"));
    }

    private void compare(ListenerConfig now, ListenerConfig then) {
        for (OperationName operation : OperationName.values()) {
            boolean may = now.profile().operations().contains(operation);
            boolean mayThen = then.profile().operations().contains(operation);
            if (may != mayThen) {
                sentences.add(
                        now.name()
                                + (mayThen ? " may ask for " : " may no longer ask for ")
                                + operation.text());
            } else if (may && operation.routed()) {
                compare(now, then, operation);
            }
        }
    }

    private void compare(ListenerConfig now, ListenerConfig then, OperationName operation) {
        Label asked = now.upstreamFor(operation);
        Label askedThen = then.upstreamFor(operation);
        if (!asked.equals(askedThen)) {
            sentences.add(
                    "%s of %s goes to %s instead of %s"
                            .formatted(operation.text(), now.name(), askedThen, asked));
            return;
        }
        Policy before = stricter(inForce, now, asked);
        Policy after = stricter(draft, then, asked);
        Sip2MessageType question = operation.request();
        compare(asked + " (from " + now.name() + ")", question, before, after);
        compare(now.name().text(), question.answer(), before, after);
    }

    private void compare(String party, Sip2MessageType message, Policy before, Policy after) {
        for (ElementName element : elements(message, before, after)) {
            Action was = seen(before.action(message, element));
            Action is = seen(after.action(message, element));
            if (!was.equals(is)) {
                changes.computeIfAbsent(new Change(party, element, was, is), _ -> new TreeSet<>())
                        .add(message.code());
            }
        }
    }

    /** Whether a value is left out or left empty, its peer learns the same: nothing. */
    private static Action seen(Action action) {
        return action instanceof Action.Drop ? new Action.Blank() : action;
    }

    private static List<ElementName> elements(
            Sip2MessageType message, Policy before, Policy after) {
        List<ElementName> elements = new ArrayList<>();
        for (FixedField column : message.columns()) {
            elements.add(ElementName.of(column));
        }
        for (Sip2Field field : Sip2Field.values()) {
            elements.add(ElementName.of(field));
        }
        Set<String> vendors = new TreeSet<>();
        for (Policy policy : List.of(before, after)) {
            policy.elements().stream()
                    .filter(ElementName.Vendor.class::isInstance)
                    .filter(each -> vendors.add(each.text()))
                    .forEach(elements::add);
        }
        return elements;
    }

    private static Policy stricter(GatewayConfig config, ListenerConfig door, Label upstream) {
        Policy profile = door.profile().policy();
        Policy here = door.policy().map(own -> Policy.strictest(own, profile)).orElse(profile);
        return Policy.strictest(here, config.upstream(upstream).policy());
    }

    private static String sentence(Change change, Set<String> messages) {
        String what =
                "the %s (%s of %s)"
                        .formatted(
                                Words.of(change.element()),
                                code(change.element()),
                                String.join(", ", messages));
        if (change.after() instanceof Action.Blank) {
            return "%s no longer learn %s".formatted(change.party(), what);
        }
        if (change.before() instanceof Action.Blank) {
            return "%s newly learn %s%s".formatted(change.party(), what, manner(change.after()));
        }
        return "%s learn %s as %s, before as %s"
                .formatted(
                        change.party(), what, Words.of(change.after()), Words.of(change.before()));
    }

    private static String manner(Action action) {
        return action instanceof Action.Pass ? "" : " as " + Words.of(action);
    }

    private static String code(ElementName element) {
        return element.text().substring(ElementName.PROTOCOL.length());
    }
}
