package org.carrel.config;

import java.time.Duration;
import java.util.Map;

/**
 * Who may come to a listener, and how they say who they are (sip2.md §6.1).
 *
 * @param required whether a terminal must log in before it is served
 * @param first what may come before anything else where a login is required
 * @param accounts passwords by account name, each as it is or as an Argon2id hash; where there is
 *     none and no login is required, a terminal is known by its address
 * @param attempts how many wrong logins an account may have before it rests; 0 for any number
 * @param lockout in which they are counted, and for which the account rests
 */
public record LoginPolicy(
        boolean required,
        First first,
        Map<String, Secret> accounts,
        int attempts,
        Duration lockout) {

    /** How many wrong logins an account may have where nothing is said. */
    static final int USUAL_ATTEMPTS = 10;

    /** For how long an account then rests. */
    static final Duration USUAL_LOCKOUT = Duration.ofMinutes(5);

    public LoginPolicy {
        accounts = Map.copyOf(accounts);
    }

    /** What a terminal may say first. */
    public enum First {
        /** The status (99) as well as the login (93). */
        STATUS,
        /** The login (93) and nothing else. */
        LOGIN,
        /** A name and a password, as telnet asks for them, before any message. */
        PROMPT
    }
}
