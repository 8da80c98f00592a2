package org.carrel.config;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads what all doors have in common, whatever is spoken at them: their place, which no two may
 * share, and who may come.
 */
final class DoorReader {

    private static final Duration SHORTEST = Duration.ofSeconds(1);
    private static final Duration LONGEST = Duration.ofHours(12);
    private static final Duration LONGEST_LOCKOUT = Duration.ofHours(1);

    private final SecretReader secrets;
    private final Section storage;
    private final List<Endpoint> taken = new ArrayList<>();

    /**
     * @param storage what the file says of it
     */
    DoorReader(SecretReader secrets, Section storage) {
        this.secrets = secrets;
        this.storage = storage;
    }

    Endpoint bind(Section section) {
        Optional<Endpoint> bind = WireReader.endpoint(section);
        if (bind.filter(taken::contains).isPresent()) {
            section.error("is the place of another terminal too", "choose another port");
        }
        bind.ifPresent(taken::add);
        return bind.orElse(Endpoint.NOWHERE);
    }

    LoginPolicy login(Section section) {
        Map<String, Secret> accounts = new HashMap<>();
        for (Section each : section.child("accounts").children()) {
            password(each).ifPresent(password -> accounts.put(each.name(), password));
        }
        boolean required = section.child("required").flag().orElse(false);
        if (required && !section.child("accounts").exists()) {
            section.child("accounts")
                    .error(
                            "is missing, so nobody could log in",
                            "list the accounts, or take required out");
        }
        return new LoginPolicy(
                required,
                first(section.child("first"), required),
                accounts,
                section.child("attempts").number().orElse(LoginPolicy.USUAL_ATTEMPTS),
                WireReader.duration(
                        section.child("lockout"),
                        LoginPolicy.USUAL_LOCKOUT,
                        SHORTEST,
                        LONGEST_LOCKOUT));
    }

    /** As {@link #login}, where each password must be there as it is. */
    LoginPolicy loginByPassword(Section section) {
        LoginPolicy login = login(section);
        for (Section each : section.child("accounts").children()) {
            Secret password = login.accounts().get(each.name());
            if (password != null && Argon2id.isMeant(password)) {
                each.error(
                        "refers to a hash, which doors for catalogues do not compare",
                        "put the password itself there");
            }
        }
        return login;
    }

    private Optional<Secret> password(Section section) {
        Optional<Secret> password = secrets.password(section);
        if (password.filter(Argon2id::isMeant).isPresent()
                && password.flatMap(Argon2id::of).isEmpty()) {
            section.error(
                    "refers to a hash that is broken, or too dear for a door",
                    "make one with: carrel password");
        }
        return password;
    }

    private static LoginPolicy.First first(Section section, boolean required) {
        if (section.exists() && !required) {
            section.error("has no meaning where no login is required", "take it out");
        }
        return section.choice(LoginPolicy.First.class).orElse(LoginPolicy.First.STATUS);
    }

    /** How many connections a door bears. */
    static DoorLimits limits(Section section) {
        DoorLimits usual = DoorLimits.DEFAULT;
        int maximum = section.child("maximum").number().orElse(usual.maximum());
        int perAddress =
                section.child("per-address")
                        .number()
                        .orElse(
                                maximum == 0
                                        ? usual.perAddress()
                                        : Math.min(maximum, usual.perAddress()));
        if (maximum > 0 && perAddress > maximum) {
            section.child("per-address")
                    .error("is more than all addresses together may have", "choose fewer");
        }
        return new DoorLimits(
                maximum,
                perAddress,
                time(section.child("first-message"), usual.firstMessage()),
                time(section.child("whole-message"), usual.wholeMessage()),
                time(section.child("idle"), usual.idle()),
                section.child("messages").number().orElse(usual.messages()),
                section.child("kibibytes").number().orElse(usual.kibibytes()));
    }

    /**
     * How often a PIN may be wrong.
     *
     * @param manyPeople whether many people stand behind one terminal
     */
    static GuessLimits guesses(Section section, boolean manyPeople) {
        GuessLimits usual = manyPeople ? GuessLimits.DEFAULT.ofManyPeople() : GuessLimits.DEFAULT;
        return new GuessLimits(
                section.child("per-card").number().orElse(usual.perCard()),
                section.child("per-terminal").number().orElse(usual.perTerminal()),
                WireReader.duration(
                        section.child("within"), usual.within(), SHORTEST, LONGEST_LOCKOUT));
    }

    /** What is kept while an upstream is away; that needs a storage with a key. */
    Optional<Keep> keep(Section section) {
        if (!section.child("no-block").flag().orElse(false)) {
            return Optional.empty();
        }
        if (!storage.child("path").exists() || !storage.child("key").exists()) {
            section.error(
                    "has nowhere to keep it",
                    "give storage a path and a key, or let the devices keep it themselves");
        }
        return Optional.of(
                new Keep(
                        section.child("most").number().orElse(Keep.DEFAULT.most()),
                        WireReader.duration(
                                section.child("for"),
                                Keep.DEFAULT.lasting(),
                                Duration.ofMinutes(1),
                                Duration.ofDays(7))));
    }

    private static Duration time(Section section, Duration usual) {
        return WireReader.duration(section, usual, SHORTEST, LONGEST);
    }
}
