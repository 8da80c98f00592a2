package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.net.http.HttpResponse;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** One of the console's staff, by a program of theirs that has one role. */
final class Staff {
    private static final String PASSWORD = "four unrelated words here";
    private static final Pattern TOKEN = Pattern.compile("carrel_[A-Za-z0-9_-]{43}");
    private static final Pattern FIRST_PASSWORD = Pattern.compile("[a-z2-9]{4}(?:-[a-z2-9]{4}){4}");

    private final Caller caller;
    private final Caller program;
    private final String token;

    private Staff(ConsoleProcess demo, Caller caller, String role) {
        this.caller = caller;
        this.program = new Caller(demo.address());
        this.token =
                found(
                        TOKEN,
                        caller.form(
                                        "/settings",
                                        "/settings/tokens",
                                        "name",
                                        "token-"
                                                + role
                                                + "-"
                                                + Integer.toHexString(caller.hashCode()),
                                        "roles",
                                        role)
                                .body());
    }

    /** The first of them, who may do everything, in one role. */
    static Caller first(ConsoleProcess demo) {
        Caller caller = new Caller(demo.address());
        HttpResponse<String> done =
                caller.form(
                        "/first",
                        "/first",
                        "code",
                        demo.code(),
                        "name",
                        "ada",
                        "password",
                        PASSWORD);
        assertEquals(303, done.statusCode());
        return caller;
    }

    /** Somebody whom the first of them adds. */
    static Staff added(ConsoleProcess demo, Caller first, String name, String role) {
        first.form("/settings", "/settings/users", "name", name, "roles", role);
        String password = found(FIRST_PASSWORD, first.get("/settings").body());
        Caller caller = new Caller(demo.address());
        caller.arrive(name, password, PASSWORD);
        return new Staff(demo, caller, role);
    }

    /** A program of somebody who is signed in. */
    static Staff of(ConsoleProcess demo, Caller caller, String role) {
        return new Staff(demo, caller, role);
    }

    /** How a person of them sees the console. */
    Caller caller() {
        return caller;
    }

    HttpResponse<String> look(String path) {
        return program.api("GET", "/api/v1" + path, token);
    }

    HttpResponse<String> act(String path, String body) {
        return program.api("POST", "/api/v1" + path, token, body);
    }

    /** Facts that are there. */
    JsonNode facts(String path) {
        HttpResponse<String> answer = look(path);
        assertEquals(200, answer.statusCode(), () -> path + " " + answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }

    /** What an act that is done tells. */
    JsonNode done(String path, String body) {
        HttpResponse<String> answer = act(path, body);
        assertEquals(200, answer.statusCode(), () -> path + " " + answer.body());
        return JsonMapper.shared().readTree(answer.body());
    }

    private static String found(Pattern pattern, String text) {
        return pattern.matcher(text)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found in " + text));
    }
}
