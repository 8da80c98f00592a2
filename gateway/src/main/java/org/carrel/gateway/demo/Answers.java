package org.carrel.gateway.demo;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.sip2.Sip2MessageType;

/** A service's table of answers: which message is answered by what. */
final class Answers {
    private final Map<Sip2MessageType, Function<Question, Reply>> table =
            new EnumMap<>(Sip2MessageType.class);

    /** The rows of all these desks together. */
    Answers(List<Desk> desks) {
        desks.forEach(desk -> table.putAll(desk.answers()));
    }

    /** A part of a service that answers some of the messages. */
    interface Desk {
        Map<Sip2MessageType, Function<Question, Reply>> answers();
    }

    /** The answer, or nothing to a message that this service does not know. */
    Optional<Reply> to(Question question) {
        return Optional.ofNullable(table.get(question.type())).map(row -> row.apply(question));
    }
}
