package org.carrel.sip2;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Whatever a peer sends: no exception, no memory kept or left with something in it, and what was
 * understood is understood again when it is said again. A seed is the bytes of a peer, then two
 * numbers of two bytes for the splits and one byte for the dialect.
 *
 * <p>A normal build replays the seeds. To look for new ones: {@code JAZZER_FUZZ=1 timeout 30m mvn
 * -B test -pl sip2 -Dtest=Sip2DecoderFuzzTest}.
 */
class Sip2DecoderFuzzTest {
    private static final List<Sip2Dialect> DIALECTS =
            Stream.of('|', '^').flatMap(SampleMessages::dialects).toList();

    @FuzzTest(maxDuration = "8h")
    void whatAPeerSendsIsUnderstoodOrRefused(FuzzedDataProvider data) {
        Sip2Dialect dialect = DIALECTS.get(data.consumeInt(0, DIALECTS.size() - 1));
        int one = data.consumeInt(0, 0xFFFF);
        int other = data.consumeInt(0, 0xFFFF);
        byte[] wire = data.consumeRemainingAsBytes();
        int first = Math.min(Math.min(one, other), wire.length);
        int second = Math.min(Math.max(one, other), wire.length);
        try (TestLine line = new TestLine(dialect);
                TestLine echo = new TestLine(dialect)) {
            List<Object> heard =
                    line.hears(
                            Arrays.copyOf(wire, first),
                            Arrays.copyOfRange(wire, first, second),
                            Arrays.copyOfRange(wire, second, wire.length));
            for (Object each : heard) {
                if (each instanceof Sip2Message message) {
                    assertUnderstoodAgain(message.numbered(3), echo);
                }
            }
        }
    }

    private static void assertUnderstoodAgain(Sip2Message message, TestLine echo) {
        boolean resend = !SampleMessage.carriesSequence(message.type());
        byte[] said = echo.says(message.shared());
        String meant =
                SampleMessage.transcript(
                        resend ? message.numbered(Sip2Message.NO_SEQUENCE) : message);
        assertEquals(List.of(meant), echo.transcripts(said));
    }
}
