package org.carrel.gateway.scrub;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.carrel.z3950.record.RecordForm;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What ten records of a result page cost, each about 1500 bytes with three items of Koha's. Run it
 * with {@code mvn -Pbench -pl gateway -am test-compile -Dbench=ScrubBench}.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ScrubBench {
    private static final int PAGE = 10;

    private final ByteBufAllocator memory = PooledByteBufAllocator.DEFAULT;
    private final RecordScrubber scrubber = new RecordScrubber(Scrubbing.profile("koha"), memory);
    private final ByteBuf plain = memory.directBuffer().writeBytes(record("Muller"));
    private final ByteBuf umlauts = memory.directBuffer().writeBytes(record("Müller"));

    @TearDown
    public void giveBack() {
        plain.release();
        umlauts.release();
    }

    @Benchmark
    public int tenRecords() {
        return page(plain, RecordForm.MARC);
    }

    @Benchmark
    public int tenRecordsWithUmlauts() {
        return page(umlauts, RecordForm.MARC);
    }

    @Benchmark
    public int tenRecordsAsXml() {
        return page(plain, RecordForm.XML);
    }

    private int page(ByteBuf record, RecordForm wanted) {
        int withheld = 0;
        for (int each = 0; each < PAGE; each++) {
            try (Scrubbed scrubbed = scrubber.scrub(Optional.of(RecordForm.MARC), record, wanted)) {
                withheld += scrubbed instanceof Scrubbed.Withheld ? 1 : 0;
            }
        }
        return withheld;
    }

    private static byte[] record(String author) {
        List<String> lines = new ArrayList<>();
        lines.add("001 12345");
        lines.add("008 940602s1994    nyua     b    001 0 eng  ");
        lines.add("020 __ $a0000000000");
        lines.add("100 1_ $a" + author + ", Jane,$d1850-1910.");
        lines.add("245 10 $aPrinciples of gardening /$cby Jane " + author + " and others.");
        lines.add("260 __ $aNew York :$bExample Press,$c1894.");
        lines.add("300 __ $axii, 316 p. :$bill. ;$c24 cm.");
        lines.add("520 __ $a" + "A book about gardens, and what grows in them. ".repeat(8));
        lines.add("590 __ $aGift of somebody");
        for (int subject = 0; subject < 6; subject++) {
            lines.add("650 _0 $aGardening$zEngland$xHistory.");
        }
        for (int item = 0; item < 3; item++) {
            lines.add(
                    "952 __ $00$10$40$70$aMAIN$bMAIN$cGEN$d2019-01-02$eOrder$g12.50$l4"
                            + "$o635 GAR$p3000100000"
                            + item
                            + "$q2024-05-06$r2024-04-06$s2024-04-06$yBK$zshelved by size");
        }
        return new Sample(lines).iso2709();
    }
}
