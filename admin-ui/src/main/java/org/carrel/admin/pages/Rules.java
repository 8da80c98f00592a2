package org.carrel.admin.pages;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.carrel.admin.facts.PolicyFacts.Rule;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.Classification;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Policy;
import org.carrel.sip2.Sip2MessageType;

/** A policy's rules in the words of a table. */
final class Rules {
    private Rules() {}

    static List<Rule> of(Policy policy) {
        List<Rule> rules = new ArrayList<>();
        policy.elements().stream()
                .sorted(Comparator.comparing(ElementName::text))
                .forEach(element -> rules.addAll(of(policy, element)));
        return rules;
    }

    /** The name of an action, for example {@code blank}. */
    static String name(Action action) {
        return switch (action) {
            case Action.Pass _ -> "pass";
            case Action.Drop _ -> "drop";
            case Action.Blank _ -> "blank";
            case Action.Constant _ -> "constant";
            case Action.Phrase _ -> "phrase";
            case Action.Alias _ -> "alias";
            case Action.Equivalent _ -> "equivalent";
            case Action.Mask _ -> "mask";
            case Action.Generalise _ -> "generalise";
            case Action.Token _ -> "token";
        };
    }

    private static List<Rule> of(Policy policy, ElementName element) {
        Map<Action, List<String>> byAction = new LinkedHashMap<>();
        for (Sip2MessageType message : Sip2MessageType.values()) {
            byAction.computeIfAbsent(policy.action(message, element), _ -> new ArrayList<>())
                    .add(message.code());
        }
        boolean always = byAction.size() == 1;
        return byAction.entrySet().stream()
                .filter(each -> always || !(each.getKey() instanceof Action.Drop))
                .map(each ->
                        new Rule(
                                element.text(),
                                Classification.of(element).text(),
                                always ? List.of() : each.getValue(),
                                name(each.getKey()),
                                detail(each.getKey())))
                .toList();
    }

    private static String detail(Action action) {
        return switch (action) {
            case Action.Constant(String text) -> text;
            case Action.Mask(int keepLast) -> Integer.toString(keepLast);
            case Action.Generalise generalise -> Peers.word(generalise.to());
            case Action.Pass _,
                    Action.Drop _,
                    Action.Blank _,
                    Action.Phrase _,
                    Action.Alias _,
                    Action.Equivalent _,
                    Action.Token _ ->
                    "";
        };
    }

    /** The actions that need nothing besides their name, as a form offers them. */
    static List<String> simple() {
        return Arrays.asList("pass", "token", "phrase", "alias", "blank", "drop");
    }
}
