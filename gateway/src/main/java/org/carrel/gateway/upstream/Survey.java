package org.carrel.gateway.upstream;

import io.netty.buffer.ByteBuf;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Sip2Greeting;
import org.carrel.gateway.token.TokenForm;

/**
 * Asks a library system, one after the other, about numbers that it should never issue. It draws
 * them itself, so that nothing from any message can be among them, and keeps none. Ends at the
 * first number that has a patron and at the first question without an answer.
 */
public final class Survey {

    /** If a thousandth of the range were issued, one in five surveys would see it; of 2 %, 98. */
    private static final int QUESTIONS = 200;

    private static final int LONGEST = 64;

    private static final SecureRandom RANDOM = new SecureRandom();

    private final BiConsumer<Message, Consumer<Reply>> enquire;
    private final Sip2Greeting greeting;
    private final TokenForm reserved;
    private final String institution;

    Survey(
            BiConsumer<Message, Consumer<Reply>> enquire,
            Sip2Greeting greeting,
            TokenForm reserved,
            String institution) {
        this.enquire = enquire;
        this.greeting = greeting;
        this.reserved = reserved;
        this.institution = institution;
    }

    /** What came of it. */
    public enum Finding {
        /** It knows none of them. */
        FREE,
        /** It has a patron with one of them. */
        TAKEN,
        /** It could not be asked to the end. */
        UNKNOWN
    }

    void run(Consumer<Finding> home) {
        ask(QUESTIONS, home);
    }

    private void ask(int left, Consumer<Finding> home) {
        if (left == 0) {
            home.accept(Finding.FREE);
            return;
        }
        Message question = greeting.standing(institution, LONGEST, this::draw);
        enquire.accept(
                question,
                reply -> {
                    question.close();
                    Optional<Boolean> known = known(reply);
                    if (known.isEmpty()) {
                        home.accept(Finding.UNKNOWN);
                    } else if (known.get()) {
                        home.accept(Finding.TAKEN);
                    } else {
                        ask(left - 1, home);
                    }
                });
    }

    private void draw(ByteBuf to) {
        byte[] body = new byte[reserved.size()];
        reserved.draw(RANDOM, body);
        reserved.write(body, to);
    }

    private Optional<Boolean> known(Reply reply) {
        return switch (reply) {
            case Reply.Missed _ -> Optional.empty();
            case Reply.Answered answered -> {
                try (Message answer = answered.answer().message()) {
                    yield greeting.isKnown(answer);
                }
            }
        };
    }
}
