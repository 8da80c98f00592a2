package org.carrel.gateway.privacy;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Generalisation;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.privacy.Talk.Part;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * Foretells what must become of a message, straight from the policies, in characters and by code
 * that shares nothing with the redactor. One thread.
 */
final class Oracle {
    /** Stands where any token may stand. */
    static final String A_TOKEN = "(a token)";

    /** Stands where any phrase of the catalogue may stand, or nothing. */
    static final String A_PHRASE = "(a phrase)";

    private static final String OWN_INSTITUTION = "RIV";

    private final List<Policy> policies;
    private final boolean tokens;

    /** What was worked out already. */
    private final Map<Sip2MessageType, Map<ElementName, Action>> known =
            new EnumMap<>(Sip2MessageType.class);

    /**
     * @param policies all that have a say; the strictest wins
     * @param tokens whether the upstream has tokens; where it has none, a blank is the token
     */
    Oracle(List<Policy> policies, boolean tokens) {
        this.policies = List.copyOf(policies);
        this.tokens = tokens;
    }

    /** The question as its upstream may see it. */
    Talk outward(Talk question) {
        List<Part> parts = new ArrayList<>();
        for (Part part : question.parts()) {
            Action action = action(question.type(), ElementName.ofId(Sip2Field.id(part.id())));
            if (action instanceof Action.Token) {
                parts.add(new Part(part.id(), part.value().isBlank() || !tokens ? "" : A_TOKEN));
            } else if (part.id().equals("AO") && action instanceof Action.Pass) {
                parts.add(new Part("AO", OWN_INSTITUTION));
            } else {
                boolean number = part.id().equals("AA") || part.id().equals("AB");
                edited(action, part.value())
                        .map(text -> number && action instanceof Action.Pass ? trim(text) : text)
                        .ifPresent(text -> parts.add(new Part(part.id(), text)));
            }
        }
        return new Talk(question.type(), columns(question), completed(question.type(), parts));
    }

    /** The answer as the terminal that asked may see it. */
    Talk homeward(Talk question, Talk answer) {
        List<Part> parts = new ArrayList<>();
        for (Part part : answer.parts()) {
            Action action = action(answer.type(), ElementName.ofId(Sip2Field.id(part.id())));
            boolean goes = action instanceof Action.Pass || action instanceof Action.Token;
            boolean own = List.of("AA", "AB", "AO").contains(part.id());
            Optional<Part> asked =
                    question.parts().stream()
                            .filter(each -> each.id().equals(part.id()))
                            .findFirst();
            if (goes && own && asked.isPresent()) {
                parts.add(asked.get());
            } else if (action instanceof Action.Token) {
                // what nobody asked about is a made-up value here, and no token
                parts.add(new Part(part.id(), ""));
            } else if (goes && isVerdict(part.id())) {
                parts.add(new Part(part.id(), "N")); // no made-up value is a yes
            } else {
                edited(action, part.value())
                        .ifPresent(text -> parts.add(new Part(part.id(), text)));
            }
        }
        List<Part> whole = completed(answer.type(), parts);
        if (isUnanswered(question, answer.type(), whole)) {
            whole.add(new Part("CQ", "N"));
        }
        return new Talk(answer.type(), columns(answer), whole);
    }

    /** A PIN was asked about, nothing was said of it, and the terminal may hear it. */
    private boolean isUnanswered(Talk question, Sip2MessageType type, List<Part> parts) {
        return List.of("24", "26", "64").contains(type.code())
                && action(type, ElementName.of(Sip2Field.VALID_PATRON_PASSWORD))
                        instanceof Action.Pass
                && parts.stream().noneMatch(part -> part.id().equals("CQ"))
                && question.first(Sip2Field.PATRON_PASSWORD)
                        .filter(part -> !part.value().isBlank())
                        .isPresent();
    }

    private static boolean isVerdict(String id) {
        return id.equals("BL") || id.equals("CQ");
    }

    private static String trim(String text) {
        return text.replaceAll("^ +| +$", "");
    }

    /** What the strictest policy says: drop, blank, constant, mask, generalise, token, pass. */
    Action action(Sip2MessageType type, ElementName name) {
        return known.computeIfAbsent(type, _ -> new HashMap<>())
                .computeIfAbsent(name, _ -> strictest(type, name));
    }

    private Action strictest(Sip2MessageType type, ElementName name) {
        List<Action> actions = policies.stream().map(each -> each.action(type, name)).toList();
        int strictest = actions.stream().mapToInt(Oracle::rank).max().orElseThrow();
        Set<Action> said =
                actions.stream()
                        .filter(each -> rank(each) == strictest)
                        .collect(Collectors.toCollection(HashSet::new));
        if (said.size() == 1) {
            return said.iterator().next();
        }
        return said.stream()
                .map(each -> each instanceof Action.Mask(int keepLast) ? keepLast : -1)
                .reduce(Math::min)
                .filter(keepLast -> keepLast >= 0)
                .<Action>map(Action.Mask::new)
                .orElse(new Action.Blank());
    }

    private static int rank(Action action) {
        return switch (action) {
            case Action.Drop _ -> 10;
            case Action.Blank _ -> 9;
            case Action.Constant _ -> 8;
            case Action.Phrase _ -> 7;
            case Action.Alias _ -> 6;
            case Action.Mask _ -> 5;
            case Action.Equivalent _ -> 4;
            case Action.Generalise _ -> 3;
            case Action.Token _ -> 2;
            case Action.Pass _ -> 1;
        };
    }

    private Map<FixedField, String> columns(Talk talk) {
        Map<FixedField, String> columns = new EnumMap<>(FixedField.class);
        talk.columns()
                .forEach((column, text) -> {
                    Action action = action(talk.type(), ElementName.of(column));
                    String edited = edited(action, text).orElse("");
                    columns.put(column, edited.isEmpty() ? column.blank() : edited);
                });
        return columns;
    }

    private static List<Part> completed(Sip2MessageType type, List<Part> parts) {
        List<Part> whole = new ArrayList<>(parts);
        for (Sip2Field field : type.required()) {
            if (whole.stream().noneMatch(each -> each.id().equals(field.code()))) {
                whole.add(new Part(field.code(), ""));
            }
        }
        return whole;
    }

    private static Optional<String> edited(Action action, String value) {
        return switch (action) {
            case Action.Drop _, Action.Token _ -> Optional.empty();
            case Action.Phrase _ -> Optional.of(A_PHRASE);
            case Action.Alias _, Action.Equivalent _ ->
                    throw new AssertionError("no built-in policy says so");
            case Action.Blank _ -> Optional.of("");
            case Action.Pass _ -> Optional.of(value);
            case Action.Constant constant -> Optional.of(constant.text());
            case Action.Mask mask -> Optional.of(masked(value, mask.keepLast()));
            case Action.Generalise generalise -> Optional.of(general(generalise.to(), value));
        };
    }

    private static String masked(String value, int keepLast) {
        int[] letters = value.codePoints().toArray();
        int stars = Math.max(0, letters.length - keepLast);
        return "*".repeat(stars) + new String(letters, stars, letters.length - stars);
    }

    private static String general(Generalisation to, String value) {
        return switch (to) {
            case ALLOWED_OR_DENIED -> (value.indexOf('Y') < 0 ? " " : "Y") + " ".repeat(13);
            case INITIALS -> initials(value);
            case DAY -> value.matches("[0-9]{8}.*") ? day(value) : "";
            case YEAR -> value.matches("[0-9]{4}.*") ? value.substring(0, 4) : "";
            case UNLESS_CARD -> value.matches(".*([0-9][ -]*){10}.*") ? "" : value;
            case YES_OR_NO -> value.matches("[ 0.,]*(N.*)?") ? "N" : "Y";
        };
    }

    private static String day(String value) {
        return value.substring(0, 8) + (value.length() == 18 ? "    000000" : "");
    }

    /** A word begins at a letter behind none; digits are no letters, an apostrophe joins. */
    private static String initials(String value) {
        StringBuilder initials = new StringBuilder();
        boolean inside = false;
        int words = 0;
        for (int letter : value.codePoints().toArray()) {
            boolean isLetter = letter >= 0x80 || Character.isLetter(letter);
            if (isLetter && !inside && words < 4) {
                initials.appendCodePoint(letter).append('.');
                words++;
            }
            inside = isLetter || (inside && letter == '\'');
        }
        return initials.toString();
    }
}
