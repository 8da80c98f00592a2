package org.carrel.admin;

import io.micronaut.context.annotation.Primary;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import jakarta.inject.Singleton;

/** The web server's own refusals, as one plain line that repeats nothing of what was asked. */
@Singleton
@Primary
final class PlainErrors implements ErrorResponseProcessor<String> {

    private static final MediaType TEXT = MediaType.of("text/plain; charset=utf-8");

    @Override
    public MutableHttpResponse<String> processResponse(
            ErrorContext context, MutableHttpResponse<?> response) {
        String line = "%d %s\n".formatted(response.code(), response.reason());
        return HttpResponse.<String>status(response.status()).body(line).contentType(TEXT);
    }
}
