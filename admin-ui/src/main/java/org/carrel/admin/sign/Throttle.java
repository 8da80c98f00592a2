package org.carrel.admin.sign;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Slows down who guesses: after five wrong tries by one name or ten from one address, none is heard
 * for a quarter of an hour, right or wrong. In memory only. Any thread.
 */
public final class Throttle {
    private static final Duration REST = Duration.ofMinutes(15);
    private static final int MOST_KEYS = 10_000;
    private static final int BY_NAME = 5;
    private static final int FROM_ADDRESS = 10;

    private final Cache<String, AtomicInteger> wrong =
            Caffeine.newBuilder().expireAfterWrite(REST).maximumSize(MOST_KEYS).build();

    /** Whether another try is heard. */
    public boolean hears(String name, String address) {
        return count("name " + name) < BY_NAME && count("from " + address) < FROM_ADDRESS;
    }

    /** A try was wrong. */
    public void wrong(String name, String address) {
        wrong.get("name " + name, _ -> new AtomicInteger()).incrementAndGet();
        wrong.get("from " + address, _ -> new AtomicInteger()).incrementAndGet();
    }

    /** A try was right: the name's slips are forgotten, the address's are not. */
    public void right(String name) {
        wrong.invalidate("name " + name);
    }

    private int count(String key) {
        AtomicInteger slips = wrong.getIfPresent(key);
        return slips == null ? 0 : slips.get();
    }
}
