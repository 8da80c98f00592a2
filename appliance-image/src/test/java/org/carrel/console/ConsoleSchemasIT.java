package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The interface's description tells what is really answered, at each of its ends. */
class ConsoleSchemasIT {
    private static final String API = "/api/v1";

    /** What is there in the demonstration, by the beginning of the path that asks for it. */
    private static final Map<String, String> NAMES =
            Map.of(
                    "/terminals/", "kiosks",
                    "/upstreams/", "ils",
                    "/vendors/", "press",
                    "/today/", "press",
                    "/configuration/", "1");

    /** Ways in, what pages are made of, and their figures by the second. */
    private static final Set<String> FOR_EVERYBODY =
            Set.of(
                    "GET /assets/{name}",
                    "GET /first",
                    "GET /health/live",
                    "GET /health/ready",
                    "GET /live",
                    "GET /sign-in",
                    "GET /sign-in/challenge",
                    "POST /first",
                    "POST /first/restore",
                    "POST /language",
                    "POST /sign-in",
                    "POST /sign-in/code",
                    "POST /sign-in/passkey");

    private static ConsoleProcess demo;
    private static Staff operator;
    private static JsonNode openApi;

    @BeforeAll
    static void openTheConsole() {
        demo = ConsoleProcess.demo();
        operator = Staff.of(demo, Staff.first(demo), "operator");
        operator.done("/settings/backup", "{}");
        openApi = operator.facts("/openapi.json");
    }

    @AfterAll
    static void closeTheConsole() {
        demo.close();
    }

    @Test
    void every_end_has_a_schema_for_each_of_its_answers() {
        List<String> without = new ArrayList<>();
        openApi.get("paths")
                .forEachEntry((path, methods) ->
                        methods.forEachEntry((method, operation) ->
                                operation
                                        .get("responses")
                                        .forEachEntry((status, response) -> {
                                            if (!response.path("content")
                                                            .valueStream()
                                                            .allMatch(each -> each.has("schema"))
                                                    || response.path("content").isEmpty()) {
                                                without.add(method + " " + path + " " + status);
                                            }
                                        })));
        assertEquals(List.of(), without);
    }

    @Test
    void what_is_for_people_only_is_for_everybody_or_tried_as_a_program_that_is_refused() {
        Set<String> described =
                openApi.get("x-people-only")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toCollection(TreeSet::new));
        described.removeAll(FOR_EVERYBODY);
        assertEquals(new TreeSet<>(ConsoleRolesIT.IN_PERSON), described);
    }

    @Test
    void what_can_be_looked_at_is_as_it_is_described() {
        List<String> wrong = new ArrayList<>();
        List<String> seen = new ArrayList<>();
        openApi.get("paths")
                .forEachEntry((path, methods) -> {
                    if (methods.has("get")) {
                        String here = path.substring(API.length());
                        compare(methods.get("get"), here, operator.look(asked(here)), wrong);
                        seen.add(here);
                    }
                });
        assertEquals(List.of(), wrong);
        assertTrue(seen.size() > 20, seen::toString);
    }

    @Test
    void what_is_done_and_what_is_not_is_told_as_it_is_described() {
        List<String> wrong = new ArrayList<>();
        act("/upstreams/{name}/test", "/upstreams/ils/test", 200, wrong);
        act("/upstreams/{name}/test", "/upstreams/nobody/test", 404, wrong);
        act("/terminals/{name}/drain", "/terminals/sorter/drain", 200, wrong);
        act("/terminals/{name}/reopen", "/terminals/sorter/reopen", 200, wrong);
        act("/today/compare", "/today/compare", 200, wrong);
        act("/settings/backup", "/settings/backup", 200, wrong);
        act("/configuration", "/configuration", 409, wrong);
        act("/keys/{upstream}/roll", "/keys/press/roll", 403, wrong);
        assertEquals(List.of(), wrong);
    }

    @Test
    void a_schema_that_does_not_fit_is_noticed() {
        List<String> wrong = new ArrayList<>();
        JsonNode keys = openApi.get("paths").get(API + "/keys").get("get");
        compare(keys, "/about", operator.look("/about"), wrong);
        assertFalse(wrong.isEmpty());
    }

    private static void act(String path, String asked, int status, List<String> wrong) {
        HttpResponse<String> answer = operator.act(asked, "{}");
        assertEquals(status, answer.statusCode(), () -> asked + " " + answer.body());
        compare(openApi.get("paths").get(API + path).get("post"), asked, answer, wrong);
    }

    private static void compare(
            JsonNode operation, String path, HttpResponse<String> answer, List<String> wrong) {
        JsonNode content =
                operation
                        .path("responses")
                        .path(Integer.toString(answer.statusCode()))
                        .path("content");
        String type = answer.headers().firstValue("Content-Type").orElse("").split(";", 2)[0];
        if (!content.has(type)) {
            wrong.add(path + ": " + answer.statusCode() + " as " + type + " is not described");
        } else if (type.equals("application/json")) {
            validator(content.get(type).get("schema"))
                    .validate(JsonMapper.shared().readTree(answer.body()))
                    .forEach(error -> wrong.add(path + ": " + error));
        }
    }

    /** The answer's schema, beside all that it speaks of. */
    private static Schema validator(JsonNode schema) {
        ObjectNode whole = ((ObjectNode) schema).deepCopy();
        whole.set("components", openApi.get("components"));
        return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(whole);
    }

    private static String policy() {
        return operator.facts("/policies").get("policies").get(0).get("name").asString();
    }

    private static String asked(String path) {
        return NAMES.entrySet().stream()
                .filter(each -> path.startsWith(each.getKey()))
                .map(each ->
                        path.replace("{direction}", "to-upstream")
                                .replaceAll("\\{[a-z]+}", each.getValue()))
                .findFirst()
                .orElseGet(() -> path.replace("{name}", policy()));
    }
}
