package org.carrel.gateway.archive;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

/** One value of a row as it stands in a copy of the archive, whichever database it came from. */
sealed interface Cell {
    /** Longer ones are in no column. */
    int LONGEST = 4 << 20;

    /** What is bound in its place. */
    Object value();

    record Empty() implements Cell {
        @Override
        public Object value() {
            return Optional.empty();
        }
    }

    record Text(String value) implements Cell {}

    record Amount(Long value) implements Cell {}

    record Flag(Boolean value) implements Cell {}

    record Moment(Instant value) implements Cell {}

    record Day(LocalDate value) implements Cell {}

    /** Writes it: a letter for its kind, and what it holds. */
    static void write(Cell cell, DataOutputStream to) throws IOException {
        switch (cell) {
            case Empty _ -> to.writeByte('-');
            case Text text -> writeText('t', text.value(), to);
            case Amount amount -> {
                to.writeByte('n');
                to.writeLong(amount.value());
            }
            case Flag flag -> {
                to.writeByte('f');
                to.writeBoolean(flag.value());
            }
            case Moment moment -> writeText('m', moment.value().toString(), to);
            case Day day -> writeText('d', day.value().toString(), to);
        }
    }

    /**
     * Reads one.
     *
     * @throws ArchiveTrouble where there is none
     */
    static Cell read(DataInputStream from) throws IOException {
        int kind = from.readByte();
        return switch (kind) {
            case '-' -> new Empty();
            case 't' -> new Text(readText(from));
            case 'n' -> new Amount(from.readLong());
            case 'f' -> new Flag(from.readBoolean());
            case 'm' -> new Moment(Instant.parse(readText(from)));
            case 'd' -> new Day(LocalDate.parse(readText(from)));
            default -> throw new ArchiveTrouble(Reason.ALTERED);
        };
    }

    /** Writes a text without its kind. */
    static void writeText(String text, DataOutputStream to) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        to.writeInt(bytes.length);
        to.write(bytes);
    }

    /** Reads a text without its kind. */
    static String readText(DataInputStream from) throws IOException {
        int length = from.readInt();
        if (length < 0 || length > LONGEST) {
            throw new ArchiveTrouble(Reason.ALTERED);
        }
        byte[] bytes = from.readNBytes(length);
        if (bytes.length != length) {
            throw new ArchiveTrouble(Reason.ALTERED);
        }
        return StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes)).toString();
    }

    private static void writeText(char kind, String text, DataOutputStream to) throws IOException {
        to.writeByte(kind);
        writeText(text, to);
    }
}
