package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who may come to the console, and what is kept for how long.
 *
 * @param roles all that there are
 * @param newToken drawn just now, and shown this once
 * @param kept what is kept, by the name of each text
 */
public record SettingsFacts(
        List<User> users,
        List<Token> tokens,
        List<String> roles,
        Optional<String> newToken,
        Map<String, String> kept) {

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
