package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What staff do at the console is done in the gateway, and stands in the audit trail. */
class ConsoleActsIT {
    private static final int PATIENCE = 10_000;
    private static final String SEARCHED = "walden";

    private static ConsoleProcess demo;
    private static Staff operator;
    private static Staff ada;
    private static Staff bea;

    @BeforeAll
    static void openTheConsole() {
        demo = ConsoleProcess.demo();
        Caller first = Staff.first(demo);
        operator = Staff.of(demo, first, "operator");
        ada = Staff.of(demo, first, "privacy-officer");
        bea = Staff.added(demo, first, "bea", "privacy-officer");
    }

    @AfterAll
    static void closeTheConsole() {
        if (demo != null) {
            demo.close();
        }
    }

    @Test
    void today_is_told_by_the_day_and_by_each_of_its_hours_and_both_are_the_same() {
        JsonNode day = operator.facts("/today");
        assertFalse(day.get("hours").isEmpty());
        assertFalse(day.get("peers").isEmpty());
        long byHour =
                day.get("hours")
                        .valueStream()
                        .map(hour -> hour.get("begin").asString())
                        .mapToLong(begin -> all(hour(day, begin)))
                        .sum();
        assertEquals(all(day), byHour);
        String csv = operator.look("/today.csv").body();
        String begin = day.get("hours").get(0).get("begin").asString();
        assertTrue(csv.lines().skip(1).findFirst().orElseThrow().startsWith(begin), csv);
        assertEquals(1, operator.look("/today.csv?day=2001-01-01").body().lines().count());
        assertTrue(operator.facts("/today?day=2001-01-01").get("peers").isEmpty());
    }

    @Test
    void a_test_of_a_library_goes_the_whole_way_and_says_what_it_takes() {
        JsonNode told = operator.done("/upstreams/ils/test", "{}");
        assertTrue(told.get("well").asBoolean());
        assertEquals(List.of("connection", "encryption", "login", "status"), kinds(told));
        assertTrue(told.get("takes").valueStream().anyMatch(each -> each.asString().equals("63")));
        assertEquals(404, operator.act("/upstreams/nobody/test", "{}").statusCode());
        assertTrue(trail().contains("act=upstream-tested subject=ils amount=1"));
    }

    @Test
    void a_test_of_a_catalogue_searches_and_keeps_nothing_of_the_search() {
        String body = operator.act("/upstreams/stacks/test", query(SEARCHED)).body();
        JsonNode told = JsonMapper.shared().readTree(body);
        assertEquals(List.of("connection", "encryption", "init", "search"), kinds(told));
        assertTrue(told.get("steps").get(3).get("number").asLong() > 0);
        assertFalse(body.contains(SEARCHED));
        assertFalse(trail().contains(SEARCHED));
        assertEquals(
                422, operator.act("/upstreams/stacks/test", query("a".repeat(401))).statusCode());
    }

    @Test
    void a_drained_door_lets_nobody_in_until_it_is_opened_again() throws IOException {
        String bind = operator.facts("/terminals/gates").get("door").get("bind").asString();
        int port = Integer.parseInt(bind.substring(bind.lastIndexOf(':') + 1));
        try (Socket inside = gate(port)) {
            assertTrue(isServed(inside));
            operator.done("/terminals/gates/drain", "{}");
            assertTrue(operator.facts("/terminals/gates").get("door").get("drained").asBoolean());
            assertTrue(
                    operator.caller().get("/terminals/gates").body().contains("restart"),
                    "the page says when it ends");
            inside.getInputStream().transferTo(OutputStream.nullOutputStream()); // shown out
        }
        try (Socket late = gate(port)) {
            assertFalse(isServed(late));
        }
        operator.done("/terminals/gates/reopen", "{}");
        try (Socket again = gate(port)) {
            assertTrue(isServed(again));
        }
        assertTrue(trail().contains("act=door-drained subject=gates"));
        assertTrue(trail().contains("act=door-reopened subject=gates"));
    }

    @Test
    void a_backup_is_a_sealed_file_in_the_storages_folder() throws IOException {
        assertEquals(403, ada.act("/settings/backup", "{}").statusCode());
        operator.done("/settings/backup", "{}");
        JsonNode kept = operator.facts("/settings/kept");
        JsonNode newest = kept.get("backups").get(0);
        Path file =
                Path.of(kept.get("where").get("path").asString())
                        .resolve("backups")
                        .resolve(newest.get("name").asString());
        byte[] bytes = Files.readAllBytes(file);
        assertEquals(newest.get("bytes").asLong(), bytes.length);
        assertTrue(new String(bytes, StandardCharsets.ISO_8859_1).startsWith("carrel-backup 1\n"));
        assertTrue(trail().contains("who=ada role=operator act=backed-up"));
        assertFalse(kept.get("kept").isEmpty());
    }

    @Test
    void how_long_something_is_kept_is_drafted_and_released_and_has_limits() {
        String drafted = "{\"ledger-hours\":\"%s\",\"reason\":\"less is better\"}";
        assertEquals(409, operator.act("/settings/kept", drafted.formatted("36")).statusCode());
        assertEquals(409, operator.act("/settings/kept", drafted.formatted("a }")).statusCode());
        operator.done("/settings/kept", drafted.formatted("14"));
        bea.done("/configuration/" + draft("less is better") + "/approve", "{}");
        JsonNode hours = operator.facts("/settings/kept").get("kept").get(0);
        assertEquals("ledger-hours", hours.get("dataClass").asString());
        assertEquals(14, hours.get("days").asInt());
    }

    @Test
    void keys_end_when_two_people_want_it() {
        keepKeysOfPress();
        long epoch = epoch();
        ada.done("/keys/press/roll", "{}");
        assertEquals(409, ada.act("/keys/press/approve", "{}").statusCode());
        assertEquals(epoch, epoch());
        assertEquals("ada", ada.facts("/keys").get("asked").get(0).get("by").asString());
        bea.done("/keys/press/approve", "{}");
        assertEquals(epoch + 1, epoch());

        assertEquals(409, ada.act("/keys/press/shred", "{}").statusCode());
        ada.done("/keys/press/shred", "{\"meant\":\"press\"}");
        bea.done("/keys/press/reject", "{}");
        assertEquals(409, bea.act("/keys/press/approve", "{}").statusCode());
        assertEquals(epoch + 1, epoch());

        bea.done("/keys/press/shred", "{\"meant\":\"press\"}");
        operator.done("/keys/press/approve", "{}");
        assertTrue(ada.facts("/keys").get("keys").isEmpty());
        assertTrue(
                trail().contains("who=bea role=privacy-officer act=key-end-asked subject=press"));
        assertTrue(trail().contains("who=ada role=operator act=key-destroyed subject=press"));
    }

    /** In the demonstration the vendor's key stands in the configuration. */
    private static void keepKeysOfPress() {
        String text = ada.facts("/configuration").get("text").asString();
        String kept =
                text.replaceAll(
                        "prefix: \"29998\", key: \"inline:[0-9a-f]+\"",
                        "prefix: \"29998\", second-prefix: \"29997\"");
        assertFalse(kept.equals(text), "the demonstration's text has changed");
        String draft =
                JsonMapper.shared()
                        .writeValueAsString(Map.of("text", kept, "reason", "keys that are kept"));
        ada.done("/configuration", draft);
        bea.done("/configuration/" + draft("keys that are kept") + "/approve", "{}");
    }

    private static String draft(String reason) {
        return ada.facts("/policies")
                .get("versions")
                .valueStream()
                .filter(each -> each.get("reason").asString().equals(reason))
                .map(each -> each.get("number").asString())
                .findFirst()
                .orElseThrow();
    }

    private static long epoch() {
        return ada.facts("/keys")
                .get("keys")
                .valueStream()
                .filter(each -> each.get("upstream").asString().equals("press"))
                .mapToLong(each -> each.get("epoch").asLong())
                .max()
                .orElseThrow();
    }

    private static JsonNode hour(JsonNode day, String begin) {
        return operator.facts("/today?day=" + day.get("day").asString() + "&hour=" + begin);
    }

    private static long all(JsonNode today) {
        return today.get("peers")
                .valueStream()
                .flatMap(peer -> peer.get("fates").valueStream())
                .mapToLong(JsonNode::asLong)
                .sum();
    }

    private static List<String> kinds(JsonNode trial) {
        return trial.get("steps").valueStream().map(each -> each.get("kind").asString()).toList();
    }

    private static String query(String text) {
        return "{\"query\":\"" + text + "\"}";
    }

    @Test
    void a_machine_elsewhere_collects_the_trail_and_goes_on_where_it_stopped() {
        String first = operator.look("/audit/lines.txt").body();
        long last = first.lines().count();
        operator.done("/audit/verify", "{}");
        String more = operator.look("/audit/lines.txt?after=" + last).body();
        assertTrue(more.matches("(?s)%d [0-9T:.-]+Z who=.*".formatted(last + 1)), more);
        assertTrue(trail().contains("\n" + first + more));
    }

    private static String trail() {
        return operator.look("/audit.txt").body();
    }

    private static Socket gate(int port) throws IOException {
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setSoTimeout(PATIENCE);
        return socket;
    }

    private static boolean isServed(Socket gate) {
        try {
            gate.getOutputStream().write("9900802.00\r".getBytes(StandardCharsets.US_ASCII));
            return new String(gate.getInputStream().readNBytes(2), StandardCharsets.US_ASCII)
                    .equals("98");
        } catch (IOException hungUp) {
            return false;
        }
    }
}
