package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.function.Consumer;
import org.carrel.sip2.Sip2MessageType;

/** Puts questions and judges the answers; knows the last one, for 97 asks for it again. */
final class Exchange {
    private static final List<String> ECHOED = List.of("AO", "AA", "AB");

    private final WireClient terminal;
    private String last = "";

    Exchange(WireClient terminal) {
        this.terminal = terminal;
    }

    /**
     * Asks, with the frame brought to the wire in this way, and asserts that the answer is right.
     */
    void ask(Sip2MessageType type, Consumer<byte[]> way) {
        String question = Questions.of(type);
        way.accept(terminal.next(question));
        Heard answer = terminal.hear();
        if (type == Sip2MessageType.REQUEST_ACS_RESEND) {
            assertEquals(last, answer.whole());
            return;
        }
        answer.assertWhole(type.answer());
        assertEquals(terminal.sequence(), answer.sequence());
        assertEquals(!terminal.sequence().isEmpty(), answer.isSigned());
        for (String id : ECHOED) {
            if (question.contains("|" + id) && answer.has(id)) {
                assertEquals(sent(question, id), answer.field(id));
            }
        }
        last = answer.whole();
    }

    private static String sent(String question, String id) {
        int from = question.indexOf("|" + id) + 3;
        return question.substring(from, question.indexOf('|', from));
    }
}
