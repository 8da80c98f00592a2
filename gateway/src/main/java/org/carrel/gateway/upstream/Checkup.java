package org.carrel.gateway.upstream;

import java.util.concurrent.CompletableFuture;
import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.watch.Outcome;

/**
 * Finds out how an upstream is, by asking for its status (99) in our own name: one that was given
 * up, to take it up again; one that is asked at a fallback, to go back to its first address; and on
 * connections that were quiet for long, to keep them. Called on one thread, waits on others.
 */
final class Checkup {
    private final UpstreamConfig config;
    private final Dialler dialler;
    private final Lending lending;
    private long nextLook;

    Checkup(UpstreamConfig config, Dialler dialler, Lending lending) {
        this.config = config;
        this.dialler = dialler;
        this.lending = lending;
        this.nextLook = System.nanoTime() + config.health().every().toNanos();
    }

    /** Does what is due; about ten times a second. */
    void tick(long now) {
        if (lending.circuit().beginsTrial(now)) {
            tryOnce(now);
        } else if (now - nextLook >= 0) {
            nextLook = now + config.health().every().toNanos();
            if (dialler.addresses().isElsewhere() && lending.circuit().isClosed()) {
                lookAtFirst(now);
            }
        }
        lending.shelf()
                .takeQuiet(now, config.connections().idleStatus().toNanos())
                .forEach(each -> keepAlive(each, now));
    }

    /** Half-open: a connection, the login, and 99. */
    private void tryOnce(long now) {
        long until = until(now);
        lending.lendAnyway(
                new Wanted(
                        null,
                        until,
                        connection ->
                                Lending.apart(
                                        "trial",
                                        () -> {
                                            if (isWell(connection, until)) {
                                                lending.circuit().succeeded();
                                                lending.shelf().handBack(connection, null);
                                            } else {
                                                connection.close();
                                                lending.circuit().trialFailed();
                                            }
                                        }),
                        _ -> lending.circuit().trialFailed()));
    }

    private void lookAtFirst(long now) {
        long until = until(now);
        lending.shelf()
                .take(
                        new Wanted(
                                null,
                                until,
                                found -> Lending.apart("look", () -> look(found, until)),
                                _ -> {}));
    }

    /** In the place of one at the fallback, so that there is never one too many. */
    private void look(UpstreamConnection found, long until) {
        UpstreamConnection fresh = found.isNew() ? found : lending.shelf().replace(found);
        if (!lending.isOpened(fresh, () -> dialler.dialFirst(fresh, until))) {
            return;
        }
        if (isWell(fresh, until)) {
            dialler.addresses().reached(dialler.addresses().first());
            lending.shelf().retireOthers(fresh);
            lending.shelf().handBack(fresh, null);
        } else {
            fresh.close();
        }
    }

    private void keepAlive(UpstreamConnection connection, long now) {
        Message status = dialler.greeting().status();
        connection.exchange(
                status,
                until(now),
                reply -> {
                    status.close();
                    if (isWell(reply)) {
                        lending.circuit().succeeded();
                        lending.shelf().giveBack(connection);
                    } else {
                        lending.giveUp(connection);
                    }
                });
    }

    private boolean isWell(UpstreamConnection connection, long until) {
        CompletableFuture<Boolean> well = new CompletableFuture<>();
        try (Message status = dialler.greeting().status()) {
            connection.exchange(status, until, reply -> well.complete(isWell(reply)));
            return well.join();
        }
    }

    /** Who does not know the question but says so, with 96, is there too. */
    private boolean isWell(Reply reply) {
        return switch (reply) {
            case Reply.Answered answered -> {
                try (Message answer = answered.answer().message()) {
                    yield dialler.greeting().isOnLine(answer);
                }
            }
            case Reply.Missed missed ->
                    missed.outcome() == Outcome.UPSTREAM_NONSENSE && !missed.sent();
        };
    }

    private long until(long now) {
        return now + config.timeout().toNanos();
    }
}
