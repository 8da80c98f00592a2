package org.carrel.config;

import java.util.Map;

/**
 * Who may come to a listener (93).
 *
 * @param required whether a terminal must log in before it is served
 * @param accounts passwords by account name; where there is none and no login is required, a
 *     terminal is known by its address
 */
public record LoginPolicy(boolean required, Map<String, Secret> accounts) {

    /** Everyone may come; terminals are known by their addresses. */
    public static final LoginPolicy OPEN = new LoginPolicy(false, Map.of());

    public LoginPolicy {
        accounts = Map.copyOf(accounts);
    }
}
