package org.carrel.gateway.message;

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

    /** Whether some variable element is such a one. */
    boolean any(Predicate<Element> test);

    /** Whether some variable element of this name is such a one. */
    boolean any(ElementName name, Predicate<Element> test);
}
