package org.carrel.admin.desk;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.carrel.gateway.archive.StaffName;

/** The browsers in which somebody is signed in. Any thread. */
public final class Sessions {
    private static final Duration SILENCE = Duration.ofMinutes(30);
    private static final Duration LONGEST = Duration.ofHours(10);
    private static final int MOST = 1000;

    private final InstantSource clock;
    private final Cache<String, Session> sessions =
            Caffeine.newBuilder().expireAfterAccess(SILENCE).maximumSize(MOST).build();

    public Sessions(InstantSource clock) {
        this.clock = clock;
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
                    boolean lives = session.began().plus(LONGEST).isAfter(clock.instant());
                    if (!lives) {
                        end(session);
                    }
                    return lives;
                });
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
}
