package org.carrel.gateway.message;

import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.Predicate;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.OperationName;

/** What can be read of a message, whatever its protocol. */
public interface Elements {

    /** Whether a terminal would send it; only requests have an operation. */
    boolean isRequest();

    /** The operation that this request asks for. */
    OperationName operation();

    /** The first element of that name, if the message has one. */
    Optional<Element> element(ElementName name);

    /**
     * Whether the first element of that name has this ASCII letter at this place of its value,
     * counted from 0; false where it is shorter, or not there.
     */
    boolean hasLetter(ElementName name, int place, char letter);

    /** Whether the first element of that name is this one ASCII letter and nothing else. */
    boolean isLetter(ElementName name, char letter);

    /** Whether some variable element is such a one, by its name and its bytes. */
    boolean anyStanding(Standing test);

    /** Whether some variable element of this name is such a one. */
    boolean any(ElementName name, Predicate<Element> test);

    /** Looks at an element where it stands, so that nothing is made for it. */
    @FunctionalInterface
    interface Standing {
        /**
         * Whether it is such a one.
         *
         * @param bytes of the whole message, which die with it; not to be changed or kept
         * @param from where the value begins
         * @param to before which it ends
         */
        boolean test(ElementName name, ByteBuffer bytes, int from, int to);
    }
}
