package org.carrel.gateway.access;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.carrel.config.Argon2id;
import org.carrel.config.Secret;
import org.jspecify.annotations.Nullable;

/**
 * Compares a name and a password with a list of accounts, in a time that does not tell which names
 * exist. Hashes are worked out on threads of its own, few at a time, for each takes its memory. Any
 * thread; whoever makes it closes it.
 */
final class PasswordCheck implements AutoCloseable {
    private static final int WORKERS = 2;
    private static final int MOST_WAITING = 512;

    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(
                    WORKERS,
                    WORKERS,
                    1,
                    TimeUnit.MINUTES,
                    new ArrayBlockingQueue<>(MOST_WAITING),
                    Thread.ofPlatform().name("login-", 1).daemon().factory());
    private final RightPasswords right = new RightPasswords();

    /**
     * Whether this is one of the accounts.
     *
     * @param user stays the caller's, unchanged until home is told, as does the password
     * @param home told once, on any thread; a no if too many wait
     */
    void check(
            Map<String, Secret> accounts, ByteBuf user, ByteBuf password, Consumer<Boolean> home) {
        Candidate candidate = Candidate.of(accounts, user, password);
        Argon2id toTry = candidate.hash() == null ? candidate.anyHash() : candidate.hash();
        if (toTry == null || candidate.known()) {
            home.accept(candidate.known());
        } else if (candidate.hash() != null && right.isKnown(toTry, password)) {
            home.accept(true);
        } else {
            later(toTry, candidate.hash() != null, password, home);
        }
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }

    /** A name that does not exist costs the same work. */
    private void later(Argon2id hash, boolean exists, ByteBuf password, Consumer<Boolean> home) {
        try {
            workers.execute(() -> {
                boolean same = Argon2.matches(hash, password) && exists;
                if (same) {
                    right.remember(hash, password);
                }
                home.accept(same);
            });
        } catch (RejectedExecutionException tooMany) {
            home.accept(false);
        }
    }

    /**
     * What the accounts say of a name and a password.
     *
     * @param known whether both are those of an account whose password is kept as it is
     * @param hash the name's own
     * @param anyHash somebody's, to have something to work on
     */
    private record Candidate(boolean known, @Nullable Argon2id hash, @Nullable Argon2id anyHash) {

        static Candidate of(Map<String, Secret> accounts, ByteBuf user, ByteBuf password) {
            ByteBuffer given = password.nioBuffer();
            boolean known = false;
            Argon2id own = null;
            Argon2id any = null;
            // every account is looked at, so that the time does not tell which names exist
            for (Map.Entry<String, Secret> account : accounts.entrySet()) {
                boolean sameName = is(user, account.getKey());
                Argon2id hash = Argon2id.of(account.getValue()).orElse(null);
                boolean samePassword = account.getValue().matches(given);
                known |= hash == null && given.hasRemaining() && samePassword && sameName;
                own = sameName ? hash : own;
                any = hash == null ? any : hash;
            }
            return new Candidate(known, own, any);
        }

        private static boolean is(ByteBuf user, String account) {
            byte[] name = account.getBytes(StandardCharsets.UTF_8);
            int difference = name.length ^ user.readableBytes();
            for (int at = 0; at < Math.min(name.length, user.readableBytes()); at++) {
                difference |= name[at] ^ user.getByte(user.readerIndex() + at);
            }
            return difference == 0;
        }
    }
}
