package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.carrel.sip2.SampleMessage.SampleField;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What one answer about a patron costs: a 64 with sixteen fields, read, written and rewritten. Run
 * it with {@code mvn -Pbench -pl sip2 test-compile -Dbench=Sip2Bench}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Sip2Bench {
    private static final Sip2Dialect CP850 =
            new Sip2Dialect(Sip2Charset.CP850, Terminator.CR, true, '|');
    private static final Sip2Dialect UTF_8 =
            new Sip2Dialect(Sip2Charset.UTF_8, Terminator.CR, true, '|');

    private final ByteBufAllocator memory = PooledByteBufAllocator.DEFAULT;
    private final Sip2Reader reader = new Sip2Reader(UTF_8, memory);
    private final Sip2Reader cp850Reader = new Sip2Reader(CP850, memory);
    private final Sip2Encoder encoder = new Sip2Encoder(UTF_8);
    private final Sip2Encoder cp850Encoder = new Sip2Encoder(CP850);
    private final ByteBuf plainWire = wire("Mueller", UTF_8);
    private final ByteBuf cp850Wire = wire("Müller", CP850);
    private final Sip2Message plain = reader.read(plainWire, 0, plainWire.writerIndex() - 1);
    private final Sip2Message umlauts = cp850Reader.read(cp850Wire, 0, cp850Wire.writerIndex() - 1);
    private final ByteBuf summed = memory.directBuffer(300);

    @Setup
    public void fill() {
        summed.writeBytes("SIP".repeat(100).getBytes(StandardCharsets.US_ASCII));
    }

    @TearDown
    public void giveBack() {
        plain.close();
        umlauts.close();
        plainWire.release();
        cp850Wire.release();
        summed.release();
    }

    @Benchmark
    public int decodePlain() {
        try (Sip2Message message = reader.read(plainWire, 0, plainWire.writerIndex() - 1)) {
            return message.fields();
        }
    }

    @Benchmark
    public int decodeCp850() {
        try (Sip2Message message = cp850Reader.read(cp850Wire, 0, cp850Wire.writerIndex() - 1)) {
            return message.fields();
        }
    }

    @Benchmark
    public int encodePlain() {
        return wiped(encoder.copied(memory, plain));
    }

    @Benchmark
    public int encodeCp850() {
        return wiped(cp850Encoder.copied(memory, umlauts));
    }

    @Benchmark
    public int checksumOfThreeHundredBytes() {
        return Sip2Checksum.of(summed, 0, 300);
    }

    /** As the gateway does with a profile: all columns and all fields but three. */
    @Benchmark
    public int rewrite() {
        Sip2Writer writer = new Sip2Writer(memory, plain.type());
        for (FixedField column : plain.type().columns()) {
            writer.column(column, plain.column(column));
        }
        for (int at = 0; at < plain.fields(); at++) {
            int id = plain.id(at);
            if (id != Sip2Field.HOME_ADDRESS.id()
                    && id != Sip2Field.EMAIL_ADDRESS.id()
                    && id != Sip2Field.HOME_PHONE.id()) {
                writer.field(id, plain.value(at));
            }
        }
        try (Sip2Message message = writer.message(1)) {
            return message.fields();
        }
    }

    private static int wiped(ByteBuf wire) {
        int length = wire.readableBytes();
        Wiping.release(wire);
        return length;
    }

    private static ByteBuf wire(String name, Sip2Dialect dialect) {
        Sip2MessageType type = Sip2MessageType.PATRON_INFORMATION_RESPONSE;
        List<SampleField> fields =
                List.of(
                        new SampleField("AO", "MAIN"),
                        new SampleField("AA", "21234567890123"),
                        new SampleField("AE", name + ", Erika"),
                        new SampleField("BZ", "0010"),
                        new SampleField("CA", "0010"),
                        new SampleField("CB", "0050"),
                        new SampleField("BL", "Y"),
                        new SampleField("CQ", "Y"),
                        new SampleField("BH", "EUR"),
                        new SampleField("BV", "1.50"),
                        new SampleField("CC", "20.00"),
                        new SampleField("BD", "Lindenstrasse 12, 10969 Berlin"),
                        new SampleField("BE", "erika@example.org"),
                        new SampleField("BF", "030 1234567"),
                        new SampleField("AU", "30000000000017"),
                        new SampleField("AF", "Welcome, " + name));
        List<String> columns = type.columns().stream().map(FixedField::blank).toList();
        byte[] wire = new SampleMessage(type, columns, fields, 1).wire(dialect);
        return PooledByteBufAllocator.DEFAULT.directBuffer(wire.length).writeBytes(wire);
    }
}
