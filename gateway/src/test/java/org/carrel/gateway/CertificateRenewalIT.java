package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carrel.gateway.demo.ServiceOptions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A certificate is renewed while terminals are connected. */
class CertificateRenewalIT {
    private static final String STATUS = Questions.STATUS + "\r";

    @TempDir private Path folder = Path.of("");

    private final GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual());
    private Papers papers = new Papers(folder);
    private int port;

    @BeforeEach
    void open() {
        papers =
                new Papers(folder)
                        .authority("old")
                        .authority("new")
                        .signed("gateway", "old", 2)
                        .signed("renewed", "new", 2);
        trial.plan().door("gates", "security-gate").say("gates", "tls", papers.door("gateway"));
        port = trial.start().gateway().port("gates");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void who_is_connected_stays_and_who_comes_sees_the_new_one() {
        try (Tool before = trusting("old")) {
            assertTrue(before.say(STATUS).hear().startsWith("98Y"));
            papers.replace("gateway", "renewed");
            GatewayTrial.await(
                    "it is taken up",
                    () -> trial.ear().count("certificate replaced", "gates") == 1);
            assertTrue(before.say(STATUS).hear().startsWith("98Y"));
            try (Tool after = trusting("new")) {
                assertTrue(after.say(STATUS).hear().startsWith("98Y"));
            }
            try (Tool distrusting = trusting("old")) {
                assertEquals("", distrusting.say(STATUS).hear());
            }
        }
    }

    @Test
    void a_broken_one_leaves_the_old_one_in_force() throws IOException {
        Files.writeString(Path.of(papers.certificate("gateway")), "no certificate");
        GatewayTrial.await(
                "it is told",
                () -> trial.ear().count("new certificate cannot be used", "gates") == 1);
        try (Tool terminal = trusting("old")) {
            assertTrue(terminal.say(STATUS).hear().startsWith("98Y"));
        }
    }

    private Tool trusting(String authority) {
        return Tool.tls(port, "-CAfile", papers.certificate(authority), "-verify_return_error");
    }
}
