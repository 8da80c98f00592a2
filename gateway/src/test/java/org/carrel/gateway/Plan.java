package org.carrel.gateway;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.carrel.config.ConfigLoader;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;
import org.carrel.gateway.demo.Login;
import org.carrel.gateway.demo.SimulatedIls;

/**
 * A configuration in the making: upstreams and doors with what is usual, until a test says
 * otherwise.
 */
final class Plan {
    private static final Set<Integer> GIVEN = ConcurrentHashMap.newKeySet();

    private final Map<String, Map<String, String>> upstreams = new LinkedHashMap<>();
    private final Map<String, Map<String, String>> terminals = new LinkedHashMap<>();
    private String storage = "";
    private String policies = "";
    private String tunnels = "";

    /** The library's own system. */
    Plan record(String name, int port) {
        return upstream(name, "record", port, SimulatedIls.LOGIN);
    }

    /** A vendor; without a {@code token} it gets blanks. */
    Plan vendor(String name, int port, Login login) {
        return upstream(name, "vendor", port, login);
    }

    /** A door to the upstream {@code ils}, without login, in the standard's dialect. */
    Plan door(String name, String profile) {
        Map<String, String> door = new LinkedHashMap<>();
        door.put("protocol", "sip2");
        door.put("bind", "127.0.0.1:" + freePort());
        door.put("profile", profile);
        door.put("upstream", "ils");
        door.put("tls", "{ mode: plain }");
        door.put("allow", "[127.0.0.0/8]");
        terminals.put(name, door);
        return this;
    }

    /** A folder for keys and receipts, opened by a made-up key. */
    Plan storage(Path folder) {
        return storage(folder, "c7");
    }

    /** The same, opened by a key of this byte in hexadecimal digits. */
    Plan storage(Path folder, String octet) {
        storage =
                "storage: { path: \"%s\", key: \"inline:%s\" }%n"
                        .formatted(folder, octet.repeat(32));
        return this;
    }

    /** The same, opened by a passphrase. */
    Plan stretched(Path folder) {
        storage = "storage: { path: \"%s\", key: \"passphrase:inline:word\" }%n".formatted(folder);
        return this;
    }

    /** The same, with the archive on a database server that other gateways use as well. */
    Plan shared(Path folder, String jdbc) {
        storage =
                "storage: { path: \"%s\", jdbc: \"%s\", key: \"inline:%s\" }%n"
                        .formatted(folder, jdbc, "c7".repeat(32));
        return this;
    }

    /** A policy of the library's own, as YAML. */
    Plan policy(String name, String rules) {
        policies =
                (policies.isEmpty() ? "policies:\n" : policies)
                        + "  %s: %s\n".formatted(name, rules);
        return this;
    }

    /** A door for tunnels, and what more is said of it, line by line. */
    Plan tunnels(String... more) {
        tunnels = "tunnels:\n  bind: 127.0.0.1:%d\n".formatted(freePort());
        tunnels +=
                Arrays.stream(more).map(line -> "  " + line + "\n").collect(Collectors.joining());
        return this;
    }

    /** Says something else, or more, of an upstream or a door, as YAML. */
    Plan say(String where, String key, String value) {
        Map<String, String> section =
                upstreams.containsKey(where) ? upstreams.get(where) : terminals.get(where);
        if (section == null) {
            throw new IllegalArgumentException("the plan has no " + where);
        }
        section.put(key, value);
        return this;
    }

    /** The configuration as text. */
    String text() {
        return yaml();
    }

    /**
     * The configuration as the loader understands it.
     *
     * @throws IllegalStateException with the loader's own words if it is refused
     */
    GatewayConfig config() {
        return switch (ConfigLoader.load(yaml(), Inline.ALLOWED)) {
            case Loaded.Accepted accepted -> accepted.config();
            case Loaded.Rejected rejected ->
                    throw new IllegalStateException(rejected.problems().toString());
        };
    }

    /** A port on loopback that nobody listens on just now; never the same one twice. */
    static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return GIVEN.add(socket.getLocalPort()) ? socket.getLocalPort() : freePort();
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
    }

    private Plan upstream(String name, String trust, int port, Login login) {
        Map<String, String> upstream = new LinkedHashMap<>();
        upstream.put("protocol", "sip2");
        upstream.put("trust", trust);
        upstream.put("address", "127.0.0.1:" + port);
        upstream.put("tls", "{ mode: plain }");
        upstream.put(
                "login",
                "{ user: %s, password: \"inline:%s\" }".formatted(login.user(), login.password()));
        upstream.put("timeout", "4s");
        upstream.put("health", "{ failures: 0 }"); // a test may ask a liar as often as it likes
        upstreams.put(name, upstream);
        return this;
    }

    private String yaml() {
        return """
        library:
          name: Riverside Public Library
          institution: RIV
          cards: { prefix: "29001", form: codabar14 }
        shutdown: { grace: 2s }
        """
                + storage
                + tunnels
                + "upstreams:\n"
                + sections(upstreams)
                + "terminals:\n"
                + sections(terminals)
                + policies;
    }

    private static String sections(Map<String, Map<String, String>> sections) {
        return sections.entrySet().stream()
                .map(section -> "  " + section.getKey() + ":\n" + entries(section.getValue()))
                .collect(Collectors.joining());
    }

    private static String entries(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> "    " + entry.getKey() + ": " + entry.getValue() + "\n")
                .collect(Collectors.joining());
    }
}
