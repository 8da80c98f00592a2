package org.carrel.admin.desk;

import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request, in the words of no framework.
 *
 * @param post whether it would change something; else it only looks
 * @param path without the query, as it was sent
 * @param query its parameters, and with a form the form's
 * @param headers by name in small letters
 * @param cookies by name
 * @param body as text, where it is no form; at most a million characters
 * @param from the address of who asks
 * @param file what was uploaded, to be read once while the request lasts; empty where nothing was
 */
public record Ask(
        boolean post,
        String path,
        Map<String, List<String>> query,
        Map<String, String> headers,
        Map<String, String> cookies,
        String body,
        String from,
        InputStream file) {
    public Ask {
        query = Map.copyOf(query);
        headers = Map.copyOf(headers);
        cookies = Map.copyOf(cookies);
    }

    /** One without a file. */
    public Ask(
            boolean post,
            String path,
            Map<String, List<String>> query,
            Map<String, String> headers,
            Map<String, String> cookies,
            String body,
            String from) {
        this(post, path, query, headers, cookies, body, from, InputStream.nullInputStream());
    }

    /** The first value of a parameter as it was sent; empty where there is none. */
    public String raw(String name) {
        List<String> values = query.getOrDefault(name, List.of());
        return values.isEmpty() ? "" : values.getFirst();
    }

    /** The first value of a parameter without the blanks around it; empty where there is none. */
    public String value(String name) {
        return raw(name).strip();
    }

    /** All values of a parameter. */
    public List<String> values(String name) {
        return query.getOrDefault(name, List.of());
    }

    /** A header. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** A cookie. */
    public Optional<String> cookie(String name) {
        return Optional.ofNullable(cookies.get(name));
    }

    /** Whether only a part of a page is wanted. */
    public boolean isPartial() {
        return headers.containsKey("hx-request");
    }

    /** Whether an open page asks by itself, so that nobody need be there. */
    public boolean isUnattended() {
        return path.equals("/overview/figures")
                || path.equals("/live")
                || path.equals("/live/history");
    }

    /** Whether a program asks, rather than a browser's page. */
    public boolean isMachine() {
        return path.startsWith("/api/") || path.equals("/metrics") || path.startsWith("/health/");
    }
}
