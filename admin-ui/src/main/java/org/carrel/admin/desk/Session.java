package org.carrel.admin.desk;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.gateway.archive.StaffName;

/**
 * One browser in which one of the staff is signed in, until they sign out, half an hour without a
 * request, or ten hours. In memory only. Any thread.
 */
public final class Session {
    private static final SecureRandom CHANCE = new SecureRandom();
    private static final int BYTES = 32;

    private final String id = secret();
    private final String token;
    private final StaffName name;
    private final Instant began;
    private final AtomicReference<Notice> notice = new AtomicReference<>(Notice.NONE);
    private volatile Optional<String> challenge = Optional.empty();

    Session(StaffName name, Instant now) {
        this(name, now, secret());
    }

    private Session(StaffName name, Instant now, String token) {
        this.name = name;
        this.began = now;
        this.token = token;
    }

    /** What takes its place when they have proved again who they are; open forms stay good. */
    Session renewed(Instant now) {
        Session next = new Session(name, now, token);
        next.leave(take());
        return next;
    }

    /** What the browser shows to be recognised. */
    public String id() {
        return id;
    }

    /** What each form of ours carries, so that no other page can send one. */
    public String token() {
        return token;
    }

    /** Whose it is. */
    public StaffName name() {
        return name;
    }

    /** When it began: when they last proved who they are. */
    public Instant began() {
        return began;
    }

    /** What the next page is to say, once. */
    public void leave(Notice next) {
        notice.set(next);
    }

    /** What was left to be said; it is said once. */
    public Notice take() {
        return notice.getAndSet(Notice.NONE);
    }

    /** What a new passkey must sign. */
    public void challenge(String drawn) {
        challenge = Optional.of(drawn);
    }

    /** The same; it serves once. */
    public synchronized Optional<String> spendChallenge() {
        Optional<String> drawn = challenge;
        challenge = Optional.empty();
        return drawn;
    }

    /** A secret that nobody guesses, as text. */
    public static String secret() {
        byte[] bytes = new byte[BYTES];
        CHANCE.nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
