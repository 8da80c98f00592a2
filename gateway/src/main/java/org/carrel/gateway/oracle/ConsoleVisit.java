package org.carrel.gateway.oracle;

import java.io.IOException;
import java.io.InputStream;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/**
 * A person at the console of the examined gateway, and a program: makes the first account, opens
 * every page that another one leads to and every file that is offered there, asks all that a
 * program may ask, and keeps each answer, headers and all. One thread.
 */
final class ConsoleVisit {
    private static final Pattern WELCOME =
            Pattern.compile("The console is at (https://\\S+?); .* the code (\\S+)");
    private static final Pattern FORM_TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");
    private static final Pattern LINK = Pattern.compile("(?:href|src|hx-get)=\"(/[^\"#]*)");
    private static final Pattern PROGRAM_KEY = Pattern.compile("carrel_[A-Za-z0-9_-]{43}");
    private static final Pattern PROGRAM_PATH = Pattern.compile("\"(/api/v1[^\"{]*)\"\\s*:");
    private static final String PASSWORD = "four words of an oracle";
    private static final int MOST_PAGES = 2000;
    private static final int REDIRECTED = 303;
    private static final int FOUND = 200;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final WorkFolder work;
    private final String address;
    private final String code;
    private final HttpClient client;
    private int kept;

    private ConsoleVisit(WorkFolder work, String address, String code) {
        this.work = work;
        this.address = address;
        this.code = code;
        this.client =
                HttpClient.newBuilder()
                        .sslContext(trusting(work.of(Sink.STORAGE).resolve("console/console.crt")))
                        .cookieHandler(new CookieManager())
                        .connectTimeout(PATIENCE)
                        .build();
    }

    /**
     * Visits the console of the gateway that has said in its log where it is.
     *
     * @return how many answers were kept
     */
    static int to(WorkFolder work) {
        try {
            Matcher welcome = WELCOME.matcher(Files.readString(work.of(Sink.LOG).resolve("out")));
            if (!welcome.find()) {
                throw new OracleFailed("the gateway does not say where its console is");
            }
            return new ConsoleVisit(work, welcome.group(1), welcome.group(2)).visit();
        } catch (IOException broken) {
            throw new OracleFailed("the console cannot be read", broken);
        }
    }

    private int visit() throws IOException {
        if (form("/first", "/first", "code", code, "name", "oracle", "password", PASSWORD)
                        .statusCode()
                != REDIRECTED) {
            throw new OracleFailed("the console lets nobody in");
        }
        String drawn =
                form("/settings", "/settings/tokens", "name", "oracle", "roles", "operator").body();
        Matcher key = PROGRAM_KEY.matcher(drawn);
        if (!key.find()) {
            throw new OracleFailed("the console gives a program no key");
        }
        followAllLinks();
        askAsProgram(key.group());
        return kept;
    }

    private void followAllLinks() throws IOException {
        Set<String> known = new HashSet<>(Set.of("/"));
        Deque<String> waiting = new ArrayDeque<>(known);
        while (!waiting.isEmpty() && known.size() < MOST_PAGES) {
            String page = get(request(waiting.remove()));
            LINK.matcher(page)
                    .results()
                    .map(found -> found.group(1).replace("&amp;", "&"))
                    .filter(known::add)
                    .forEach(waiting::add);
        }
    }

    private void askAsProgram(String key) throws IOException {
        String described =
                get(request("/api/v1/openapi.json").header("Authorization", "Bearer " + key));
        for (String path :
                PROGRAM_PATH
                        .matcher(described)
                        .results()
                        .map(found -> found.group(1))
                        .distinct()
                        .toList()) {
            get(request(path).header("Authorization", "Bearer " + key));
        }
    }

    private String get(HttpRequest.Builder request) throws IOException {
        HttpResponse<String> answer = send(request);
        if (answer.statusCode() == FOUND) {
            kept++;
            String all = answer.uri() + "\n" + answer.headers().map() + "\n\n" + answer.body();
            Files.writeString(work.of(Sink.CONSOLE).resolve("answer-" + kept), all);
        }
        return answer.body();
    }

    /** Sends a form as the page of the console would on which it stands; {@code name, value, …}. */
    private HttpResponse<String> form(String page, String path, String... fields)
            throws IOException {
        Matcher token = FORM_TOKEN.matcher(send(request(page)).body());
        StringBuilder body = new StringBuilder(token.find() ? "token=" + token.group(1) : "");
        for (int at = 0; at < fields.length; at += 2) {
            body.append('&')
                    .append(fields[at])
                    .append('=')
                    .append(URLEncoder.encode(fields[at + 1], StandardCharsets.UTF_8));
        }
        return send(
                request(path)
                        .header("Origin", address)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Referer", address + page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(body.toString())));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(address + path)).timeout(PATIENCE);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OracleFailed("stopped at the console", stopped);
        }
    }

    /** Believes the certificate that the console has made for itself, and no other. */
    private static SSLContext trusting(Path certificate) {
        try (InputStream file = Files.newInputStream(certificate)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "console", CertificateFactory.getInstance("X.509").generateCertificate(file));
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException unusable) {
            throw new OracleFailed("the console's certificate cannot be used", unusable);
        }
    }
}
