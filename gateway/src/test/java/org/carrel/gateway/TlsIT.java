package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.carrel.config.ConfigLoader;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedIls;
import org.carrel.gateway.demo.Witness;
import org.carrel.gateway.wire.TlsBroken;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * TLS on both sides, with certificates that openssl made: a terminal, a gateway, a second gateway,
 * a library system.
 */
class TlsIT {
    private static final String STATUS = "9900802.00\r";
    private static final String ITEM = "1720261122    120000AORIV|AB39001200001181|AC|\r";

    @TempDir static Path folder;

    @BeforeAll
    static void certificates() throws IOException, InterruptedException {
        make("our");
        make("stranger");
    }

    @Test
    void a_question_goes_through_two_gateways_over_tls_and_comes_home() throws Exception {
        try (SimulatedIls ils =
                        new SimulatedIls(ServiceOptions.usual().withoutLogin(), new Witness());
                RunningGateway inner = started("{ mode: plain }", ils.port(), door("our"));
                RunningGateway outer =
                        started(
                                "{ mode: tls, ca: %s }".formatted(file("our.crt")),
                                inner.port("gates"),
                                door("our"));
                Socket terminal =
                        trusting("our.crt")
                                .getSocketFactory()
                                .createSocket(
                                        InetAddress.getLoopbackAddress(), outer.port("gates"))) {
            assertTrue(asked(terminal, STATUS).startsWith("98Y"));
            assertTrue(asked(terminal, ITEM).startsWith("18"));
        }
    }

    @Test
    void an_upstream_with_a_strangers_certificate_is_off_line() throws Exception {
        try (SimulatedIls ils =
                        new SimulatedIls(ServiceOptions.usual().withoutLogin(), new Witness());
                RunningGateway inner = started("{ mode: plain }", ils.port(), door("our"));
                RunningGateway outer =
                        started(
                                "{ mode: tls, ca: %s }".formatted(file("stranger.crt")),
                                inner.port("gates"),
                                "{ mode: plain }");
                Socket terminal =
                        new Socket(InetAddress.getLoopbackAddress(), outer.port("gates"))) {
            assertTrue(asked(terminal, ITEM).startsWith("1801"));
        }
    }

    @Test
    void a_mutual_door_closes_on_a_terminal_without_a_certificate() throws Exception {
        String mutual =
                door("our")
                        .replace("mode: tls", "mode: mutual")
                        .replace("}", ", client-ca: %s }".formatted(file("our.crt")));
        try (SimulatedIls ils =
                        new SimulatedIls(ServiceOptions.usual().withoutLogin(), new Witness());
                RunningGateway gateway = started("{ mode: plain }", ils.port(), mutual);
                Socket terminal =
                        trusting("our.crt")
                                .getSocketFactory()
                                .createSocket(
                                        InetAddress.getLoopbackAddress(), gateway.port("gates"))) {
            assertThrows(IOException.class, () -> asked(terminal, STATUS));
        }
    }

    @Test
    void a_certificate_that_cannot_be_read_opens_nothing() throws IOException {
        Path empty = Files.createTempFile(folder, "empty", ".pem");
        String broken = "{ mode: tls, certificate: %s, key: %s }".formatted(empty, empty);
        assertThrows(TlsBroken.class, () -> started("{ mode: plain }", 6001, broken));
    }

    private static String door(String name) {
        return "{ mode: tls, certificate: %s, key: %s }"
                .formatted(file(name + ".crt"), file(name + ".key"));
    }

    private static RunningGateway started(String upstreamTls, int upstreamPort, String doorTls)
            throws IOException {
        String yaml =
                """
                library: { name: Riverside, institution: RIV }
                upstreams:
                  ils: { protocol: sip2, trust: record, address: "127.0.0.1:%d", timeout: 5s, tls: %s }
                terminals:
                  gates: { protocol: sip2, bind: "127.0.0.1:%d", profile: security-gate, upstream: ils, tls: %s }
                """
                        .formatted(upstreamPort, upstreamTls, freePort(), doorTls);
        return RunningGateway.start(
                assertInstanceOf(Loaded.Accepted.class, ConfigLoader.load(yaml, Inline.ALLOWED))
                        .config());
    }

    private static String asked(Socket terminal, String question) throws IOException {
        terminal.setSoTimeout(10_000);
        terminal.getOutputStream().write(question.getBytes(US_ASCII));
        StringBuilder answer = new StringBuilder();
        InputStream in = terminal.getInputStream();
        int octet = in.read();
        while (octet != '\r') {
            if (octet < 0) {
                throw new IOException("closed");
            }
            answer.append((char) octet);
            octet = in.read();
        }
        return answer.toString();
    }

    private static SSLContext trusting(String certificate) throws Exception {
        KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
        store.load(null, null);
        try (InputStream in = Files.newInputStream(file(certificate))) {
            store.setCertificateEntry(
                    "authority", CertificateFactory.getInstance("X.509").generateCertificate(in));
        }
        TrustManagerFactory trust =
                TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(store);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private static void make(String name) throws IOException, InterruptedException {
        List<String> command =
                List.of(
                        "openssl",
                        "req",
                        "-x509",
                        "-newkey",
                        "ec",
                        "-pkeyopt",
                        "ec_paramgen_curve:prime256v1",
                        "-nodes",
                        "-days",
                        "2",
                        "-subj",
                        "/CN=localhost",
                        "-addext",
                        "subjectAltName=IP:127.0.0.1,DNS:localhost",
                        "-keyout",
                        file(name + ".key").toString(),
                        "-out",
                        file(name + ".crt").toString());
        Process openssl =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertEquals(0, openssl.waitFor());
    }

    private static Path file(String name) {
        return folder.resolve(name);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }
}
