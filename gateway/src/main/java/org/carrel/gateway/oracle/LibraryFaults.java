package org.carrel.gateway.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** How the library system spoils an answer. */
final class LibraryFaults {
    /** Longer than any gateway waits here. */
    private static final long SILENCE = TimeUnit.SECONDS.toNanos(6);

    private static final int TOO_LONG = 66_000;

    private LibraryFaults() {}

    /** The answer with this fault; nothing where the connection ends. */
    static byte @Nullable [] spoilt(Fault fault, String answer, int number) {
        return switch (fault) {
            case LIBRARY_SILENT -> {
                LockSupport.parkNanos(SILENCE);
                yield null;
            }
            case LIBRARY_CHECKSUM -> (answer + "AY" + number + "AZ0000\r").getBytes(UTF_8);
            case LIBRARY_CHARSET -> {
                byte[] bytes = Line.signed(answer + "AFx|", number, UTF_8);
                bytes[answer.getBytes(UTF_8).length + 2] = (byte) 0xFF;
                yield bytes;
            }
            case LIBRARY_GARBAGE -> ("<error>" + answer + "</error>\r").getBytes(UTF_8);
            case LIBRARY_BREAKS_OFF -> answer.getBytes(UTF_8);
            case LIBRARY_TOO_LONG ->
                    (answer.repeat(1 + TOO_LONG / answer.length()) + "\r").getBytes(UTF_8);
            default -> Line.signed(answer, number, UTF_8);
        };
    }
}
