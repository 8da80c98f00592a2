package org.carrel.console;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.admin.text.Tongue;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The console's one table of acts, as it describes it itself. */
final class ActTable {
    private static final String API = "/api/v1";
    private static final String ROLES = "Roles: ";
    private static final Pattern COMMA = Pattern.compile(", ");
    private static final Pattern PLACE = Pattern.compile("\\{[a-z]+}");

    /** What only people can do is for whoever may be at that page at all. */
    private static final Set<String> EVERYBODY =
            Set.of("operator", "privacy-officer", "vendor-manager", "auditor");

    private final Map<String, Set<String>> roles = new TreeMap<>();

    private ActTable(JsonNode description) {
        description
                .get("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, operation) ->
                                roles.put(
                                        method.toUpperCase(Locale.ROOT)
                                                + " "
                                                + path.substring(API.length()),
                                        roles(operation.get("description").asString()))));
        description.get("x-people-only").forEach(each -> roles.put(each.asString(), EVERYBODY));
    }

    /** As somebody sees it who is signed in. */
    static ActTable seenBy(Caller caller) {
        return new ActTable(JsonMapper.shared().readTree(caller.get(API + "/openapi.json").body()));
    }

    private static Set<String> roles(String description) {
        return Arrays.stream(COMMA.split(description.substring(ROLES.length()), -1))
                .map(each -> each.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    /** The paths of all that can be looked at, but files; a place in them is {@code [^/]+}. */
    Set<String> looks() {
        return roles.keySet().stream()
                .filter(each -> each.startsWith("GET "))
                .map(each -> each.substring("GET ".length()))
                .filter(each -> !each.contains("."))
                .map(each -> PLACE.matcher(each).replaceAll("[^/]+"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** All that changes something. */
    Set<String> acts() {
        return roles.keySet().stream()
                .filter(each -> each.startsWith("POST "))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Who may do it. */
    Set<String> may(String act) {
        return Objects.requireNonNull(roles.get(act), act);
    }

    /** The names of all {@link People} who may do it. */
    List<String> people(String act) {
        return may(act).stream()
                .flatMap(role ->
                        Arrays.stream(Tongue.values()).map(tongue -> role + "-" + tongue.code()))
                .sorted()
                .toList();
    }

    /** Those of the acts to which none of these paths leads. */
    Set<String> without(Collection<String> paths) {
        Set<String> left = new TreeSet<>(acts());
        left.removeIf(act -> paths.stream().anyMatch(path -> leads(path, act)));
        return left;
    }

    private static boolean leads(String path, String act) {
        String pattern = PLACE.matcher(act.substring("POST ".length())).replaceAll("[^/]+");
        return path.matches(pattern);
    }
}
