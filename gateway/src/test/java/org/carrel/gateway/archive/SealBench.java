package org.carrel.gateway.archive;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * What an end and the start after it spend on the seal of a file that the machine has in memory.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@State(Scope.Benchmark)
public class SealBench {
    private static final int MIB = 1 << 20;

    /** How large the file is. */
    @Param({"32", "400"})
    public int mebibytes;

    private ArchiveKey key = key();
    private Path folder = Path.of("");
    private FileSeal seal = new FileSeal(folder.resolve("file"), key);

    /** Writes the file. */
    @Setup(Level.Trial)
    public void begin() throws IOException {
        folder = Files.createTempDirectory("seal");
        Path file = folder.resolve("file");
        byte[] piece = new byte[MIB];
        try (OutputStream out = Files.newOutputStream(file)) {
            for (int written = 0; written < mebibytes; written++) {
                out.write(piece);
            }
        }
        seal = new FileSeal(file, key);
    }

    /** Deletes it. */
    @TearDown(Level.Trial)
    public void end() throws IOException {
        Files.deleteIfExists(folder.resolve("file"));
        Files.deleteIfExists(folder);
        key.close();
    }

    /** The end, and the start after it. */
    @Benchmark
    public Object setAndTakenOff() {
        seal.set();
        return seal.takeOff();
    }

    private static ArchiveKey key() {
        ByteBuf bytes = Unpooled.buffer(32).writeZero(32);
        return new ArchiveKey(bytes);
    }
}
