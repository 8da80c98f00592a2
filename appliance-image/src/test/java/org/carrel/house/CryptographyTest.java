package org.carrel.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The page about cryptography leaves nothing out, so that whoever must judge or replace an
 * algorithm has one place to look at. The oracle and the demonstration, which guard nothing, are
 * not part of it.
 */
class CryptographyTest {
    private static final Pattern USES =
            Pattern.compile(
                    "import (javax\\.crypto\\.|org\\.bouncycastle\\.crypto\\."
                            + "|java\\.security\\.(MessageDigest|SecureRandom|Signature|KeyPair)"
                            + ")|java\\.security\\.Signature");

    /** By name, in the factories and in what says which kind a key is. */
    private static final List<Pattern> ASKED_FOR =
            List.of(
                    Pattern.compile(
                            "(?:Cipher|Mac|MessageDigest|Signature|KeyPairGenerator|KeyGenerator"
                                    + "|KeyFactory|SecretKeyFactory|KeyAgreement)"
                                    + "\\.getInstance\\(\\s*\"([^\"]+)\""),
                    Pattern.compile("SecretKeySpec\\([^;]*?\"([^\"]+)\"\\s*\\)"),
                    Pattern.compile("JcaContentSignerBuilder\\(\"([^\"]+)\""),
                    Pattern.compile("String KIND = \"([^\"]+)\""));

    private static final Pattern QUOTED = Pattern.compile("`([^`]+)`");
    private static final Set<String> GUARD_NOTHING = Set.of("oracle", "demo");
    private static final List<Source> SOURCES =
            Source.readAll(House.productionSources()).stream()
                    .filter(source -> !GUARD_NOTHING.contains(room(source)))
                    .toList();

    @Test
    void every_class_that_uses_cryptography_stands_in_the_table_and_no_other() {
        TreeSet<String> told =
                rows().map(row -> row.substring(row.lastIndexOf('|', row.length() - 2)))
                        .flatMap(CryptographyTest::quoted)
                        .collect(Collectors.toCollection(TreeSet::new));
        assertFalse(told.isEmpty());
        TreeSet<String> users =
                SOURCES.stream()
                        .filter(source -> USES.matcher(source.text()).find())
                        .map(Source::name)
                        .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> untold = new TreeSet<>(users);
        untold.removeAll(told);
        assertEquals(Set.of(), untold, "not on the page");
        told.removeAll(users);
        assertEquals(Set.of(), told, "on the page for nothing");
    }

    @Test
    void every_algorithm_that_is_asked_for_stands_in_the_list_and_no_other() {
        TreeSet<String> told =
                page().lines()
                        .filter(line -> line.startsWith("Asked for by name: "))
                        .flatMap(CryptographyTest::quoted)
                        .collect(Collectors.toCollection(TreeSet::new));
        TreeSet<String> asked =
                SOURCES.stream()
                        .flatMap(source ->
                                ASKED_FOR.stream()
                                        .flatMap(each -> each.matcher(source.text()).results()))
                        .map(found -> found.group(1))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(told, asked);
    }

    private static Stream<String> rows() {
        return page().lines().filter(line -> line.startsWith("| ") && line.endsWith(" |"));
    }

    private static Stream<String> quoted(String text) {
        return QUOTED.matcher(text).results().map((MatchResult found) -> found.group(1));
    }

    private static String page() {
        return String.join("\n", House.lines("gateway/CRYPTOGRAPHY.md"));
    }

    private static String room(Source source) {
        return source.path().resolveSibling(".").normalize().getFileName().toString();
    }
}
