package org.carrel.gateway.vault;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.carrel.gateway.watch.Watchers;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** What it costs to remember a visit, and to see that nothing of it leaves. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class VaultBench {
    private static final Set<Watchlist.Kind> ALL = EnumSet.allOf(Watchlist.Kind.class);

    private final Vaults vaults = new Vaults(64, new Watchers(List.of()));
    private final Fingerprints fingerprints = new Fingerprints();
    private final Vault vault = vaults.open();
    private final ByteBuf card = ascii("21234000000017");
    private final ByteBuf pin = ascii("4321");
    private final ByteBuf essence =
            ascii("63001  Y       AO 3RIVAA0021234000000017AC  AD 44321".repeat(2));
    private final ByteBuf answer = ascii("A patron's answer of an ordinary length. ".repeat(8));
    private final ByteBuf frame =
            ascii(
                    "121NUY20261122    100000AORIV|AA*|AB30000000000017|AJThe Example of a Title / A. Writer|"
                            + "AH20261220    235900|CIN|BT01|BHEUR|BV0.00|CK001|AFThank you, enjoy reading.|AGDue soon|AY1AZ");
    private final ByteBuf opened = Unpooled.directBuffer(512);
    private Fingerprint index = fingerprints.of(essence);

    @Setup
    public void prepare() {
        index = fingerprints.of(essence);
        vault.put(index, answer);
        Watchlist watchlist = vault.watchlist();
        watchlist.learn(Watchlist.Kind.CARD, card);
        watchlist.learn(Watchlist.Kind.PIN, pin);
        watchlist.learn(Watchlist.Kind.NAME, ascii("Sample, Ada Maria"));
        watchlist.learn(Watchlist.Kind.CONTACT, ascii("12 Example Street"));
        watchlist.learn(Watchlist.Kind.CONTACT, ascii("ada@example.org"));
        watchlist.learn(Watchlist.Kind.CONTACT, ascii("555 0100 200"));
    }

    @TearDown
    public void close() {
        vault.close();
        vaults.close();
    }

    @Benchmark
    public Fingerprint fingerprintOfACard() {
        return fingerprints.of(card);
    }

    @Benchmark
    public Fingerprint fingerprintOfAQuestion() {
        return fingerprints.of(essence);
    }

    /** Under the same key as before. */
    @Benchmark
    public void seal() {
        vault.put(index, answer);
    }

    @Benchmark
    public boolean open() {
        return vault.get(index, opened.clear());
    }

    /** A visit that seals nothing. */
    @Benchmark
    public void emptyVisit() {
        try (Vault fresh = vaults.open()) {
            fresh.watchlist().learn(Watchlist.Kind.CARD, card);
            fresh.watchlist().learn(Watchlist.Kind.PIN, pin);
        }
    }

    /** A card that comes once: a new vault, two fingerprints, one sealed answer, and its end. */
    @Benchmark
    public void wholeVisit() {
        fingerprints.of(card);
        try (Vault fresh = vaults.open()) {
            fresh.watchlist().learn(Watchlist.Kind.CARD, card);
            fresh.watchlist().learn(Watchlist.Kind.PIN, pin);
            fresh.put(fingerprints.of(essence), answer);
        }
    }

    /** A frame of some 200 bytes in which nothing is found. */
    @Benchmark
    public boolean watch() {
        return vault.watchlist().shows(frame.nioBuffer(), 0, frame.readableBytes(), ALL);
    }

    private static ByteBuf ascii(String text) {
        return Unpooled.directBuffer(text.length()).writeBytes(text.getBytes(US_ASCII));
    }
}
