package org.carrel.gateway.ledger;

import io.netty.buffer.ByteBuf;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;
import org.carrel.config.Label;

/**
 * About how many different cards each peer was asked about today. A card is hashed with a salt of
 * the day, which exists in memory only and is thrown away with the day's sketches at midnight; then
 * nobody, the gateway included, can tell whether a card was among them. Any thread.
 */
public final class DistinctCards implements AutoCloseable {
    /** Below this many people, a number might be about one of them. */
    public static final int THRESHOLD = 10;

    private static final SecureRandom SALTS = new SecureRandom();
    private static final int MOST_STEPS = 100;

    private final InstantSource clock;
    private final ZoneId zone;
    private final int threshold;
    private Set<Label> peers;
    private Day today;

    /**
     * @param zone whose midnight ends the day
     * @param threshold the smallest number that may be shown
     */
    public DistinctCards(Set<Label> peers, InstantSource clock, ZoneId zone, int threshold) {
        this.peers = Set.copyOf(peers);
        this.clock = clock;
        this.zone = zone;
        this.threshold = threshold;
        this.today = new Day(date(), this.peers);
    }

    /**
     * Takes note of a card, given without the blanks around it; the bytes stay the caller's and are
     * not kept. Of somebody who is no peer, such as ourselves, nothing is noted.
     */
    public synchronized void saw(Label peer, ByteBuf card) {
        if (peers.contains(peer)) {
            today.saw(peer, card);
        }
    }

    /**
     * About how many different cards a peer met today, to the nearest ten or with two digits that
     * count; empty below the threshold.
     */
    public synchronized OptionalLong shown(Label peer) {
        long estimate = today.estimate(peer);
        return estimate < threshold ? OptionalLong.empty() : OptionalLong.of(rounded(estimate));
    }

    /** Counts for these peers from now on, and for those it knew. */
    synchronized void learn(Set<Label> all) {
        Set<Label> both = new HashSet<>(peers);
        both.addAll(all);
        peers = Set.copyOf(both);
        today.open(peers);
    }

    /** Ends the day if it is over; to be called about once a second. */
    public synchronized void tick() {
        LocalDate now = date();
        if (!now.equals(today.date)) {
            today.end();
            today = new Day(now, peers);
        }
    }

    /** Forgets the salt. */
    @Override
    public synchronized void close() {
        today.end();
    }

    private LocalDate date() {
        return LocalDate.ofInstant(clock.instant(), zone);
    }

    private static long rounded(long estimate) {
        long step = 10;
        while (estimate >= step * MOST_STEPS) {
            step *= 10;
        }
        return Math.max(1, (estimate + step / 2) / step) * step;
    }

    /** One day's salt, inside the hash, and sketches. */
    private static final class Day {
        private final LocalDate date;
        private final SipHash hash = new SipHash();
        private final Map<Label, Sketch> sketches = new HashMap<>();

        Day(LocalDate date, Set<Label> peers) {
            this.date = date;
            byte[] salt = new byte[16];
            SALTS.nextBytes(salt);
            salt(salt);
            Arrays.fill(salt, (byte) 0);
            open(peers);
        }

        void open(Set<Label> peers) {
            peers.forEach(peer -> sketches.computeIfAbsent(peer, _ -> new Sketch()));
        }

        void saw(Label peer, ByteBuf card) {
            for (int at = card.readerIndex(); at < card.writerIndex(); at++) {
                hash.update(card.getByte(at));
            }
            sketch(peer).add(hash.doFinal());
        }

        long estimate(Label peer) {
            return sketch(peer).estimate();
        }

        /** Overwrites the salt; the hash's own state is begun anew after every card. */
        void end() {
            salt(new byte[16]);
        }

        private Sketch sketch(Label peer) {
            Sketch sketch = sketches.get(peer);
            if (sketch == null) {
                throw new IllegalArgumentException("no peer " + peer);
            }
            return sketch;
        }

        private void salt(byte[] salt) {
            KeyParameter key = new KeyParameter(salt);
            hash.init(key);
            Arrays.fill(key.getKey(), (byte) 0);
        }
    }
}
