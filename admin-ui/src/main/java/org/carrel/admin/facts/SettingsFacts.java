package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who may come to the console, and which programs.
 *
 * @param roles all that there are
 * @param newToken drawn just now, and shown this once
 */
public record SettingsFacts(
        List<User> users, List<Token> tokens, List<String> roles, Optional<String> newToken) {

    /** One of the staff. */
    public record User(String name, List<String> roles, boolean active, int passkeys, int codes) {}

    /** One token of a program. */
    public record Token(String name, String owner, List<String> roles, Instant made) {}
}
