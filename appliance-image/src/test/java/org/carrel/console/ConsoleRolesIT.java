package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Who may do what: every role at every act of the console, and nobody without a role at any. */
class ConsoleRolesIT {
    private static final String API = "/api/v1";
    private static final String PASSWORD = "four unrelated words here";
    private static final Pattern DRAWN = Pattern.compile("carrel_[A-Za-z0-9_-]{43}");
    private static final Pattern FIRST_PASSWORD = Pattern.compile("[a-z2-9]{4}(?:-[a-z2-9]{4}){4}");

    /** O operator, P privacy officer, V vendor manager, A auditor. */
    private static final String MATRIX =
            """
            GET /                               OPVA
            GET /overview                       OPVA
            GET /overview/figures               OPVA
            GET /live/history                   OPVA
            GET /today                          OPVA
            GET /today/{direction}/{peer}       OPVA
            GET /today.csv                      OPVA
            POST /today/compare                 OPVA
            GET /map                            OPVA
            GET /map.svg                        OPVA
            GET /terminals                      OPVA
            GET /terminals/{name}               OPVA
            GET /upstreams                      OPVA
            GET /upstreams/{name}               OPVA
            POST /terminals                     O
            POST /terminals/{name}              O
            POST /upstreams                     O
            POST /upstreams/{name}              O
            POST /upstreams/{name}/test         O
            POST /terminals/{name}/drain        O
            POST /terminals/{name}/reopen       O
            GET /policies                       OPVA
            GET /policies/{name}                OPVA
            POST /policies/{name}/rule          OP
            GET /configuration                  OPA
            POST /configuration                 OP
            GET /configuration/{number}         OPVA
            POST /configuration/{number}/approve OP
            POST /configuration/{number}/reject OP
            POST /configuration/{number}/enforce OP
            POST /configuration/{number}/again  OP
            GET /rehearsal                      OP
            POST /rehearsal                     OP
            GET /vendors                        OPVA
            GET /vendors/{name}                 OPVA
            POST /vendors/{name}                PV
            POST /vendors/{name}/review         PV
            POST /vendors/{name}/policy         PV
            GET /keys                           OPA
            POST /keys/{upstream}/roll          P
            POST /keys/{upstream}/shred         P
            POST /keys/{upstream}/approve       OP
            POST /keys/{upstream}/reject        OP
            GET /audit                          OPA
            POST /audit/verify                  OPA
            GET /audit.txt                      OPA
            GET /audit/lines.txt                OPA
            GET /settings                       OPVA
            GET /settings/kept                  OPVA
            POST /settings/kept                 OP
            POST /settings/backup               O
            GET /settings/destruction           OPA
            POST /settings/destruction/{class}/hold P
            POST /settings/destruction/{class}/lift P
            GET /settings/support               O
            GET /settings/support.txt           O
            POST /settings/users                O
            POST /settings/users/{name}/roles   O
            POST /settings/users/{name}/disable O
            POST /settings/users/{name}/enable  O
            POST /settings/users/{name}/sign-out O
            POST /settings/users/{name}/first-password O
            POST /settings/tokens               OPVA
            POST /settings/tokens/{name}/remove O
            GET /set-up                         O
            POST /set-up/library                O
            POST /set-up/system                 O
            POST /set-up/door                   O
            POST /set-up/rules                  O
            POST /set-up/rehearsal              O
            POST /set-up/force                  O
            GET /about                          OPVA
            GET /metrics                        OPVA
            GET /openapi.json                   OPVA
            """;

    /** What only people at a browser may do, whatever a program's token says. */
    static final List<String> IN_PERSON =
            List.of(
                    "GET /me",
                    "POST /me/password",
                    "POST /me/browsers/end",
                    "POST /me/codes",
                    "GET /me/passkeys/challenge",
                    "POST /me/passkeys",
                    "POST /me/passkeys/remove",
                    "GET /confirm",
                    "POST /confirm",
                    "POST /confirm/passkey",
                    "POST /sign-out");

    private static ConsoleProcess demo;
    private static Caller ada;
    private static final Map<Character, String> TOKENS = new LinkedHashMap<>();

    @BeforeAll
    static void openTheConsole() {
        demo = ConsoleProcess.demo();
        ada = new Caller(demo.address());
        assertEquals(
                303,
                ada.form(
                                "/first",
                                "/first",
                                "code",
                                demo.code(),
                                "name",
                                "ada",
                                "password",
                                PASSWORD)
                        .statusCode());
        TOKENS.put('O', draw(ada, "token-o", "operator"));
        TOKENS.put('P', draw(ada, "token-p", "privacy-officer"));
        TOKENS.put('V', draw(ada, "token-v", "vendor-manager"));
        ada.form("/settings", "/settings/users", "name", "bea", "roles", "auditor");
        String first = found(FIRST_PASSWORD, ada.get("/settings").body());
        Caller bea = new Caller(demo.address());
        bea.arrive("bea", first, PASSWORD);
        TOKENS.put('A', draw(bea, "token-a", "auditor"));
    }

    @AfterAll
    static void closeTheConsole() {
        demo.close();
    }

    @Test
    void every_act_for_programs_has_its_row() {
        JsonNode paths =
                JsonMapper.shared().readTree(api("GET", "/openapi.json", 'A')).get("paths");
        TreeSet<String> described = new TreeSet<>();
        paths.forEachEntry((path, methods) ->
                methods.propertyNames().stream()
                        .map(method ->
                                method.toUpperCase(java.util.Locale.ROOT)
                                        + " "
                                        + path.substring(API.length()))
                        .forEach(described::add));
        assertEquals(new TreeSet<>(rows().keySet()), described);
    }

    @Test
    void each_role_may_do_what_its_row_says_and_nothing_else() {
        List<String> wrong = new ArrayList<>();
        rows().forEach((act, allowed) ->
                TOKENS.forEach((role, token) -> {
                    int status = status(act, token);
                    boolean let = status != 401 && status != 403;
                    if (let != (allowed.indexOf(role) >= 0) || status >= 500) {
                        wrong.add(act + " as " + role + ": " + status);
                    }
                }));
        assertEquals(List.of(), wrong);
    }

    @Test
    void nobody_gets_anything_without_a_token_or_with_a_wrong_one() {
        List<String> wrong = new ArrayList<>();
        for (String act : all()) {
            if (status(act, "") != 401 || status(act, "carrel_no-token-of-ours") != 401) {
                wrong.add(act);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void a_program_may_not_do_what_concerns_somebodys_own_way_in() {
        List<String> wrong = new ArrayList<>();
        for (String act : IN_PERSON) {
            if (status(act, token('O')) != 403) {
                wrong.add(act);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void a_request_from_another_site_does_nothing_even_with_the_sessions_cookie() {
        List<String> wrong = new ArrayList<>();
        for (String act : all()) {
            if (act.startsWith("POST ")
                    && ada.send(
                                            HttpRequest.newBuilder(
                                                            URI.create(
                                                                    demo.address() + path(act, "")))
                                                    .header("Origin", "https://elsewhere.example")
                                                    .header("Sec-Fetch-Site", "cross-site")
                                                    .POST(BodyPublishers.noBody()))
                                    .statusCode()
                            != 403) {
                wrong.add(act);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void every_answer_forbids_scripts_of_others_and_copies() {
        for (String path :
                List.of("/", "/sign-in", "/nothing", "/assets/console.js", "/health/live")) {
            var headers = ada.get(path).headers();
            assertTrue(
                    headers.firstValue("Content-Security-Policy")
                            .orElse("")
                            .startsWith("default-src 'self'"),
                    path);
            if (!path.startsWith("/assets/")) {
                assertEquals("no-store", headers.firstValue("Cache-Control").orElse(""), path);
            }
        }
    }

    @Test
    void programs_see_health_and_metrics() {
        assertEquals("{\"status\":\"UP\"}", new Caller(demo.address()).get("/health/ready").body());
        assertEquals(200, new Caller(demo.address()).get("/health/live").statusCode());
        String metrics = new Caller(demo.address()).api("GET", "/metrics", token('A')).body();
        assertTrue(metrics.contains("carrel_exchanges_seconds_count{"), metrics);
    }

    @Test
    void guessing_passwords_is_slowed_down() {
        Caller guesser = new Caller(demo.address());
        ada.form("/settings", "/settings/users", "name", "cleo", "roles", "auditor");
        String first = found(FIRST_PASSWORD, ada.get("/settings").body());
        for (int at = 0; at < 5; at++) {
            assertFalse(signedIn(guesser, "cleo", "wrong password number " + at));
        }
        assertFalse(signedIn(guesser, "cleo", first), "the right one is no longer heard");
    }

    private static boolean signedIn(Caller caller, String name, String password) {
        return caller.signIn(name, password).statusCode() == 303;
    }

    private static List<String> all() {
        List<String> all = new ArrayList<>(rows().keySet());
        all.addAll(IN_PERSON);
        return all;
    }

    private static Map<String, String> rows() {
        Map<String, String> rows = new LinkedHashMap<>();
        MATRIX.lines()
                .map(line -> line.split(" +"))
                .forEach(parts -> rows.put(parts[0] + " " + parts[1], parts[2]));
        return rows;
    }

    private static int status(String act, String token) {
        String method = act.substring(0, act.indexOf(' '));
        return new Caller(demo.address()).api(method, path(act, API), token).statusCode();
    }

    /** Names that are nobody's, so that a test of rights changes nothing. */
    private static String path(String act, String before) {
        return before
                + act.substring(act.indexOf(' ') + 1)
                        .replace("{direction}", "to-upstream")
                        .replaceAll("\\{[a-z]+}", "nobody");
    }

    private static String token(char role) {
        return Objects.requireNonNull(TOKENS.get(role));
    }

    private static String api(String method, String path, char role) {
        return new Caller(demo.address()).api(method, API + path, token(role)).body();
    }

    private static String draw(Caller who, String name, String role) {
        return found(
                DRAWN,
                who.form("/settings", "/settings/tokens", "name", name, "roles", role).body());
    }

    private static String found(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("not found in " + text));
    }
}
