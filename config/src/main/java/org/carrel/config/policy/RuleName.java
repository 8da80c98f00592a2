package org.carrel.config.policy;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.sip2.Sip2MessageType;

/**
 * What a rule of a policy is about: an element in any message ({@code sip2:AE}) or in certain ones
 * only ({@code sip2:10.AA}, {@code sip2:12/30.AJ}).
 *
 * @param messages the messages; empty means any
 * @param element the element
 */
public record RuleName(Set<Sip2MessageType> messages, ElementName element) {

    private static final Pattern IN_MESSAGES =
            Pattern.compile("sip2:([0-9]{2}(?:/[0-9]{2})*)\\.(.+)");

    public RuleName {
        messages = Set.copyOf(messages);
    }

    /** Reads a rule's name; empty where a message or the element does not exist. */
    public static Optional<RuleName> parse(String text) {
        var parts = IN_MESSAGES.matcher(text);
        if (!parts.matches()) {
            return ElementName.parse(text).map(element -> new RuleName(Set.of(), element));
        }
        return messages(parts.group(1))
                .flatMap(messages ->
                        ElementName.parse(ElementName.PROTOCOL + parts.group(2))
                                .map(element -> new RuleName(messages, element)));
    }

    /** The messages among those named that have no such fixed column; a rule must have none. */
    public List<Sip2MessageType> withoutElement() {
        return element instanceof ElementName.Column(var column)
                ? messages.stream()
                        .filter(message -> message.offsetOf(column) < 0)
                        .sorted()
                        .toList()
                : List.of();
    }

    /** How the rule is written. */
    public String text() {
        if (messages.isEmpty()) {
            return element.text();
        }
        String codes =
                messages.stream()
                        .map(Sip2MessageType::code)
                        .sorted()
                        .collect(Collectors.joining("/"));
        return element.text().replace(ElementName.PROTOCOL, ElementName.PROTOCOL + codes + ".");
    }

    private static Optional<Set<Sip2MessageType>> messages(String codes) {
        List<Sip2MessageType> found = new ArrayList<>();
        for (String code : codes.split("/", -1)) {
            Sip2MessageType message = Sip2MessageType.of(Integer.parseInt(code));
            if (message == null) {
                return Optional.empty();
            }
            found.add(message);
        }
        return Optional.of(EnumSet.copyOf(found));
    }
}
