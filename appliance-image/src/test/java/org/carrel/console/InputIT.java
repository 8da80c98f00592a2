package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What the console makes of input that means harm, and what it never takes or shows. Which
 * requirement of OWASP's ASVS 5.0 each test belongs to stands in {@code admin-ui/ASVS.md}.
 */
class InputIT {
    private static final String SHARP = "<i title='x'>&amp; \"sharp\"";
    private static final Pattern SCRIPT = Pattern.compile("<script(?! src=\"/assets/)");
    private static final Pattern HANDLER = Pattern.compile("\\son[a-z]+=");
    private static final Pattern FIELD =
            Pattern.compile("<(?:input|select|textarea)[^>]* name=\"([a-z-]+)\"");
    private static final Pattern SECRET = Pattern.compile("<input[^>]* name=\"password\"[^>]*>");

    private static ConsoleProcess demo;
    private static Caller ada;
    private static Staff operator;
    private static Staff auditor;

    @BeforeAll
    static void openTheConsole() {
        demo = ConsoleProcess.demo();
        ada = Staff.first(demo);
        operator = Staff.of(demo, ada, "operator");
        auditor = Staff.added(demo, ada, "bea", "auditor");
    }

    @AfterAll
    static void closeTheConsole() {
        demo.close();
    }

    @Test
    void a_query_and_a_form_are_decoded_once_and_a_path_never() {
        assertEquals(200, ada.get("/terminals/gates").statusCode());
        for (String twisted : List.of("%67ates", "%2567ates", "x/..%2Fgates", "gates%00")) {
            assertEquals(404, ada.get("/terminals/" + twisted).statusCode(), twisted);
        }
        String wanted = new Caller(demo.address()).get("/sign-in?to=%2Ftoday%252F").body();
        assertTrue(wanted.contains("value=\"/today%2F\""), wanted);
        ada.form("/vendors/till", "/vendors/till", "basis", "contract", "contact", "a%41");
        assertEquals("a%41", operator.facts("/vendors/till").get("contact").asString());
    }

    @Test
    void what_was_typed_is_escaped_once_and_only_where_it_is_shown() {
        ada.form("/vendors/press", "/vendors/press", "basis", "contract", "contact", SHARP);
        String page = ada.get("/vendors/press").body();
        assertFalse(page.contains("<i title"), page);
        assertFalse(page.contains("&amp;lt;"), "escaped twice");
        assertTrue(page.contains("&amp;amp; &#34;sharp&#34;"), page);
        assertEquals(SHARP, operator.facts("/vendors/press").get("contact").asString());
    }

    @Test
    void no_page_carries_a_script_and_nothing_is_evaluated() {
        for (String path : List.of("/", "/today", "/map", "/configuration", "/settings", "/me")) {
            HttpResponse<String> answer = ada.get(path);
            assertFalse(SCRIPT.matcher(answer.body()).find(), path);
            assertFalse(HANDLER.matcher(answer.body()).find(), path);
            assertTrue(answer.body().contains("\"allowEval\":false"), path);
            String policy = answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("script-src 'self'"), policy);
            assertFalse(policy.contains("unsafe"), policy);
        }
    }

    @Test
    void nothing_at_run_time_could_compile_a_template() throws ClassNotFoundException {
        assertEquals("gg.jte.Content", Class.forName("gg.jte.Content").getName());
        for (String compiler :
                List.of(
                        "gg.jte.compiler.TemplateCompiler",
                        "gg.jte.resolve.ResourceCodeResolver")) {
            assertThrows(ClassNotFoundException.class, () -> Class.forName(compiler));
        }
    }

    @Test
    void numbers_and_days_that_make_no_sense_are_nothing() {
        for (String path :
                List.of(
                        "/configuration/99999999999999999999",
                        "/configuration/-1",
                        "/configuration/1e3",
                        "/today/sideways/press")) {
            assertEquals(404, ada.get(path).statusCode(), path);
        }
        for (String path :
                List.of(
                        "/audit?before=99999999999999999999",
                        "/audit?before=x",
                        "/today?day=2026-13-45",
                        "/today?day=2026-03-14&hour=late")) {
            assertEquals(200, ada.get(path).statusCode(), path);
        }
    }

    @Test
    void no_type_is_chosen_by_what_comes_in() {
        String tagged = "library: !!java.net.URL [\"https://elsewhere.example\"]\n";
        String page =
                ada.form("/configuration", "/configuration", "text", tagged, "reason", "harm")
                        .body();
        assertTrue(page.contains("This text cannot be used"), page);
        assertEquals(
                404,
                operator.act("/terminals/nobody/drain", "{\"@class\":\"java.net.URL\"}")
                        .statusCode());
        for (String odd : List.of("[1,2]", "7", "{\"query\":{\"a\":[{}]}}", "{\"query\"")) {
            int status = operator.act("/upstreams/nobody/test", odd).statusCode();
            assertTrue(status >= 400 && status < 500, odd + ": " + status);
        }
    }

    @Test
    void headers_of_a_proxy_change_nothing() {
        HttpResponse<String> answer =
                new Caller(demo.address())
                        .send(
                                HttpRequest.newBuilder(URI.create(demo.address() + "/audit"))
                                        .header("X-Forwarded-Host", "elsewhere.example")
                                        .header("X-Forwarded-Proto", "http")
                                        .header("X-Forwarded-For", "203.0.113.7")
                                        .header("X-Original-URL", "/about")
                                        .header("Forwarded", "host=elsewhere.example;proto=http"));
        assertEquals(303, answer.statusCode());
        assertEquals("/sign-in?to=%2Faudit", answer.headers().firstValue("Location").orElse(""));
        assertFalse(answer.headers().map().toString().contains("elsewhere"));
    }

    @Test
    void a_request_of_which_two_lengths_are_told_is_refused() {
        String host = URI.create(demo.address()).getAuthority();
        String lengths = "GET /health/live HTTP/1.1\nHost: %s\n%s\n";
        Caller caller = new Caller(demo.address());
        String two = lengths.formatted(host, "Content-Length: 0\nContent-Length: 7\n");
        assertTrue(caller.firstLine(two).startsWith("HTTP/1.1 400 "));
        String one = lengths.formatted(host, "Content-Length: 0\n");
        assertTrue(caller.firstLine(one).startsWith("HTTP/1.1 200 "), "the control");
        String pieces = "POST /sign-in HTTP/1.1\nHost: %s\nContent-Length: 9999\n".formatted(host);
        String ended = pieces + "Transfer-Encoding: chunked\n\n0\n\n";
        assertTrue(caller.firstLine(ended).startsWith("HTTP/1.1 4"), "nobody waits for 9999");
    }

    @Test
    void files_that_are_saved_have_names_of_ours() {
        for (String path :
                List.of(
                        "/today.csv?day=../../2026-03-14%22;x=",
                        "/today.csv",
                        "/audit.txt?name=other",
                        "/settings/support.txt",
                        "/map.svg")) {
            String told = ada.get(path).headers().firstValue("Content-Disposition").orElse("");
            assertTrue(
                    told.matches("(attachment; )?(filename=\"carrel-[a-z0-9-]+\\.[a-z]{3}\")?"),
                    path + ": " + told);
        }
    }

    @Test
    void passwords_are_masked_and_the_way_in_asks_for_nothing_else() {
        String page = new Caller(demo.address()).get("/sign-in").body();
        assertEquals(Set.of("token", "to", "assertion", "name", "password", "code"), fields(page));
        for (String shown : List.of(page, ada.get("/me").body(), ada.get("/confirm").body())) {
            List<String> secrets = SECRET.matcher(shown).results().map(MatchResult::group).toList();
            assertFalse(secrets.isEmpty(), shown);
            secrets.forEach(each -> assertTrue(each.contains("type=\"password\""), each));
        }
    }

    @Test
    void who_has_lost_everything_gets_another_name_and_never_somebody_elses() {
        ada.form("/settings", "/settings/users", "name", "bea", "roles", "operator");
        String page = ada.get("/settings").body();
        assertTrue(page.contains("There is one of this name already"), page);
        assertEquals(403, auditor.act("/settings/users", "{\"name\":\"eve\"}").statusCode());
    }

    @Test
    void an_act_takes_the_fields_that_it_names_and_a_token_no_role_that_its_owner_lacks() {
        String refused =
                auditor.caller()
                        .form("/settings", "/settings/tokens", "name", "high", "roles", "operator")
                        .headers()
                        .firstValue("Location")
                        .orElse("");
        assertEquals("/settings", refused);
        assertTrue(auditor.caller().get("/settings").body().contains("Choose at least one role"));
        auditor.caller()
                .form(
                        "/me",
                        "/me/password",
                        "password",
                        "six quite other words than those",
                        "roles",
                        "operator",
                        "active",
                        "true",
                        "name",
                        "ada");
        assertEquals(403, auditor.caller().get("/settings/support").statusCode());
    }

    @Test
    void the_trail_tells_that_something_was_not_accepted_and_not_what_it_was() {
        Staff clara = Staff.added(demo, ada, "clara", "auditor");
        for (String name : List.of("odd-0", "odd-1")) {
            clara.caller().form("/settings", "/settings/tokens", "name", name);
        }
        String trail = ada.get("/audit.txt").body();
        String line = "who=clara role=auditor act=input-refused ";
        assertEquals(1, trail.lines().filter(each -> each.contains(line)).count(), trail);
        assertFalse(trail.contains("odd-"), trail);
    }

    @Test
    void a_browser_keeps_nothing_but_its_cookies() {
        String script = ada.get("/assets/console.js").body();
        assertTrue(script.contains("addEventListener"), "the control");
        for (String store : List.of("localStorage", "sessionStorage", "indexedDB", "caches")) {
            assertFalse(script.contains(store), store);
        }
        for (String merging : List.of("Object.assign", "__proto__", "prototype")) {
            assertFalse(script.contains(merging), merging);
        }
        assertTrue(ada.get("/").body().contains("\"historyCacheSize\":0"));
    }

    private static Set<String> fields(String page) {
        return FIELD.matcher(page)
                .results()
                .map(each -> each.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
