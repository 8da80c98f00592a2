package org.carrel.console;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the console's port speaks: TLS of today and nothing else. Needs {@code openssl}. */
class TransportIT {
    private static final int PATIENCE = 30_000;
    private static final Duration TAKEN_UP = Duration.ofSeconds(90);
    private static final Pattern AGREED = Pattern.compile("Cipher is (?!\\(NONE\\))");

    private static ConsoleProcess demo;

    @BeforeAll
    static void openTheConsole() {
        demo = ConsoleProcess.demo();
    }

    @AfterAll
    static void closeTheConsole() {
        demo.close();
    }

    @Test
    void only_tls_1_2_and_1_3_are_spoken_and_the_newer_by_choice() {
        assertTrue(spoken().contains("TLSv1.3"), spoken());
        assertTrue(spoken("-tls1_3").contains("Cipher is TLS_"), "1.3");
        assertTrue(spoken("-tls1_2").contains("Cipher is ECDHE-"), "1.2");
        for (String old : List.of("-tls1", "-tls1_1")) {
            String said = spoken(old, "-cipher", "ALL:@SECLEVEL=0");
            assertTrue(said.contains("alert protocol version"), said);
        }
    }

    @Test
    void only_ciphers_with_forward_secrecy_are_spoken() {
        for (String weak :
                List.of("AES128-SHA", "AES256-GCM-SHA384", "NULL", "aNULL", "3DES", "RC4")) {
            String said = spoken("-tls1_2", "-cipher", weak + ":@SECLEVEL=0");
            assertFalse(AGREED.matcher(said).find(), weak + ": " + said);
        }
    }

    @Test
    void plain_http_gets_no_answer() throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port(demo))) {
            socket.setSoTimeout(PATIENCE);
            OutputStream out = socket.getOutputStream();
            out.write(
                    "GET /health/live HTTP/1.1\r\nHost: localhost\r\n\r\n"
                            .getBytes(StandardCharsets.US_ASCII));
            assertFalse(heard(socket.getInputStream()).contains("HTTP/"));
        }
    }

    @Test
    void the_librarys_own_certificate_is_served_and_a_renewed_one_taken_up(@TempDir Path folder)
            throws IOException {
        Path first = papers(folder, "first");
        Path second = papers(folder, "second");
        try (ConsoleProcess gateway = ConsoleProcess.serving(showing(first, folder))) {
            assertTrue(isTrusted(gateway, first));
            assertFalse(isTrusted(gateway, second), "the control");
            Files.move(key(second), key(first), StandardCopyOption.REPLACE_EXISTING);
            Files.copy(second, first, StandardCopyOption.REPLACE_EXISTING);
            long until = System.nanoTime() + TAKEN_UP.toNanos();
            while (!isTrusted(gateway, second)) {
                assertTrue(System.nanoTime() < until, "still the old one");
            }
        }
    }

    private static Path papers(Path folder, String name) {
        Path certificate = folder.resolve(name + ".crt");
        said(
                "openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2"
                        + " -subj /CN=%s -addext subjectAltName=DNS:localhost -keyout %s -out %s"
                                .formatted(name, key(certificate), certificate));
        return certificate;
    }

    private static Path key(Path certificate) {
        return Path.of(certificate.toString().replace(".crt", ".key"));
    }

    /** Whether somebody is satisfied who trusts this one only and asks for localhost. */
    private static boolean isTrusted(ConsoleProcess gateway, Path certificate) {
        return said("openssl s_client -connect 127.0.0.1:%d -CAfile %s"
                                .formatted(port(gateway), certificate)
                        + " -verify_hostname localhost -verify_return_error")
                .contains("Verify return code: 0 (ok)");
    }

    private static Path showing(Path certificate, Path folder) throws IOException {
        Path secret = Files.writeString(folder.resolve("kek"), "c7".repeat(32));
        return Files.writeString(
                folder.resolve("carrel.yaml"),
                """
                storage: { path: %s, key: "file:%s" }
                console: { bind: "127.0.0.1:%d", certificate: %s, key: %s }
                """
                        .formatted(
                                Files.createDirectory(folder.resolve("storage")),
                                secret,
                                ConsoleProcess.freePort(),
                                certificate,
                                key(certificate)));
    }

    /** TLS may say in a few bytes that it was not understood, and hangs up. */
    private static String heard(InputStream in) throws IOException {
        try {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        } catch (SocketException closed) {
            return "";
        }
    }

    private static String spoken(String... options) {
        return said(
                "openssl s_client -connect 127.0.0.1:%d %s"
                        .formatted(port(demo), String.join(" ", options)));
    }

    private static String said(String command) {
        try {
            Process client =
                    new ProcessBuilder(command.strip().split(" ", -1))
                            .redirectErrorStream(true)
                            .redirectInput(Path.of("/dev/null").toFile())
                            .start();
            return new String(client.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static int port(ConsoleProcess gateway) {
        return URI.create(gateway.address()).getPort();
    }
}
