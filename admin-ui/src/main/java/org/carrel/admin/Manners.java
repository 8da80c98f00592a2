package org.carrel.admin;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import java.util.Map;

/**
 * What every answer tells the browser, the web server's own refusals included: load nothing from
 * elsewhere, run no script but ours, keep nothing, show it in nobody's frame.
 */
@ServerFilter(ServerFilter.MATCH_ALL_PATTERN)
final class Manners {
    private static final Map<String, String> HEADERS =
            Map.of(
                    "Content-Security-Policy",
                    "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self'; object-src 'none';"
                            + " form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
                    "Cache-Control",
                    "no-store",
                    "X-Content-Type-Options",
                    "nosniff",
                    "Referrer-Policy",
                    "same-origin",
                    "Cross-Origin-Opener-Policy",
                    "same-origin",
                    "Cross-Origin-Resource-Policy",
                    "same-origin",
                    "Permissions-Policy",
                    "publickey-credentials-get=(self), publickey-credentials-create=(self), camera=(), microphone=(), geolocation=()",
                    "Strict-Transport-Security",
                    "max-age=31536000; includeSubDomains");

    @ResponseFilter
    void filter(HttpRequest<?> request, MutableHttpResponse<?> response) {
        HEADERS.forEach((name, value) -> {
            if (!response.getHeaders().contains(name)) {
                response.header(name, value);
            }
        });
    }
}
