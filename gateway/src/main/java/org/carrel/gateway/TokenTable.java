package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.time.Duration;
import org.carrel.gateway.token.NoToken;

/**
 * Turns one column of a table (CSV, RFC 4180) into a list, row by row, in memory that does not grow
 * with the table. Only what came of the column is written, never another column; a row of which
 * nothing came gives an empty line, so that both tables stay in step. Empty lines are passed over.
 * For one table; wipe it by closing.
 */
final class TokenTable implements AutoCloseable {
    private static final int LONGEST = 256;
    private static final int MOST_TOLD = 100;
    private static final long GLANCE = Duration.ofSeconds(3).toNanos();

    private final Turn turn;
    private final PrintWriter told;
    private final ByteBuf made = Unpooled.directBuffer(LONGEST, LONGEST);
    private final ByteBuf out = Unpooled.directBuffer(1 << 16, 1 << 16);
    private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 16);
    private long lastTold = System.nanoTime();
    private long rows;
    private long bad;

    /**
     * @param turn what becomes of a value
     * @param told where progress and bad rows are told, the latter by their line, never their value
     */
    TokenTable(Turn turn, PrintWriter told) {
        this.turn = turn;
        this.told = told;
    }

    /** Appends what becomes of a value, or says that nothing does. */
    @FunctionalInterface
    interface Turn {
        boolean turn(ByteBuf value, ByteBuf to);
    }

    /**
     * How it went.
     *
     * @param rows all but the heading and empty lines
     * @param bad those of which nothing came
     */
    record Count(long rows, long bad) {}

    /**
     * Reads to the end.
     *
     * @param heading what to write above the list; where it is not empty, the first line of the
     *     table is taken for its heading
     */
    Count run(ReadableByteChannel from, WritableByteChannel to, int column, String heading)
            throws IOException {
        try (CsvColumn cells = new CsvColumn(column)) {
            boolean headed = !heading.isEmpty();
            if (headed) {
                out.writeBytes(heading.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
                out.writeByte('\n');
            }
            while (from.read(in.clear()) >= 0) {
                in.flip();
                while (in.hasRemaining()) {
                    if (cells.isRowOver(in.get())) {
                        headed = row(cells, headed, to);
                    }
                }
            }
            if (cells.isLastRowOpen()) {
                row(cells, headed, to);
            }
            flush(to);
        }
        return new Count(rows, bad);
    }

    private boolean row(CsvColumn cells, boolean isHeading, WritableByteChannel to)
            throws IOException {
        if (!isHeading && !cells.isEmptyLine()) {
            rows++;
            if (out.writableBytes() <= LONGEST) {
                flush(to);
                tellProgress();
            }
            if (isTurned(cells)) {
                out.writeBytes(made);
            } else {
                bad++;
                tellBad(cells.line());
            }
            out.writeByte('\n');
        }
        cells.nextRow();
        return false;
    }

    private boolean isTurned(CsvColumn cells) {
        made.clear();
        try {
            return cells.isWhole() && turn.turn(cells.value(), made);
        } catch (NoToken none) {
            return false;
        }
    }

    private void tellBad(long line) {
        if (bad <= MOST_TOLD) {
            told.println("line " + line + ": nothing came of it");
        } else if (bad == MOST_TOLD + 1) {
            told.println("more such lines are counted, not told");
        }
    }

    private void tellProgress() {
        if (System.nanoTime() - lastTold > GLANCE) {
            lastTold = System.nanoTime();
            told.println(rows + " rows");
        }
    }

    private void flush(WritableByteChannel to) throws IOException {
        ByteBuffer bytes = out.nioBuffer();
        while (bytes.hasRemaining()) {
            to.write(bytes);
        }
        out.clear();
    }

    /** Wipes what is left of the last rows. */
    @Override
    public void close() {
        in.clear();
        while (in.hasRemaining()) {
            in.put((byte) 0);
        }
        made.setZero(0, made.capacity()).release();
        out.setZero(0, out.capacity()).release();
    }
}
