package org.carrel.admin.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.watch.Alarm;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;

/** The console's texts stand in its bundles, whole in each language, and nowhere else. */
class WordsTest {
    private static final Path TEMPLATES = Path.of("src/main/jte");
    private static final Pattern SAID =
            Pattern.compile("(?:say|maybe|problem|done|refuse)\\(\\s*\"([a-z0-9.-]+)\"[,)]");
    private static final Pattern WORD = Pattern.compile("\\p{L}{2,}");

    @Test
    void every_language_has_the_same_texts() {
        for (Tongue tongue : Tongue.values()) {
            assertEquals(
                    new TreeSet<>(Words.in(Tongue.ENGLISH).names()),
                    new TreeSet<>(Words.in(tongue).names()),
                    tongue.code());
        }
    }

    @Test
    void a_text_has_the_same_blanks_in_every_language() {
        Words english = Words.in(Tongue.ENGLISH);
        Words german = Words.in(Tongue.GERMAN);
        for (String name : english.names()) {
            assertEquals(blanks(english.say(name)), blanks(german.say(name)), name);
        }
    }

    @Test
    void what_templates_and_pages_say_is_there() {
        Set<String> missing = new TreeSet<>();
        for (Path file : files(Path.of("src/main"), ".jte", ".java")) {
            SAID.matcher(read(file))
                    .results()
                    .map(found -> found.group(1))
                    .filter(name -> !isThere(name))
                    .forEach(name -> missing.add(file.getFileName() + " says " + name));
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_constant_that_is_shown_has_its_text() {
        Set<String> wanted = new TreeSet<>();
        Arrays.stream(Alarm.Kind.values()).forEach(each -> wanted.add("alarm." + word(each)));
        Arrays.stream(Alarm.Kind.values())
                .forEach(each -> wanted.add("alarm." + word(each) + ".mend"));
        Arrays.stream(AuditAct.values()).forEach(each -> wanted.add("act." + word(each)));
        Arrays.stream(Sip2Field.values()).forEach(each -> wanted.add("element." + each.code()));
        Arrays.stream(FixedField.values()).forEach(each -> wanted.add("element." + each.text()));
        Arrays.stream(Sip2MessageType.values())
                .forEach(each -> wanted.add("message." + each.code()));
        wanted.removeAll(Words.in(Tongue.ENGLISH).names());
        assertEquals(Set.of(), wanted);
    }

    @Test
    void templates_hold_no_text_of_their_own() {
        List<String> found = new ArrayList<>();
        for (Path file : files(TEMPLATES, ".jte")) {
            String bare =
                    read(file)
                            .replaceAll("(?m)^@(import|param).*$", "")
                            .replaceAll("(?s)!\\{.*?}", "")
                            .replaceAll("\\$\\{(?:[^{}\"]|\"[^\"]*\"|\\{[^}]*})*}", "")
                            .replaceAll(
                                    "@(if|elseif|for)\\((?:[^()]|\\((?:[^()]|\\([^()]*\\))*\\))*\\)",
                                    "")
                            .replaceAll(
                                    "@template\\.[a-z]+\\((?:[^()`]|\\((?:[^()]|\\([^()]*\\))*\\))*",
                                    "")
                            .replaceAll("@(endif|endfor|else)", "")
                            .replaceAll("(?s)<[^>]*>", "");
            WORD.matcher(bare)
                    .results()
                    .map(each -> each.group())
                    .filter(each -> !each.equals("ms"))
                    .forEach(each -> found.add(file.getFileName() + ": " + each));
        }
        assertEquals(List.of(), found);
    }

    /** A text, or the group of texts of an enum. */
    private static boolean isThere(String name) {
        Set<String> names = Words.in(Tongue.ENGLISH).names();
        return names.contains(name) || names.stream().anyMatch(each -> each.startsWith(name + "."));
    }

    private static Set<String> blanks(String text) {
        Set<String> blanks = new TreeSet<>();
        Pattern.compile("\\{([0-9])[,}]")
                .matcher(text)
                .results()
                .forEach(each -> blanks.add(each.group(1)));
        return blanks;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    private static List<Path> files(Path folder, String... endings) {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.filter(file -> Arrays.stream(endings).anyMatch(file.toString()::endsWith))
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
