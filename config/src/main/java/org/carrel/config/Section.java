package org.carrel.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * One place in the file, there or not, with its path and the list of problems. Readers ask it for
 * values; where the value is absent or the schema has already found fault with it, they get nothing
 * and go on, so that all problems are found at once.
 */
final class Section {

    private static final Pattern DURATION = Pattern.compile("([0-9]{1,6})(ms|s|m|h)");

    private final JsonNode node;
    private final String name;
    private final String path;
    private final Problems problems;

    private Section(JsonNode node, String name, String path, Problems problems) {
        this.node = node;
        this.name = name;
        this.path = path;
        this.problems = problems;
    }

    /** The whole file. */
    static Section whole(JsonNode root, Problems problems) {
        return new Section(root, "", "", problems);
    }

    /** The last key of its path. */
    String name() {
        return name;
    }

    Section child(String key) {
        return new Section(node.path(key), key, Problems.join(path, key), problems);
    }

    boolean exists() {
        return !node.isMissingNode() && !node.isNull();
    }

    /** The keys of a group, each as a section. */
    List<Section> children() {
        return node.propertyStream().map(each -> child(each.getKey())).toList();
    }

    /** The items of a list; the paths end in their numbers. */
    List<Section> items() {
        return IntStream.range(0, node.isArray() ? node.size() : 0)
                .mapToObj(at -> item(at, String.valueOf(at)))
                .toList();
    }

    private Section item(int at, String number) {
        return new Section(node.path(at), number, Problems.join(path, number), problems);
    }

    Optional<String> text() {
        return node.isString() ? Optional.of(node.stringValue()) : Optional.empty();
    }

    Optional<Boolean> flag() {
        return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    Optional<Integer> number() {
        return node.isInt() ? Optional.of(node.intValue()) : Optional.empty();
    }

    /** A whole number or one with a decimal point. */
    Optional<BigDecimal> decimal() {
        return node.isNumber() ? Optional.of(node.decimalValue()) : Optional.empty();
    }

    /** The text as something else; where the parser finds nothing in it, that is a problem. */
    <T> Optional<T> read(Function<String, Optional<T>> parser, String mend) {
        Optional<String> text = text();
        Optional<T> value = text.flatMap(parser);
        if (text.isPresent() && value.isEmpty()) {
            error("has the wrong form", mend);
        }
        return value;
    }

    /** The text as one of the constants, written in small letters with dashes. */
    <E extends Enum<E>> Optional<E> choice(Class<E> words) {
        return read(text -> constant(words, text), "choose one of the words that the schema lists");
    }

    /** A length of time such as {@code 250ms}, {@code 4s}, {@code 15m} or {@code 1h}. */
    Optional<Duration> duration() {
        return read(Section::parseDuration, "write a number and ms, s, m or h");
    }

    /** The section's own name as a label. */
    Optional<Label> label() {
        Optional<Label> label = Label.parse(name);
        if (label.isEmpty()) {
            error("has a name that is no label", "use 1 to 40 of a-z, 0-9 and -");
        }
        return label;
    }

    void error(String what, String mend) {
        problems.error(path, what, mend);
    }

    void warning(String what, String mend) {
        problems.warning(path, what, mend);
    }

    /** The word for a constant, as it stands in the file. */
    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Optional<Duration> parseDuration(String text) {
        var parts = DURATION.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        long amount = Long.parseLong(parts.group(1));
        return Optional.of(
                switch (parts.group(2)) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                });
    }

    private static <E extends Enum<E>> Optional<E> constant(Class<E> words, String text) {
        return EnumSet.allOf(words).stream().filter(each -> word(each).equals(text)).findFirst();
    }
}
