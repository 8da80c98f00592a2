package org.carrel.gateway;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.Function;
import org.carrel.config.ConfigLoader;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;

/**
 * A gateway with one catalogue door before catalogues on the web that say what a test wants.
 * Closing it closes all that was opened through it, and fails where the gateway lost a buffer or
 * met a fault of its own.
 */
final class WebTrial implements AutoCloseable {
    private final LogEar ear = new LogEar();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final StringBuilder targets = new StringBuilder();
    private final StringBuilder databases = new StringBuilder();
    private String door = "";
    private int port;

    WebPeer peer(Function<WebPeer.Request, String> answers) {
        return closing(new WebPeer(answers));
    }

    /**
     * A catalogue of one database of the same name.
     *
     * @param more lines of its section, such as {@code timeout: 1s}
     */
    WebTrial target(String name, String protocol, int at, String... more) {
        targets.append(
                """
                  %s:
                    protocol: %s
                    address: 127.0.0.1:%d
                    tls: { mode: plain }
                    databases: { %s: Default }
                """
                        .formatted(name, protocol, at, name));
        for (String each : more) {
            targets.append("    ").append(each).append('\n');
        }
        databases.append("%s%s: %s".formatted(databases.isEmpty() ? "" : ", ", name, name));
        return this;
    }

    /** A line more of the door's section. */
    WebTrial door(String line) {
        door += "    " + line + "\n";
        return this;
    }

    WebTrial start() {
        port = Plan.freePort();
        closing(RunningGateway.startUnproved(config()));
        return this;
    }

    WebReader reader() {
        return closing(new WebReader(port));
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        try {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
            ear.assertNoFaultAndNoLeak();
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        } finally {
            ear.close();
        }
    }

    private GatewayConfig config() {
        String yaml =
                """
                library: { name: Riverside Public Library, institution: RIV }
                shutdown: { grace: 2s }
                upstreams:
                %sterminals:
                  catalogue:
                    protocol: z3950
                    bind: 127.0.0.1:%d
                    profile: catalogue-client
                    databases: { %s }
                %s\
                """
                        .formatted(targets, port, databases, door);
        return switch (ConfigLoader.load(yaml, Inline.ALLOWED)) {
            case Loaded.Accepted accepted -> accepted.config();
            case Loaded.Rejected rejected ->
                    throw new IllegalStateException(rejected.problems().toString());
        };
    }

    private <T extends AutoCloseable> T closing(T part) {
        opened.push(part);
        return part;
    }
}
