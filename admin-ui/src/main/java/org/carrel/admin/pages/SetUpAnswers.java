package org.carrel.admin.pages;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.admin.desk.Visit;
import org.carrel.config.AddressRange;
import org.carrel.config.BuiltIn;
import org.carrel.config.DialectPreset;
import org.carrel.config.Endpoint;
import org.carrel.config.Label;

/**
 * What somebody has typed into the set-up so far, right or wrong. A password is never among it.
 *
 * @param all by the name of the field
 */
record SetUpAnswers(Map<String, String> all) {
    static final List<String> LIBRARY = List.of("name", "institution");
    static final List<String> SYSTEM = List.of("address", "tls", "ca", "user", "location", "make");
    static final List<String> DOOR =
            List.of("door", "bind", "profile", "allow", "guard", "certificate", "key");
    static final List<String> RULES = List.of("leave");

    /** The kinds of terminal for which nothing but a door is needed. */
    static final List<String> PROFILES = List.of("self-check", "security-gate", "sorter", "staff");

    /** What a terminal shall not learn, and which elements that are. */
    static final Map<String, List<String>> LEFT_OUT = leftOut();

    /** Notes that a step is done; the steps after it must be taken again where one is changed. */
    static final String TESTED = "tested";

    static final String RULED = "ruled";
    static final String REHEARSED = "rehearsed";

    private static final int LONGEST = 200;
    private static final Set<String> WAYS = Set.of("tls", "plain");

    private static Map<String, List<String>> leftOut() {
        Map<String, List<String>> all = new LinkedHashMap<>();
        all.put("name", List.of("AE"));
        all.put("titles", List.of("AJ"));
        all.put("loans", List.of("64.AS", "64.AT", "64.AU", "64.BU", "64.CD"));
        all.put("fees", List.of("64.AV", "64.BV"));
        all.put("words", List.of("AF", "AG"));
        return all;
    }

    SetUpAnswers {
        all = Map.copyOf(all);
    }

    /** What was typed into a field; empty where nothing was. */
    String get(String field) {
        return all.getOrDefault(field, "");
    }

    boolean has(String field) {
        return !get(field).isEmpty();
    }

    /** The same with what was typed into these fields now, which must be rehearsed again. */
    SetUpAnswers with(Visit visit, List<String> fields) {
        Map<String, String> more = new HashMap<>(all);
        fields.forEach(field -> more.put(field, String.join(" ", typed(visit, field))));
        more.remove(REHEARSED);
        return new SetUpAnswers(more);
    }

    private static List<String> typed(Visit visit, String field) {
        return visit.ask().values(field).stream()
                .map(each -> each.strip().replaceAll("\\s+", " "))
                .filter(each -> !each.isEmpty())
                .toList();
    }

    /** The same with a note that a step is done, or not. */
    SetUpAnswers noted(String step, boolean done) {
        Map<String, String> more = new HashMap<>(all);
        if (done) {
            more.put(step, "yes");
        } else {
            more.remove(step);
        }
        return new SetUpAnswers(more);
    }

    /** Whether a password that was typed for the one would go to the same place for the other. */
    boolean isSamePlace(SetUpAnswers other) {
        return List.of("address", "tls", "ca", "user").stream()
                .allMatch(field -> get(field).equals(other.get(field)));
    }

    /** The ranges of addresses that may come in by the door. */
    List<String> ranges() {
        return Arrays.stream(get("allow").split("[ ,;]+")).filter(each -> !each.isEmpty()).toList();
    }

    /** What the terminal shall not learn. */
    List<String> left() {
        return Arrays.stream(get("leave").split(" ")).filter(LEFT_OUT::containsKey).toList();
    }

    /** What is wrong with the library's names, as names of texts. */
    List<String> wrongLibrary() {
        return wrong(
                check(isText("name"), "set-up.wrong.name"),
                check(isText("institution"), "set-up.wrong.institution"));
    }

    /** What is wrong with the library's system. */
    List<String> wrongSystem(boolean password) {
        return wrong(
                check(Endpoint.parse(get("address")).isPresent(), "set-up.wrong.address"),
                check(WAYS.contains(get("tls")), "set-up.wrong.tls"),
                check(!has("ca") || isFile("ca"), "set-up.wrong.file"),
                check(!has("user") || (isText("user") && password), "set-up.wrong.password"),
                check(!has("location") || isText("location"), "set-up.wrong.location"),
                check(!has("make") || makes().contains(get("make")), "set-up.wrong.make"));
    }

    /** What is wrong with the first door. */
    List<String> wrongDoor() {
        boolean plain = get("guard").equals("plain");
        return wrong(
                check(Label.parse(get("door")).isPresent(), "set-up.wrong.door"),
                check(Endpoint.parse(get("bind")).isPresent(), "set-up.wrong.bind"),
                check(PROFILES.contains(get("profile")), "set-up.wrong.profile"),
                check(isListed(), "set-up.wrong.allow"),
                check(WAYS.contains(get("guard")), "set-up.wrong.tls"),
                check(plain || (isFile("certificate") && isFile("key")), "set-up.wrong.files"));
    }

    /** The makes of library systems whose ways are known. */
    static List<String> makes() {
        return BuiltIn.dialects().values().stream()
                .filter(each -> each.kind() == DialectPreset.Kind.SYSTEM)
                .map(each -> each.name().text())
                .sorted()
                .toList();
    }

    private boolean isListed() {
        return !ranges().isEmpty()
                && ranges().stream().allMatch(each -> AddressRange.parse(each).isPresent());
    }

    private boolean isText(String field) {
        return has(field)
                && get(field).length() <= LONGEST
                && get(field).chars().noneMatch(Character::isISOControl);
    }

    private boolean isFile(String field) {
        try {
            return isText(field) && Path.of(get(field)).isAbsolute();
        } catch (InvalidPathException none) {
            return false;
        }
    }

    private static String check(boolean right, String text) {
        return right ? "" : text;
    }

    private static List<String> wrong(String... checks) {
        List<String> wrong = new ArrayList<>(List.of(checks));
        wrong.removeIf(String::isEmpty);
        return wrong;
    }
}
