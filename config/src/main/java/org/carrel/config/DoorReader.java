package org.carrel.config;

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

    private final SecretReader secrets;
    private final List<Endpoint> taken = new ArrayList<>();

    DoorReader(SecretReader secrets) {
        this.secrets = secrets;
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
            secrets.password(each).ifPresent(password -> accounts.put(each.name(), password));
        }
        boolean required = section.child("required").flag().orElse(false);
        if (required && !section.child("accounts").exists()) {
            section.child("accounts")
                    .error(
                            "is missing, so nobody could log in",
                            "list the accounts, or take required out");
        }
        return new LoginPolicy(required, accounts);
    }
}
