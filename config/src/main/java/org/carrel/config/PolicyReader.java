package org.carrel.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.config.policy.RuleName;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/** Reads {@code policies:}, ours and the user's alike. */
final class PolicyReader {

    private static final Set<ElementName> FRAMING =
            Set.of(ElementName.of(Sip2Field.SEQUENCE_NUMBER), ElementName.of(Sip2Field.CHECKSUM));

    private PolicyReader() {}

    /** Every policy of the section, and those it may build on under their own names. */
    static Map<Label, Policy> readAll(Section section, Map<Label, Policy> bases) {
        Map<Label, Policy> policies = new HashMap<>(bases);
        for (Section each : section.children()) {
            each.label().ifPresent(label -> policies.put(label, read(each, bases)));
        }
        return policies;
    }

    /** One policy; rules that make no sense are told and left out. */
    static Policy read(Section section, Map<Label, Policy> bases) {
        Policy.Builder policy = Policy.builder();
        base(section.child("extends"), bases).ifPresent(policy::include);
        Set<String> named = new HashSet<>();
        for (Section rule : section.child("elements").children()) {
            RuleName.parse(rule.name())
                    .ifPresentOrElse(
                            name -> rule(rule, name, named, policy),
                            () ->
                                    rule.error(
                                            "names no element or message of SIP2",
                                            "write for example sip2:AE, sip2:patron-status or"
                                                    + " sip2:10.AA"));
        }
        return policy.build();
    }

    private static Optional<Policy> base(Section section, Map<Label, Policy> bases) {
        Optional<String> name = section.text();
        Optional<Policy> base = name.flatMap(Label::parse).map(bases::get);
        if (name.isPresent() && base.isEmpty()) {
            section.error(
                    "is no built-in policy",
                    "extend record or vendor-minimal, or list all elements");
        }
        return base;
    }

    private static void rule(
            Section section, RuleName name, Set<String> named, Policy.Builder policy) {
        Optional<Action> action = ActionReader.read(section);
        if (action.isPresent() && makesSense(section, name, action.orElseThrow(), named)) {
            policy.rule(name, action.orElseThrow());
        }
    }

    private static boolean makesSense(
            Section section, RuleName name, Action action, Set<String> named) {
        List<Sip2MessageType> strangers = name.withoutElement();
        if (FRAMING.contains(name.element())) {
            section.error("belongs to the framing, which the gateway does itself", "take it out");
        } else if (!strangers.isEmpty()) {
            section.error(
                    "names a column that message " + strangers.getFirst().code() + " does not have",
                    "name a message that has it, or none");
        } else if (!action.fits(name.element())) {
            section.error(
                    "asks for something that cannot be done to this element",
                    "choose pass, blank or drop, or an action that fits its form and width");
        } else if (!isNew(name, named)) {
            section.error("speaks of an element that another rule has", "keep one of the rules");
        } else {
            return true;
        }
        return false;
    }

    private static boolean isNew(RuleName name, Set<String> named) {
        if (name.messages().isEmpty()) {
            return named.add(name.text());
        }
        boolean fresh = true;
        for (Sip2MessageType message : name.messages()) {
            fresh &= named.add(new RuleName(Set.of(message), name.element()).text());
        }
        return fresh;
    }
}
