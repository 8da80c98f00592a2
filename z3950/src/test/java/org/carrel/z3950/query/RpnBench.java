package org.carrel.z3950.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;
import org.carrel.z3950.ber.BerReader;
import org.carrel.z3950.ber.BerWriter;
import org.carrel.z3950.ber.Wiping;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/**
 * What a query of five terms costs on its way through: read from RPN, written as RPN for targets of
 * two character sets, turned into CQL, and from CQL into RPN. Run it with {@code mvn -Pbench -pl
 * z3950 test-compile -Dbench=RpnBench}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class RpnBench {
    private static final String PQF =
            "@and @or @attr 1=4 @attr 4=1 \"garden history\" @attr 1=1003 \"Müller, Jane\""
                    + " @not @and @attr 1=21 gardens @attr 1=31 @attr 2=4 1890"
                    + " @attr 1=1016 @attr 5=1 weed";
    private static final Window CQL =
            Window.ofText(
                    "(title=\"garden history\" or author=\"Müller, Jane\") and"
                            + " (subject=gardens and date>=1890 not weed*)");

    private final ByteBufAllocator memory = PooledByteBufAllocator.DEFAULT;
    private final CqlMap map = CqlMapReader.standard();
    private final ByteBuf rpn =
            Unpooled.directBuffer().writeBytes(bytes(Languages.ofPqf(PQF, Languages::rpn)));

    @Benchmark
    public int readRpn() {
        try (Query query = read()) {
            return query.attributeSet().number();
        }
    }

    @Benchmark
    public int rewriteRpn() {
        return rewrite(TermCharset.UTF_8);
    }

    @Benchmark
    public int rewriteRpnInMarc8() {
        return rewrite(TermCharset.MARC_8);
    }

    @Benchmark
    public int rpnToCql() {
        try (Query query = read();
                CqlQuery cql = RpnToCql.query(query, map, memory);
                WipedBuffer text = new WipedBuffer(memory, 4096)) {
            CqlWriter.write(cql, text);
            return text.length();
        }
    }

    @Benchmark
    public int cqlToRpn() {
        try (CqlQuery cql = CqlReader.read(CQL, memory);
                Query query = CqlToRpn.query(cql, map, memory)) {
            return written(query, TermCharset.UTF_8);
        }
    }

    private int rewrite(TermCharset charset) {
        try (Query query = read()) {
            return written(query, charset);
        }
    }

    private Query read() {
        return RpnReader.read(BerReader.read(rpn), TermCharset.UTF_8, map, memory);
    }

    private int written(Query query, TermCharset charset) {
        try (BerWriter writer = new BerWriter(memory)) {
            RpnWriter.write(query, charset, writer);
            ByteBuf bytes = writer.finish();
            int size = bytes.readableBytes();
            Wiping.release(bytes);
            return size;
        }
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }
}
