package org.carrel.sip2;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every message in every dialect, cut by TCP wherever it likes. */
class Sip2SplittingTest {

    static Stream<Sip2Dialect> dialects() {
        return SampleMessages.dialects().stream();
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aMessageSplitAnywhereIsTheSameMessage(Sip2Dialect dialect) {
        try (TestLine line = new TestLine(dialect)) {
            for (Sip2MessageType type : Sip2MessageType.values()) {
                SampleMessage sample = SampleMessages.filled(type, dialect.charset());
                List<String> expected = List.of(sample.transcript(dialect));
                byte[] wire = sample.wire(dialect);
                for (int split = 0; split <= wire.length; split++) {
                    byte[] first = Arrays.copyOf(wire, split);
                    byte[] second = Arrays.copyOfRange(wire, split, wire.length);
                    assertEquals(expected, line.transcripts(first, second), "split at " + split);
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aMessageLeavesAsItCame(Sip2Dialect dialect) {
        try (TestLine line = new TestLine(dialect)) {
            for (Sip2MessageType type : Sip2MessageType.values()) {
                SampleMessage sample = SampleMessages.filled(type, dialect.charset());
                byte[] wire = sample.wire(dialect);
                Sip2Message message = line.hearsMessage(wire);
                boolean signedResend = sample.isResend() && dialect.errorDetection();
                assertArrayEquals(wire, line.says(signedResend ? message.numbered(0) : message));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void aMessageByteByByteIsTheSameMessage(Sip2Dialect dialect) {
        try (TestLine line = new TestLine(dialect)) {
            for (Sip2MessageType type : Sip2MessageType.values()) {
                SampleMessage sample = SampleMessages.filled(type, dialect.charset());
                byte[] wire = sample.wire(dialect);
                byte[][] bytes = new byte[wire.length][];
                Arrays.setAll(bytes, at -> new byte[] {wire[at]});
                assertEquals(List.of(sample.transcript(dialect)), line.transcripts(bytes));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void messagesInOneReadComeInTheirOrder(Sip2Dialect dialect) {
        ByteArrayOutputStream wire = new ByteArrayOutputStream();
        List<String> expected = new ArrayList<>();
        for (Sip2MessageType type : Sip2MessageType.values()) {
            SampleMessage sample = SampleMessages.filled(type, dialect.charset());
            wire.writeBytes(sample.wire(dialect));
            expected.add(sample.transcript(dialect));
        }
        try (TestLine line = new TestLine(dialect)) {
            assertEquals(expected, line.transcripts(wire.toByteArray()));
        }
    }
}
