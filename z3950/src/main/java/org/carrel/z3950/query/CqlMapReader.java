package org.carrel.z3950.query;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.carrel.z3950.query.CqlMap.Category;
import org.carrel.z3950.query.CqlMap.ContextSet;
import org.carrel.z3950.query.CqlMap.Entry;

/**
 * Reads the files by which sites of YAZ and metaproxy translate CQL: {@code pqf.properties} as it
 * is, but strictly, so that a slip of the pen is found at the start and not by a reader at the
 * desk.
 */
public final class CqlMapReader {
    private static final int MOST_LINES = 5_000;
    private static final Map<String, String> SIGNS = Map.of("eq", "=", "le", "<=", "ge", ">=");
    private static final List<String> POSITIONS = List.of("first", "any", "last", "firstAndLast");
    private static final List<String> TRUNCATIONS =
            List.of("right", "left", "both", "none", "regexp", "z3958", "cql");

    /** What is wrong with a line, for the administrator who wrote it. */
    public record Problem(int line, String says) {}

    private final List<ContextSet> contextSets = new ArrayList<>();
    private final List<Entry> entries = new ArrayList<>();
    private final Consumer<Problem> problems;
    private String defaultSet = "";
    private int line;

    private CqlMapReader(Consumer<Problem> problems) {
        this.problems = problems;
    }

    /**
     * The map that these lines make. Every line that is not understood is reported and left out; a
     * caller who wants none of a broken file asks whether something was reported.
     */
    public static CqlMap read(List<String> lines, Consumer<Problem> problems) {
        CqlMapReader reader = new CqlMapReader(problems);
        lines.stream().limit(MOST_LINES).forEach(reader::line);
        if (lines.size() > MOST_LINES) {
            reader.problem("the file goes on after " + MOST_LINES + " lines");
        }
        return reader.map();
    }

    /** The map that comes with the program: Bib-1 for the sets cql, dc, bath and rec. */
    public static CqlMap standard() {
        return Standard.MAP;
    }

    private void line(String raw) {
        line++;
        int comment = raw.indexOf('#');
        String text = (comment < 0 ? raw : raw.substring(0, comment)).strip();
        if (text.isEmpty()) {
            return;
        }
        int split = split(text);
        if (split < 0) {
            problem("no name, equals sign and value");
            return;
        }
        int equals = text.indexOf('=', split);
        statement(text.substring(0, split), text.substring(equals + 1).strip());
    }

    /** Where the name ends, which may itself hold equals signs; then follow blanks and a sign. */
    private static int split(String text) {
        int blank = 0;
        while (blank < text.length() && !Character.isWhitespace(text.charAt(blank))) {
            blank++;
        }
        if (text.substring(blank).stripLeading().startsWith("=")) {
            return blank;
        }
        return text.indexOf('=') > 0 ? text.indexOf('=') : -1;
    }

    private void statement(String key, String value) {
        int dot = key.indexOf('.');
        String part = dot < 0 ? key : key.substring(0, dot);
        String name = dot < 0 ? "" : key.substring(dot + 1);
        if (part.equals("set")) {
            set(name, value);
            return;
        }
        Arrays.stream(Category.values())
                .filter(category -> category.word().equals(part))
                .findFirst()
                .ifPresentOrElse(
                        category -> entry(category, name, value),
                        () -> problem("no part of such a file is called " + part));
    }

    private void set(String prefix, String identifier) {
        if (identifier.isEmpty()) {
            problem("a context set has no identifier");
        } else if (prefix.isEmpty()) {
            defaultSet = identifier;
        } else {
            contextSets.add(new ContextSet(prefix, identifier));
        }
    }

    private void entry(Category category, String name, String value) {
        int dot = category == Category.INDEX ? name.indexOf('.') : -1;
        String prefix = dot < 0 ? "" : name.substring(0, dot);
        String sign = category == Category.RELATION || category == Category.STRUCTURE ? name : "";
        String last = SIGNS.getOrDefault(sign.toLowerCase(Locale.ROOT), name.substring(dot + 1));
        if (!isKnown(category, prefix, last)) {
            problem(category.word() + " has no " + (name.isEmpty() ? "name" : name));
            return;
        }
        if (entries.stream()
                .anyMatch(each -> each.is(category, prefix) && each.name().equals(last))) {
            problem(name + " stands here a second time; the first counts");
            return;
        }
        boolean unmapped = value.endsWith("=?");
        entries.add(
                new Entry(category, prefix, last, !unmapped, unmapped ? List.of() : list(value)));
    }

    private static boolean isKnown(Category category, String prefix, String name) {
        return switch (category) {
            case INDEX -> !prefix.isEmpty() && !name.isEmpty();
            case RELATION, RELATION_MODIFIER, STRUCTURE -> !name.isEmpty();
            case POSITION -> POSITIONS.contains(name);
            case TRUNCATION -> TRUNCATIONS.contains(name);
            case ALWAYS -> name.isEmpty();
        };
    }

    private List<Attribute> list(String value) {
        List<Attribute> attributes = new ArrayList<>();
        for (String each : value.split("\\s+", -1)) {
            int equals = each.indexOf('=');
            int type = Window.ofText(each.substring(0, Math.max(equals, 0))).number();
            if (type > 0 && equals < each.length() - 1) {
                attributes.add(attribute(type, each.substring(equals + 1)));
            } else if (!each.isEmpty()) {
                problem(each + " is no type=value");
            }
        }
        return attributes;
    }

    private static Attribute attribute(int type, String value) {
        Window text = Window.ofText(value);
        return text.number() < 0
                ? new Attribute(AttributeSet.BIB_1, type, new Attribute.Value.Named(text))
                : Attribute.bib1(type, text.number());
    }

    private CqlMap map() {
        entries.stream()
                .map(Entry::prefix)
                .filter(prefix ->
                        !prefix.isEmpty()
                                && contextSets.stream()
                                        .noneMatch(set -> set.prefix().equalsIgnoreCase(prefix)))
                .distinct()
                .forEach(prefix -> problem("set." + prefix + " is missing"));
        if (!defaultSet.isEmpty()
                && contextSets.stream().noneMatch(set -> set.identifier().equals(defaultSet))) {
            problem("no prefix has the identifier that set names");
        }
        return new CqlMap(contextSets, defaultSet, entries);
    }

    private void problem(String says) {
        problems.accept(new Problem(line, says));
    }

    /** Read at first use. */
    private static final class Standard {
        private static final CqlMap MAP = load();

        private static CqlMap load() {
            try (InputStream file =
                            Objects.requireNonNull(
                                    CqlMapReader.class.getResourceAsStream("bib-1.properties"));
                    BufferedReader lines =
                            new BufferedReader(
                                    new InputStreamReader(file, StandardCharsets.UTF_8))) {
                return read(
                        lines.lines().toList(),
                        problem -> {
                            throw new IllegalStateException(problem.toString());
                        });
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
