package org.carrel.admin;

import io.micronaut.http.sse.Event;
import java.time.Duration;
import java.util.function.Supplier;
import org.carrel.admin.desk.Reply;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscriber;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/**
 * The same question every second, for as long as it is answered: each time with the visitor's
 * session, so that it ends when that does.
 */
final class Ticker implements Publisher<Event<String>> {
    private static final Duration TICK = Duration.ofSeconds(1);
    private static final int OK = 200;

    private final Supplier<Reply> question;

    Ticker(Supplier<Reply> question) {
        this.question = question;
    }

    @Override
    public void subscribe(Subscriber<? super Event<String>> subscriber) {
        Flux.interval(Duration.ZERO, TICK, Schedulers.boundedElastic())
                .onBackpressureDrop()
                .map(_ -> question.get())
                .takeWhile(reply -> reply.status() == OK)
                .map(reply -> Event.of(reply.body()))
                .subscribe(subscriber);
    }
}
