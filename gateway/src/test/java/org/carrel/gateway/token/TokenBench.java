package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.bouncycastle.crypto.fpe.FPEFF1Engine;
import org.bouncycastle.crypto.params.FPEParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What a token costs, by kind, and how many FF1 engines are worth having. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class TokenBench {

    /** The buffers and digits that each thread works on. */
    @State(Scope.Thread)
    public static class Desk {
        final ByteBuf out = Unpooled.directBuffer(64);
        final byte[] digits = new byte[8];

        /** Digits change from call to call, since the permutation is applied in place. */
        @Setup
        public void prepare() {
            for (int place = 0; place < digits.length; place++) {
                digits[place] = (byte) ThreadLocalRandom.current().nextInt(10);
            }
        }
    }

    /** One vendor of each kind, shared by all threads. */
    @State(Scope.Benchmark)
    public static class Vendors {
        final TokenKey key = TokenKey.random();
        final TokenScope scope = new TokenScope("press", 1);
        final ByteBuf barcode = ascii("21234567890124");
        final ByteBuf longCard = ascii("library-card-of-24-chars");
        final PermutedDigits codabar =
                Made.permuted(key, scope, new CodabarPrefix(21234), new CodabarPrefix(29999));
        final PermutedText text = Made.text(key, scope, 1000);
        final AllocatedTokens allocated = new AllocatedTokens(new TokenForm.Text(), 1000);
        final ByteBuf codabarToken = Unpooled.directBuffer(64);

        /** A token to turn back. */
        @Setup
        public void prepare() {
            codabar.token(barcode, codabarToken);
        }

        /** Wipes all. */
        @TearDown
        public void close() {
            codabar.close();
            text.close();
            allocated.close();
            key.close();
        }

        private static ByteBuf ascii(String made) {
            return Unpooled.directBuffer(64).writeBytes(made.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** A number of engines, to be run with several threads ({@code -t}). */
    @State(Scope.Benchmark)
    public static class Engines {
        @Param({"1", "2", "4"})
        int engines;

        DigitPermutation permutation =
                new DigitPermutation(TokenKey.random(), new TokenScope("press", 1), 8, 1);

        /** Builds the pool under test. */
        @Setup
        public void prepare() {
            permutation =
                    new DigitPermutation(TokenKey.random(), new TokenScope("press", 1), 8, engines);
        }
    }

    /** Another implementation of FF1 and ours, each for one thread. */
    @State(Scope.Thread)
    public static class Rivals {
        final FPEFF1Engine theirs = new FPEFF1Engine();
        final FPEFF1Engine theirsBack = new FPEFF1Engine();
        final FormatPreserving ours =
                new FormatPreserving(new byte[32], new TokenScope("press", 1).bytes(), 8);

        /** Keys the other implementation. */
        @Setup
        public void prepare() {
            FPEParameters keyed =
                    new FPEParameters(
                            new KeyParameter(new byte[32]), 10, new TokenScope("press", 1).bytes());
            theirs.init(true, keyed);
            theirsBack.init(false, keyed);
        }
    }

    /** Eight digits by FF1, the other implementation. */
    @Benchmark
    public void theirs(Rivals rivals, Desk desk) {
        rivals.theirs.processBlock(desk.digits, 0, 8, desk.digits, 0);
    }

    /** And back. */
    @Benchmark
    public void theirsBack(Rivals rivals, Desk desk) {
        rivals.theirsBack.processBlock(desk.digits, 0, 8, desk.digits, 0);
    }

    /** Eight digits by FF1, ours. */
    @Benchmark
    public void ours(Rivals rivals, Desk desk) {
        rivals.ours.encrypt(desk.digits);
    }

    /** And back. */
    @Benchmark
    public void oursBack(Rivals rivals, Desk desk) {
        rivals.ours.decrypt(desk.digits);
    }

    /** Eight digits by FF1, from a pool. */
    @Benchmark
    public void permute(Engines engines, Desk desk) {
        engines.permutation.apply(desk.digits);
    }

    /** Eight digits by FF1, keyed anew for each. */
    @Benchmark
    public void keyAndPermute(Vendors vendors, Desk desk) {
        try (DigitPermutation fresh = new DigitPermutation(vendors.key, vendors.scope, 8, 1)) {
            fresh.apply(desk.digits);
        }
    }

    /** Card to 14-digit token. */
    @Benchmark
    public void codabarToken(Vendors vendors, Desk desk) {
        vendors.codabar.token(vendors.barcode, desk.out.clear());
    }

    /** 14-digit token to card. */
    @Benchmark
    public boolean codabarCard(Vendors vendors, Desk desk) {
        return vendors.codabar.card(vendors.codabarToken, desk.out.clear());
    }

    /** Card to 26 characters, by the block cipher. */
    @Benchmark
    public void textToken(Vendors vendors, Desk desk) {
        vendors.text.token(vendors.barcode, desk.out.clear());
    }

    /** Card to 26 characters, by digest and memory. */
    @Benchmark
    public void longTextToken(Vendors vendors, Desk desk) {
        vendors.text.token(vendors.longCard, desk.out.clear());
    }

    /** The known token of a card. */
    @Benchmark
    public void allocatedToken(Vendors vendors, Desk desk) {
        vendors.allocated.token(vendors.barcode, desk.out.clear());
    }

    /** A new token and its end, as a short dialogue makes them. */
    @Benchmark
    public void allocateAndForget(Vendors vendors, Desk desk) {
        vendors.allocated.token(vendors.longCard, desk.out.clear());
        vendors.allocated.forget(vendors.longCard);
    }
}
