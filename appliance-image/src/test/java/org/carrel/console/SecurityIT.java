package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.URI;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What OWASP's ASVS 5.0 wants to see of any web application, seen from outside. Which requirement
 * each test belongs to stands in {@code admin-ui/ASVS.md}.
 */
class SecurityIT {
    private static final String PASSWORD = "four unrelated words here";
    private static final Pattern FIRST_PASSWORD = Pattern.compile("[a-z2-9]{4}(?:-[a-z2-9]{4}){4}");
    private static final Pattern PROGRAM_TOKEN = Pattern.compile("carrel_[A-Za-z0-9_-]{43}");
    private static final Pattern COOKIE = Pattern.compile("__Host-carrel=([A-Za-z0-9_-]{43});");
    private static final int TOO_LARGE = 1_300_000;

    private static ConsoleProcess demo;

    @BeforeAll
    static void openTheConsole() {
        demo = ConsoleProcess.demo();
        HttpResponse<String> first =
                caller().form(
                                "/first",
                                "/first",
                                "code",
                                demo.code(),
                                "name",
                                "ada",
                                "password",
                                PASSWORD);
        assertEquals(303, first.statusCode(), first.body());
    }

    @AfterAll
    static void closeTheConsole() {
        demo.close();
    }

    @Test
    void every_kind_of_answer_tells_the_browser_what_it_may_do() {
        kinds().forEach((kind, answer) -> {
            HttpHeaders told = answer.headers();
            String policy = first(told, "Content-Security-Policy");
            for (String part :
                    List.of(
                            "default-src 'self'",
                            "script-src 'self'",
                            "object-src 'none'",
                            "base-uri 'none'",
                            "form-action 'self'",
                            "frame-ancestors 'none'")) {
                assertTrue(policy.contains(part), kind + ": " + policy);
            }
            assertEquals(
                    "max-age=31536000; includeSubDomains",
                    first(told, "Strict-Transport-Security"),
                    kind);
            assertEquals("nosniff", first(told, "X-Content-Type-Options"), kind);
            assertEquals("same-origin", first(told, "Referrer-Policy"), kind);
            assertEquals("same-origin", first(told, "Cross-Origin-Opener-Policy"), kind);
            assertEquals("same-origin", first(told, "Cross-Origin-Resource-Policy"), kind);
            assertEquals("", first(told, "Access-Control-Allow-Origin"), kind);
            assertEquals("", first(told, "Server"), kind);
            assertEquals(
                    kind.equals("asset") ? "private, max-age=86400" : "no-store",
                    first(told, "Cache-Control"),
                    kind);
        });
    }

    @Test
    void what_is_text_says_in_which_characters() {
        kinds().forEach((kind, answer) -> {
            String type = first(answer.headers(), "Content-Type");
            boolean text = type.startsWith("text/") || type.contains("xml");
            assertTrue(!answer.body().isEmpty() || answer.statusCode() == 303, kind);
            assertTrue(
                    text ? type.endsWith("; charset=utf-8") : type.equals("application/json"),
                    kind + ": " + type);
        });
    }

    @Test
    void cookies_are_for_this_host_over_https_and_for_no_script() {
        HttpResponse<String> language =
                caller().form("/sign-in", "/language", "language", "de", "to", "/sign-in");
        for (HttpResponse<String> answer : List.of(caller().signIn("ada", PASSWORD), language)) {
            String cookie = first(answer.headers(), "Set-Cookie");
            assertTrue(cookie.startsWith("__Host-carrel"), cookie);
            assertTrue(cookie.contains("; Path=/; Secure; HttpOnly; SameSite=Strict"), cookie);
            assertFalse(cookie.contains("Domain"), cookie);
        }
    }

    @Test
    void other_methods_are_refused_and_nothing_is_sent_back() {
        for (String method : List.of("TRACE", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACK")) {
            HttpResponse<String> answer =
                    caller().send(
                                    request("/sign-in")
                                            .header("X-Secret", "echo-of-a-secret")
                                            .method(method, BodyPublishers.noBody()));
            assertEquals(405, answer.statusCode(), method);
            assertFalse(answer.body().contains("echo-of-a-secret"), method);
        }
    }

    @Test
    void secrets_in_an_address_are_not_read() {
        HttpResponse<String> answer =
                caller().send(
                                fromOurPage("/sign-in?name=ada&password=four+unrelated+words+here")
                                        .POST(BodyPublishers.ofString("")));
        assertEquals("", first(answer.headers(), "Set-Cookie"));
        String where = first(caller().get("/audit?token=whatever").headers(), "Location");
        assertEquals("/sign-in?to=%2Faudit", where, "nothing of the query goes on");
    }

    @Test
    void each_sign_in_and_each_proof_makes_another_session_and_ends_the_one_before() {
        Caller ada = caller();
        String one = session(ada.signIn("ada", PASSWORD));
        assertTrue(letsIn(one));
        String two = session(ada.form("/confirm", "/confirm", "password", PASSWORD, "to", "/me"));
        assertTrue(letsIn(two));
        assertFalse(letsIn(one));
        String three = session(ada.signIn("ada", PASSWORD));
        assertTrue(letsIn(three));
        assertFalse(letsIn(two));
        assertFalse(letsIn("a-name-that-somebody-else-has-chosen-for-it"));
    }

    @Test
    void signing_out_ends_the_session_and_clears_the_browser() {
        Caller ada = caller();
        String session = session(ada.signIn("ada", PASSWORD));
        HttpResponse<String> out = ada.form("/", "/sign-out");
        assertEquals("\"cache\", \"storage\"", first(out.headers(), "Clear-Site-Data"));
        assertTrue(first(out.headers(), "Set-Cookie").startsWith("__Host-carrel=;"));
        assertFalse(letsIn(session));
    }

    @Test
    void somebody_sees_in_how_many_browsers_they_are_signed_in_and_ends_the_others() {
        joined("bea", "auditor");
        Caller bea = caller();
        String here = session(bea.signIn("bea", PASSWORD));
        String elsewhere = session(caller().signIn("bea", PASSWORD));
        assertTrue(bea.get("/me").body().contains("You are signed in with 3 browsers"));
        bea.form("/me", "/me/browsers/end");
        assertTrue(letsIn(here));
        assertFalse(letsIn(elsewhere));
        assertTrue(bea.get("/me").body().contains("with this browser only"));
    }

    @Test
    void an_operator_signs_somebody_out_and_locks_them_out() {
        Caller cleo = joined("cleo", "operator");
        String token =
                found(
                        PROGRAM_TOKEN,
                        cleo.form(
                                        "/settings",
                                        "/settings/tokens",
                                        "name",
                                        "cleos",
                                        "roles",
                                        "operator")
                                .body());
        assertEquals(200, cleo.get("/me").statusCode());
        ada().form("/settings", "/settings/users/cleo/sign-out");
        assertEquals(303, cleo.get("/me").statusCode());
        assertEquals(200, caller().api("GET", "/api/v1/settings", token).statusCode());
        String session = session(cleo.signIn("cleo", PASSWORD));
        ada().form("/settings", "/settings/users/cleo/disable");
        assertFalse(letsIn(session));
        assertEquals(401, caller().api("GET", "/api/v1/settings", token).statusCode());
    }

    @Test
    void a_password_that_was_drawn_opens_nothing_until_it_is_changed() {
        String first = invited("dora", "operator");
        Caller dora = caller();
        dora.signIn("dora", first);
        assertEquals("/me", first(dora.get("/settings").headers(), "Location"));
        assertEquals(403, dora.form("/me", "/me/codes").statusCode());
        assertEquals(
                403,
                dora.form("/me", "/settings/users", "name", "eve", "roles", "operator")
                        .statusCode());
        Caller ada = ada();
        ada.form("/settings", "/settings/users/dora/first-password");
        String again = found(FIRST_PASSWORD, ada.get("/settings").body());
        assertEquals(200, caller().signIn("dora", first).statusCode(), "it is void");
        dora.arrive("dora", again, PASSWORD);
        assertEquals(200, dora.get("/settings").statusCode());
        ada.form("/settings", "/settings/users/dora/first-password");
        assertTrue(ada.get("/settings").body().contains("which nobody else can change"));
        assertEquals(303, caller().signIn("dora", PASSWORD).statusCode());
    }

    @Test
    void a_password_is_taken_as_it_was_typed_whatever_it_is_made_of() {
        Caller emil = joined("emil", "auditor");
        String blanks = "  Ünd blanks at both its ends  ";
        emil.form("/me", "/me/password", "password", blanks);
        assertEquals(200, caller().signIn("emil", blanks.strip()).statusCode());
        assertEquals(303, caller().signIn("emil", blanks).statusCode());
        String marks = "\u706f \u2603 <b>&amp;'\"%00;--".repeat(3) + "v7QmZ".repeat(3);
        assertTrue(marks.length() >= 64);
        emil.form("/me", "/me/password", "password", marks);
        assertEquals(303, caller().signIn("emil", marks).statusCode());
    }

    @Test
    void a_password_that_others_guess_is_refused() {
        Caller finn = joined("finn.oakley", "auditor");
        for (String weak :
                List.of(
                        "passwordpassword",
                        "qwertyuiop12",
                        "123456789012345",
                        "iloveyouforever",
                        "carrel-carrel-1",
                        "finn.oakley.2026",
                        "OakleyOakleyOakley")) {
            finn.form("/me", "/me/password", "password", weak);
            assertTrue(finn.get("/me").body().contains("too easy to guess"), weak);
        }
        assertEquals(303, caller().signIn("finn.oakley", PASSWORD).statusCode());
    }

    @Test
    void the_trail_tells_who_was_let_in_who_was_not_and_who_tried_what_they_may_not() {
        Caller gina = joined("gina", "auditor");
        assertEquals(403, gina.form("/me", "/settings/users", "name", "eve").statusCode());
        assertEquals(200, caller().signIn("nobody.of.ours", "not a password").statusCode());
        caller().form("/sign-in", "/sign-in/passkey", "assertion", "{}", "to", "/");
        String trail = gina.get("/audit").body();
        assertTrue(trail.contains("Tried what is not allowed"), trail);
        assertTrue(trail.contains("Was not let in"), trail);
        assertFalse(trail.contains("nobody.of.ours"), trail);
    }

    @Test
    void an_export_for_spreadsheets_holds_no_formula() {
        HttpResponse<String> table = ada().get("/today.csv");
        assertTrue(first(table.headers(), "Content-Disposition").startsWith("attachment;"));
        assertEquals("text/csv; charset=utf-8", first(table.headers(), "Content-Type"));
        assertTrue(table.body().lines().count() > 1);
        for (String line : table.body().lines().toList()) {
            assertTrue(line.matches("(?:[A-Za-z0-9][^,]*,)+[A-Za-z0-9][^,]*"), line);
        }
    }

    /** One answer of each kind that there is. */
    private static Map<String, HttpResponse<String>> kinds() {
        Map<String, HttpResponse<String>> kinds = new LinkedHashMap<>();
        Caller ada = ada();
        kinds.put("page", ada.get("/audit"));
        kinds.put("page for everybody", caller().get("/sign-in"));
        kinds.put("asset", caller().get("/assets/console.js"));
        kinds.put("picture", ada.get("/map.svg"));
        kinds.put("text", ada.get("/audit.txt"));
        kinds.put("way elsewhere", caller().get("/audit"));
        kinds.put("nothing there", ada.get("/nothing"));
        kinds.put(
                "not allowed",
                caller().send(request("/audit/verify").POST(BodyPublishers.noBody())));
        kinds.put("for programs", caller().get("/health/live"));
        kinds.put("no token", caller().api("GET", "/api/v1/audit", "none"));
        kinds.put(
                "other method", caller().send(request("/").method("PUT", BodyPublishers.noBody())));
        kinds.put(
                "too large",
                caller().send(
                                fromOurPage("/sign-in")
                                        .POST(BodyPublishers.ofString("a".repeat(TOO_LARGE)))));
        assertEquals(413, kinds.get("too large").statusCode());
        return kinds;
    }

    private static Caller caller() {
        return new Caller(demo.address());
    }

    private static Caller ada() {
        Caller ada = caller();
        ada.signIn("ada", PASSWORD);
        return ada;
    }

    private static HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(demo.address() + path));
    }

    private static HttpRequest.Builder fromOurPage(String path) {
        return request(path)
                .header("Origin", demo.address())
                .header("Sec-Fetch-Site", "same-origin")
                .header("Content-Type", "application/x-www-form-urlencoded");
    }

    private static boolean letsIn(String session) {
        return caller().send(request("/me").header("Cookie", "__Host-carrel=" + session))
                        .statusCode()
                == 200;
    }

    private static String session(HttpResponse<String> answer) {
        Matcher found = COOKIE.matcher(first(answer.headers(), "Set-Cookie"));
        assertTrue(found.find(), answer.statusCode() + " " + answer.headers().map());
        return found.group(1);
    }

    private static Caller joined(String name, String role) {
        Caller joined = caller();
        joined.arrive(name, invited(name, role), PASSWORD);
        return joined;
    }

    private static String invited(String name, String role) {
        Caller ada = ada();
        ada.form("/settings", "/settings/users", "name", name, "roles", role);
        return found(FIRST_PASSWORD, ada.get("/settings").body());
    }

    private static String found(Pattern pattern, String text) {
        Matcher found = pattern.matcher(text);
        assertTrue(found.find(), text);
        return found.group();
    }

    private static String first(HttpHeaders headers, String name) {
        return headers.firstValue(name).orElse("");
    }
}
