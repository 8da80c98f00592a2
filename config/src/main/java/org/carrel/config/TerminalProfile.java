package org.carrel.config;

import java.util.Set;
import org.carrel.config.policy.OperationName;
import org.carrel.config.policy.Policy;

/**
 * What a kind of terminal may ask and may see. The profiles are built in; see {@code
 * profiles.yaml}.
 *
 * @param name for example {@code self-check}
 * @param operations the questions it may put; all others are refused
 * @param policy what may travel between it and the gateway, in both directions
 */
public record TerminalProfile(Label name, Set<OperationName> operations, Policy policy) {

    public TerminalProfile {
        operations = Set.copyOf(operations);
    }
}
