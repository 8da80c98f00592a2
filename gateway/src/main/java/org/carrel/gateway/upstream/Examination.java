package org.carrel.gateway.upstream;

import java.util.concurrent.CompletableFuture;
import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.watch.Trial;
import org.carrel.gateway.watch.Trial.Course;
import org.carrel.gateway.watch.Trial.Kind;
import org.carrel.gateway.watch.Trial.Word;
import org.jspecify.annotations.Nullable;

/**
 * Goes the whole way to an upstream as somebody would who asks it for the first time: connects,
 * logs in, and asks how it is (99). In our own name, so nothing is said of anybody. Waits, so its
 * thread is no event loop.
 */
final class Examination {
    private final Dialler dialler;
    private final Lending lending;
    private final long until;
    private final Course course = new Course();

    Examination(UpstreamConfig config, Dialler dialler, Lending lending) {
        this.dialler = dialler;
        this.lending = lending;
        this.until = System.nanoTime() + config.timeout().toNanos();
    }

    Trial run() {
        UpstreamConnection place = place();
        if (place == null) {
            course.tell(Kind.CONNECTION, Word.NO_PLACE);
        } else if (lending.isOpened(place, () -> dialler.dial(place, until, course))) {
            if (isWell(place)) {
                lending.circuit().succeeded();
            }
            lending.shelf().handBack(place, null);
        }
        return course.trial();
    }

    /** In the place of one that nobody uses, so that there is never one too many. */
    private @Nullable UpstreamConnection place() {
        CompletableFuture<@Nullable UpstreamConnection> found = new CompletableFuture<>();
        lending.shelf().take(new Wanted(null, until, found::complete, _ -> found.complete(null)));
        UpstreamConnection taken = found.join();
        return taken == null || taken.isNew() ? taken : lending.shelf().replace(taken);
    }

    private boolean isWell(UpstreamConnection connection) {
        CompletableFuture<Reply> reply = new CompletableFuture<>();
        try (Message status = dialler.greeting().status()) {
            connection.exchange(status, until, reply::complete);
            return switch (reply.join()) {
                case Reply.Answered answered -> {
                    try (Message answer = answered.answer().message()) {
                        course.takes(dialler.greeting().takes(answer));
                        yield course.tell(Kind.STATUS, word(answer));
                    }
                }
                case Reply.Missed missed -> course.tell(Kind.STATUS, word(missed));
            };
        }
    }

    private Word word(Message answer) {
        if (!dialler.greeting().isStatus(answer)) {
            return Word.NONSENSE;
        }
        return dialler.greeting().isOnLine(answer) ? Word.WELL : Word.OFF_LINE;
    }

    /** Who does not know the question but says so, with 96, is there too. */
    private static Word word(Reply.Missed missed) {
        return missed.isNotUnderstood() ? Word.NOT_KNOWN : Word.of(missed.outcome());
    }
}
