package org.carrel.gateway.ledger;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.carrel.config.Label;
import org.carrel.config.policy.ElementName;
import org.carrel.sip2.Sip2Field;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What the account of one message costs: twenty elements counted, and a frame tapped. */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {
            "-Djmh.executor=CUSTOM",
            "-Djmh.executor.class=org.carrel.gateway.ledger.LoopThreads"
        })
public class LedgerBench {
    private static final Label KIOSK = new Label("kiosk");
    private static final Vocabulary VOCABULARY =
            new Vocabulary(Set.of(), Set.of(KIOSK), Set.of(), Set.of("PB"));

    /** What all threads share. */
    @State(Scope.Benchmark)
    public static class Shared {
        final Ledger ledger = new Ledger(VOCABULARY, InstantSource.system());
        final TapBook taps = new TapBook(VOCABULARY);
        final Page page = ledger.page(KIOSK, Direction.TO_TERMINALS, "64");
        final List<Cell> cells = new ArrayList<>();
        final DistinctCards cards =
                new DistinctCards(Set.of(KIOSK), InstantSource.system(), ZoneOffset.UTC, 10);

        /** Twenty cells of one page. */
        public Shared() {
            for (Sip2Field field : List.of(Sip2Field.values()).subList(0, 20)) {
                cells.add(page.cell(ElementName.of(field), Disposition.PASSED));
            }
        }
    }

    /** One connection. */
    @State(Scope.Thread)
    public static class Connection {
        final ByteBuf frame =
                bytes(
                        "64              00120261122    095958000000010002000000000000AOmain|"
                                + "AA29001000000011|AEA. R.|BLY|CQY|BHEUR|BV0.00|AFGreetings from the"
                                + " library|AS|AU39001000000017|AU39001000000025|PB1|AY1AZF2B1\r");
        final ByteBuf card = bytes("29001000000011");

        private static ByteBuf bytes(String made) {
            return Unpooled.directBuffer().writeBytes(made.getBytes(StandardCharsets.US_ASCII));
        }
    }

    /** Twenty elements, each counted at once. */
    @Benchmark
    public void twentyCells(Shared shared) {
        for (Cell cell : shared.cells) {
            cell.count(14);
        }
    }

    /** Twenty elements noted and counted together. */
    @Benchmark
    public void slipOfTwenty(Shared shared) {
        Slip slip = new Slip(shared.page);
        for (Cell cell : shared.cells) {
            slip.add(cell, 14);
        }
        slip.sent();
    }

    /** One frame of 64 with 9 columns and 12 fields. */
    @Benchmark
    public void tapFrame(Shared shared, Tapped tapped, Connection connection) {
        tapped.scanner(shared).scan(connection.frame, 0, connection.frame.writerIndex());
    }

    /** One card met. */
    @Benchmark
    public void distinctCard(Shared shared, Connection connection) {
        shared.cards.saw(KIOSK, connection.card);
    }

    /** The tap of one connection. */
    @State(Scope.Thread)
    public static class Tapped {
        private final List<FrameScanner> made = new ArrayList<>();

        FrameScanner scanner(Shared shared) {
            if (made.isEmpty()) {
                made.add(shared.taps.scanner(KIOSK, Direction.TO_TERMINALS, '|'));
            }
            return made.getFirst();
        }
    }
}
