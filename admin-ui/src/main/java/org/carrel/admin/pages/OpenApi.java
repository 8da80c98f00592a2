package org.carrel.admin.pages;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;

/** The description of the interface for programs, made from the table of all acts. */
final class OpenApi {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private OpenApi() {}

    /** The act of reading it, which it describes as well. */
    static Route route(List<Route> all, String version) {
        List<Route> whole = new ArrayList<>(all);
        Route itself =
                Route.look(
                        "/openapi.json",
                        Access.STAFF,
                        _ ->
                                new Answer.Plain(
                                        Reply.text(
                                                200,
                                                "application/json",
                                                Json.of(describe(whole, version)))));
        whole.add(itself);
        return itself;
    }

    private static Map<String, Object> describe(List<Route> all, String version) {
        Map<String, Map<String, Object>> paths = new LinkedHashMap<>();
        all.stream()
                .filter(OpenApi::isForPrograms)
                .forEach(route ->
                        paths.computeIfAbsent(Route.API + route.path(), _ -> new LinkedHashMap<>())
                                .put(route.post() ? "post" : "get", operation(route)));
        return Map.of(
                "openapi",
                "3.1.0",
                "info",
                Map.of("title", "Carrel console", "version", version),
                "paths",
                paths,
                "components",
                Map.of(
                        "securitySchemes",
                        Map.of("token", Map.of("type", "http", "scheme", "bearer"))),
                "security",
                List.of(Map.of("token", List.of())));
    }

    /** Signing in and styles are for people and their browsers. */
    private static boolean isForPrograms(Route route) {
        return !route.access().open()
                && !route.access().inPerson()
                && !route.path().equals("/live");
    }

    private static Map<String, Object> operation(Route route) {
        Map<String, Object> operation = new LinkedHashMap<>();
        operation.put("summary", (route.post() ? "Does " : "Shows ") + route.path());
        operation.put("description", "Roles: " + roles(route.access()));
        List<Map<String, Object>> parameters = new ArrayList<>();
        PLACE.matcher(route.path())
                .results()
                .map((MatchResult each) -> parameter(each.group(1), "path"))
                .forEach(parameters::add);
        if (!route.post()) {
            route.fields().forEach(field -> parameters.add(parameter(field, "query")));
        } else if (!route.fields().isEmpty()) {
            operation.put("requestBody", body(route.fields()));
        }
        operation.put("parameters", parameters);
        operation.put(
                "responses",
                Map.of(
                        "200", Map.of("description", "What was asked for, or that it was done"),
                        "401", Map.of("description", "No token, or one that is over"),
                        "403", Map.of("description", "The token's roles do not allow it"),
                        "404", Map.of("description", "Nothing of this name is there"),
                        "409", Map.of("description", "It was not done; the answer says why")));
        return operation;
    }

    private static Map<String, Object> body(List<String> fields) {
        Map<String, Object> properties = new LinkedHashMap<>();
        Map<String, Object> text = Map.of("type", "string");
        fields.forEach(field ->
                properties.put(
                        field,
                        field.equals("roles") ? Map.of("type", "array", "items", text) : text));
        return Map.of(
                "content",
                Map.of(
                        "application/json",
                        Map.of("schema", Map.of("type", "object", "properties", properties))));
    }

    private static Map<String, Object> parameter(String name, String in) {
        return Map.of(
                "name",
                name,
                "in",
                in,
                "required",
                in.equals("path"),
                "schema",
                Map.of("type", "string"));
    }

    private static String roles(Access access) {
        return String.join(", ", access.roles().stream().sorted().map(Peers::word).toList());
    }
}
