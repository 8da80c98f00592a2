package org.carrel.sip2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What must hold for any message and any bytes; a failure's name holds the seed that made it. */
class Sip2CodecProperties {
    private static final int LINES = 15;
    private static final int MESSAGES = 20;
    private static final List<Sip2Dialect> DIALECTS =
            Stream.of('|', '|', '^', '~').flatMap(SampleMessages::dialects).toList();

    static Stream<Long> seeds() {
        return Stream.of(1L, 2L, ThreadLocalRandom.current().nextLong());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatWasDecodedIsEncodedIntoTheSameBytes(long seed) {
        onManyLines(
                seed,
                (random, dialect, line) -> {
                    SampleMessage sample = SampleMessages.random(random, dialect);
                    byte[] wire = sample.wire(dialect);
                    Sip2Message message = line.hearsMessage(wire);
                    boolean signedResend = sample.isResend() && dialect.errorDetection();
                    assertArrayEquals(
                            wire, line.says(signedResend ? message.numbered(0) : message));
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itDoesNotMatterHowTheBytesWereSplit(long seed) {
        onManyLines(
                seed,
                (random, dialect, line) -> {
                    ByteArrayOutputStream wire = new ByteArrayOutputStream();
                    List<String> written = new ArrayList<>();
                    for (int messages = random.nextInt(1, 5); messages > 0; messages--) {
                        SampleMessage sample = SampleMessages.random(random, dialect);
                        wire.writeBytes(sample.wire(dialect));
                        written.add(sample.transcript(dialect));
                    }
                    byte[][] pieces = SampleMessages.pieces(random, wire.toByteArray());
                    assertEquals(written, line.transcripts(pieces));
                });
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyBytesBecomeMessagesOrAreToldToBeNone(long seed) {
        onManyLines(
                seed,
                (random, dialect, line) -> {
                    byte[] wire = SampleMessages.random(random, dialect).wire(dialect);
                    for (int wrong = random.nextInt(1, wire.length); wrong > 0; wrong /= 2) {
                        wire[random.nextInt(wire.length)] = (byte) random.nextInt();
                    }
                    for (Object heard : line.hears(SampleMessages.pieces(random, wire))) {
                        assertTrue(heard instanceof Sip2Message || heard instanceof MalformedSip2);
                        SampleMessage.transcript(heard);
                    }
                });
    }

    /** What must hold for one random message on one line. */
    private interface Property {
        void holds(SplittableRandom random, Sip2Dialect dialect, TestLine line);
    }

    private static void onManyLines(long seed, Property property) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int lines = LINES; lines > 0; lines--) {
            Sip2Dialect dialect = DIALECTS.get(random.nextInt(DIALECTS.size()));
            try (TestLine line = new TestLine(dialect)) {
                for (int messages = MESSAGES; messages > 0; messages--) {
                    property.holds(random, dialect, line);
                }
            }
        }
    }
}
