package org.carrel.z3950;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.Wiping;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What an Init, a search and a page of ten MARC records cost: read, read and written again, and,
 * for the page, built anew part by part. Run it with {@code mvn -Pbench -pl z3950 test-compile
 * -Dbench=ApduBench}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ApduBench {
    private static final int PAGE = 10;

    private final ByteBufAllocator memory = PooledByteBufAllocator.DEFAULT;
    private final ByteBuf init = Samples.bytes("A1");
    private final ByteBuf search = Samples.bytes("A3");
    private final ByteBuf page = page();

    @TearDown
    public void giveBack() {
        page.release();
    }

    @Benchmark
    public int decodeInit() {
        return decode(init);
    }

    @Benchmark
    public int decodeSearch() {
        return decode(search);
    }

    @Benchmark
    public int decodePage() {
        return decode(page);
    }

    @Benchmark
    public int rewriteInit() {
        return rewrite(init);
    }

    @Benchmark
    public int rewriteSearch() {
        return rewrite(search);
    }

    @Benchmark
    public int rewritePage() {
        return rewrite(page);
    }

    /** What a gateway does with a page: it looks at each record and builds the response anew. */
    @Benchmark
    public int rebuildPage() {
        try (Apdu apdu = read(page);
                Apdu built = rebuilt(apdu, 1)) {
            return built.size();
        }
    }

    private int decode(ByteBuf wire) {
        try (Apdu apdu = read(wire)) {
            return apdu.size();
        }
    }

    private int rewrite(ByteBuf wire) {
        try (Apdu apdu = read(wire)) {
            ByteBuf written = ApduEncoder.encode(memory, apdu);
            int size = written.readableBytes();
            Wiping.release(written);
            return size;
        }
    }

    private Apdu read(ByteBuf wire) {
        int size = wire.readableBytes();
        return Apdu.of(memory.directBuffer(size, size).writeBytes(wire, wire.readerIndex(), size));
    }

    /** A response whose records are those of another, each so many times. */
    private Apdu rebuilt(Apdu apdu, int times) {
        BerElement records = part(apdu, ApduPart.PRESENT_RESPONSE_RECORDS);
        try (ApduWriter writer = new ApduWriter(memory, ApduType.PRESENT_RESPONSE)) {
            writer.integer(ApduPart.PRESENT_RESPONSE_NUMBER_OF_RECORDS_RETURNED, PAGE)
                    .integer(ApduPart.PRESENT_RESPONSE_NEXT_RESULT_SET_POSITION, PAGE + 1)
                    .integer(ApduPart.PRESENT_RESPONSE_PRESENT_STATUS, 0)
                    .begin(ApduPart.PRESENT_RESPONSE_RECORDS)
                    .begin(ApduPart.RECORDS_RESPONSE_RECORDS);
            for (int time = 0; time < times; time++) {
                for (BerElement record : records.children()) {
                    writer.copy(ApduPart.NAMED_RECORDS_RECORD, record);
                }
            }
            return writer.end().end().finish();
        }
    }

    /** Ten records, made of the two that a real target sent. */
    private ByteBuf page() {
        try (Apdu two = Samples.apdu("A6");
                Apdu ten = rebuilt(two, PAGE / 2)) {
            return ApduEncoder.encode(memory, ten);
        }
    }

    private static BerElement part(Apdu apdu, ApduPart part) {
        return Objects.requireNonNull(apdu.part(part));
    }
}
