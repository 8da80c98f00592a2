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
import org.carrel.admin.desk.Route.Tells;
import org.carrel.admin.facts.Told;

/** The description of the interface for programs, made from the table of all acts. */
final class OpenApi {
    private static final Pattern PLACE = Pattern.compile("\\{([a-z]+)}");

    private static final String JSON = "application/json";

    private final Schemas schemas = new Schemas();
    private final Map<String, Object> told = schemas.of(Told.class);

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
                                                        JSON,
                                                        Json.of(
                                                                new OpenApi()
                                                                        .describe(
                                                                                whole, version)))))
                        .writing(JSON);
        whole.add(itself);
        return itself;
    }

    private Map<String, Object> describe(List<Route> all, String version) {
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
                        Map.of("token", Map.of("type", "http", "scheme", "bearer")),
                        "schemas",
                        schemas.records()),
                "security",
                List.of(Map.of("token", List.of())),
                "x-people-only",
                all.stream()
                        .filter(route -> !isForPrograms(route))
                        .map(Route::toString)
                        .sorted()
                        .toList());
    }

    /** Signing in and styles are for people and their browsers. */
    private static boolean isForPrograms(Route route) {
        return !route.access().open()
                && !route.access().inPerson()
                && !route.path().equals("/live");
    }

    private Map<String, Object> operation(Route route) {
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
        operation.put("responses", responses(route));
        return operation;
    }

    private Map<String, Object> responses(Route route) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("200", response("What was asked for, or that it was done", content(route)));
        all.put("401", response("No token, or one that is over", json(told)));
        all.put("403", response("The token's roles do not allow it", json(told)));
        all.put("404", response("Nothing of this name is there", json(told)));
        if (route.post()) {
            all.put("409", response("It was not done; the answer says why", json(told)));
            all.put("422", response("What was sent makes no sense", json(told)));
        }
        return all;
    }

    private Map<String, Object> content(Route route) {
        return switch (route.tells()) {
            case Tells.Facts(var facts) when route.post() ->
                    json(Map.of("anyOf", List.of(schemas.of(facts), told)));
            case Tells.Facts(var facts) -> json(schemas.of(facts));
            case Tells.Many(var facts) -> json(schemas.many(facts));
            case Tells.Text(String type) ->
                    Map.of(
                            type,
                            Map.of(
                                    "schema",
                                    Map.of("type", type.equals(JSON) ? "object" : "string")));
            case Tells.Done _ when route.post() -> json(told);
            case Tells.Done _ ->
                    throw new IllegalStateException(route + " does not say what it tells");
        };
    }

    private static Map<String, Object> response(String description, Map<String, Object> content) {
        return Map.of("description", description, "content", content);
    }

    private static Map<String, Object> json(Map<String, Object> schema) {
        return Map.of(JSON, Map.of("schema", schema));
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
