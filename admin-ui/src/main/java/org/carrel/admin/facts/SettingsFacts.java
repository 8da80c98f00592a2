package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Who may come to the console, and which programs.
 *
 * @param roles all that there are
 * @param tokenRoles those that whoever asks can give a program
 * @param newToken drawn just now, and shown this once
 */
public record SettingsFacts(
        List<User> users,
        List<Token> tokens,
        List<String> roles,
        List<String> tokenRoles,
        Optional<String> newToken) {

    /**
     * One of the staff.
     *
     * @param browsers in how many they are signed in
     * @param passwordEnds until when the password that was drawn for them is good; nothing once
     *     they have set one of their own
     */
    public record User(
            String name,
            List<String> roles,
            boolean active,
            int passkeys,
            int codes,
            int browsers,
            Optional<Instant> passwordEnds) {}

    /** One token of a program. */
    public record Token(String name, String owner, List<String> roles, Instant made) {}
}
