package org.carrel.console;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Asks the console over HTTPS, as a browser's page would or as a program with its token. */
final class Caller {
    private static final int PATIENCE = 10_000;
    private static final Pattern TOKEN = Pattern.compile("name=\"token\" value=\"([^\"]+)\"");

    private final String address;
    private final String behind;
    private final HttpClient client;

    Caller(String address) {
        this(address, "");
    }

    /**
     * One who says that somebody else asks.
     *
     * @param behind that one's address; empty to say nothing
     */
    Caller(String address, String behind) {
        this.address = address;
        this.behind = behind;
        this.client =
                HttpClient.newBuilder()
                        .sslContext(trusting())
                        .cookieHandler(new CookieManager())
                        .build();
    }

    HttpResponse<String> get(String path) {
        return send(HttpRequest.newBuilder(URI.create(address + path)));
    }

    /** Sends a form as a page of the console does; {@code name, value, …}. */
    HttpResponse<String> form(String page, String path, String... fields) {
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Origin", address)
                        .header("Sec-Fetch-Site", "same-origin")
                        .header("Referer", address + page)
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString(encoded(fields) + "&token=" + token(page))));
    }

    /** Announces a form with a file of so many bytes, and tells the first line that comes back. */
    String announce(String path, long length) {
        URI where = URI.create(address + path);
        return firstLine(
                """
                POST %s HTTP/1.1
                Host: %s
                Origin: %s
                Sec-Fetch-Site: same-origin
                Content-Type: multipart/form-data; boundary=edge
                Content-Length: %d

                """
                        .formatted(path, where.getAuthority(), address, length));
    }

    /** Sends exactly these lines, and tells the first one that comes back. */
    String firstLine(String request) {
        URI where = URI.create(address);
        try (Socket line =
                trusting().getSocketFactory().createSocket(where.getHost(), where.getPort())) {
            line.setSoTimeout(PATIENCE);
            line.getOutputStream()
                    .write(request.replace("\n", "\r\n").getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(
                            new InputStreamReader(line.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** By which the console's certificate is known: its public key's SHA-256, in base 64. */
    String certificate() {
        URI where = URI.create(address);
        try (SSLSocket line =
                (SSLSocket)
                        trusting()
                                .getSocketFactory()
                                .createSocket(where.getHost(), where.getPort())) {
            line.startHandshake();
            PublicKey key = line.getSession().getPeerCertificates()[0].getPublicKey();
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Signs in. */
    HttpResponse<String> signIn(String name, String password) {
        return form("/sign-in", "/sign-in", "name", name, "password", password);
    }

    /** Signs in with a password that was drawn for somebody new, and sets one of their own. */
    HttpResponse<String> arrive(String name, String first, String own) {
        signIn(name, first);
        return form("/me", "/me/password", "password", own);
    }

    /** What a program gets that sends nothing along. */
    HttpResponse<String> api(String method, String path, String token) {
        return api(method, path, token, "{}");
    }

    /** What a program gets. */
    HttpResponse<String> api(String method, String path, String token, String body) {
        return send(
                HttpRequest.newBuilder(URI.create(address + path))
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .method(
                                method,
                                method.equals("GET")
                                        ? BodyPublishers.noBody()
                                        : BodyPublishers.ofString(body)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) {
        if (!behind.isEmpty()) {
            request.header("X-Forwarded-For", behind);
        }
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new AssertionError(interrupted);
        }
    }

    private String token(String page) {
        Matcher found = TOKEN.matcher(get(page).body());
        return found.find() ? found.group(1) : "";
    }

    private static String encoded(String... fields) {
        StringBuilder text = new StringBuilder();
        for (int at = 0; at < fields.length; at += 2) {
            text.append(at == 0 ? "" : "&")
                    .append(fields[at])
                    .append('=')
                    .append(URLEncoder.encode(fields[at + 1], StandardCharsets.UTF_8));
        }
        return text.toString();
    }

    /** The certificate is one that the console has just signed itself. */
    private static SSLContext trusting() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAll()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static final class TrustsAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return List.<X509Certificate>of().toArray(X509Certificate[]::new);
        }
    }
}
