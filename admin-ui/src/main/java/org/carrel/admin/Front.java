package org.carrel.admin;

import io.micronaut.core.type.Headers;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Part;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.micronaut.http.multipart.StreamingFileUpload;
import io.micronaut.http.sse.Event;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.netty.handler.codec.http.QueryStringDecoder;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.carrel.admin.desk.Ask;
import org.carrel.admin.desk.Reception;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.pages.Json;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** Hands every request to the reception, on a virtual thread, and its reply to the browser. */
@Controller
@ExecuteOn(TaskExecutors.BLOCKING)
final class Front {
    private static final int MOST_PARAMETERS = 200;
    private static final String FORM = "application/x-www-form-urlencoded";

    /** What an open page hears that its reader must see another one first. */
    private static final String ELSEWHERE = "elsewhere";

    private final Reception reception;
    private final Whence whence;

    Front(Reception reception, Whence whence) {
        this.reception = reception;
        this.whence = whence;
    }

    @Get(uris = {"/", "/{+path}"})
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> get(HttpRequest<?> request) {
        return told(reception.receive(ask(request, false, "")));
    }

    @Post(uris = {"/", "/{+path}"})
    @Consumes(MediaType.ALL)
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> post(HttpRequest<?> request, @Nullable @Body String body) {
        return told(reception.receive(ask(request, true, body == null ? "" : body)));
    }

    /** The one form with a file, which is read as it comes; texts come before it. */
    @Post("/first/restore")
    @Consumes(MediaType.MULTIPART_FORM_DATA)
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> restore(
            HttpRequest<?> request,
            @Part("code") String code,
            @Nullable @Part("passphrase") String passphrase,
            StreamingFileUpload backup) {
        Map<String, List<String>> typed =
                Map.of(
                        "code",
                        List.of(code),
                        "passphrase",
                        List.of(passphrase == null ? "" : passphrase));
        try (backup;
                InputStream file = backup.asInputStream()) {
            return told(
                    reception.receive(
                            new Ask(
                                    true,
                                    request.getPath(),
                                    typed,
                                    headers(request.getHeaders()),
                                    cookies(request),
                                    "",
                                    address(request),
                                    file)));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Figures as they come, until the browser goes away; to who is signed out, that they are. */
    @Get("/live")
    @Produces(MediaType.TEXT_EVENT_STREAM)
    HttpResponse<Publisher<Event<String>>> live(HttpRequest<?> request) {
        Ask ask = ask(request, false, "");
        Reply reply = reception.receive(ask);
        return switch (HttpStatus.valueOf(reply.status())) {
            case OK -> dressed(HttpResponse.ok(new Ticker(() -> reception.receive(ask))), reply);
            case SEE_OTHER -> HttpResponse.ok(Mono.just(Event.of(ELSEWHERE).name(ELSEWHERE)));
            default -> dressed(HttpResponse.status(HttpStatus.FORBIDDEN), reply);
        };
    }

    private static HttpResponse<byte[]> told(Reply reply) {
        return dressed(
                HttpResponse.<byte[]>status(HttpStatus.valueOf(reply.status()))
                        .body(reply.body().getBytes(StandardCharsets.UTF_8))
                        .contentType(MediaType.of(reply.type())),
                reply);
    }

    private static <T> MutableHttpResponse<T> dressed(
            MutableHttpResponse<T> response, Reply reply) {
        reply.headers().forEach(response::header);
        return response;
    }

    private Ask ask(HttpRequest<?> request, boolean post, String body) {
        Map<String, String> headers = headers(request.getHeaders());
        String type = headers.getOrDefault("content-type", "");
        return new Ask(
                post,
                request.getPath(),
                parameters(request, post, type, body),
                headers,
                cookies(request),
                type.startsWith(FORM) || type.startsWith(MediaType.APPLICATION_JSON) ? "" : body,
                address(request));
    }

    private String address(HttpRequest<?> request) {
        return whence.of(
                        request.getRemoteAddress().getAddress(),
                        request.getHeaders().getAll(Whence.HEADER))
                .getHostAddress();
    }

    /** What changes something is told in the body; an address ends up in too many places. */
    private static Map<String, List<String>> parameters(
            HttpRequest<?> request, boolean post, String type, String body) {
        if (!post) {
            return decoded(Optional.ofNullable(request.getUri().getRawQuery()).orElse(""));
        }
        if (type.startsWith(FORM)) {
            return decoded(body);
        }
        return type.startsWith(MediaType.APPLICATION_JSON) ? Json.parameters(body) : Map.of();
    }

    private static Map<String, List<String>> decoded(String text) {
        return new QueryStringDecoder(text, StandardCharsets.UTF_8, false, MOST_PARAMETERS)
                .parameters();
    }

    private static Map<String, String> headers(Headers headers) {
        Map<String, String> all = new HashMap<>();
        headers.forEach(each ->
                all.put(
                        each.getKey().toLowerCase(Locale.ROOT),
                        each.getValue().isEmpty() ? "" : each.getValue().getFirst()));
        return all;
    }

    private static Map<String, String> cookies(HttpRequest<?> request) {
        Map<String, String> all = new HashMap<>();
        request.getCookies().forEach((name, cookie) -> all.put(name, cookie.getValue()));
        return all;
    }
}
