package org.carrel.admin.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.carrel.gateway.archive.StaffName;

/** The browsers in which somebody is signed in. Any thread. */
public final class Sessions {
    private static final Duration SILENCE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(10);
    private static final int MOST = 1000;

    private final InstantSource clock;
    private final Cache<String, Session> sessions;

    public Sessions(InstantSource clock) {
        this.clock = clock;
        this.sessions =
                Caffeine.newBuilder()
                        .expireAfterAccess(SILENCE)
                        .ticker(() -> ChronoUnit.NANOS.between(Instant.EPOCH, clock.instant()))
                        .maximumSize(MOST)
                        .build();
    }

    /** A new one; nothing of one before it lives on. */
    public Session begin(StaffName name) {
        Session session = new Session(name, clock.instant());
        sessions.put(session.id(), session);
        return session;
    }

    /** The one that a browser shows; nothing where it is over. */
    public Optional<Session> find(String id) {
        return Optional.ofNullable(sessions.getIfPresent(id))
                .filter(session -> {
                    boolean lives = isAlive(session);
                    if (!lives) {
                        end(session);
                    }
                    return lives;
                });
    }

    /** The same, without taking it for a sign that somebody is there. */
    public Optional<Session> look(String id) {
        return Optional.ofNullable(sessions.policy().getIfPresentQuietly(id)).filter(this::isAlive);
    }

    /** Puts another in the place of one whose owner has proved again who they are. */
    public Session renew(Session before) {
        Session session = before.renewed(clock.instant());
        sessions.put(session.id(), session);
        end(before);
        return session;
    }

    /** In how many browsers somebody is signed in. */
    public int of(StaffName name) {
        sessions.cleanUp();
        return Math.toIntExact(
                sessions.asMap().values().stream()
                        .filter(each -> each.name().equals(name) && isAlive(each))
                        .count());
    }

    /** Signs out. */
    public void end(Session session) {
        sessions.invalidate(session.id());
    }

    /** Signs somebody out wherever they are, but for one browser that may stay. */
    public void endOf(StaffName name, Optional<Session> but) {
        sessions.asMap()
                .values()
                .removeIf(each ->
                        each.name().equals(name)
                                && but.filter(stays -> stays.id().equals(each.id())).isEmpty());
    }

    private boolean isAlive(Session session) {
        return session.began().plus(LONGEST).isAfter(clock.instant());
    }
}
