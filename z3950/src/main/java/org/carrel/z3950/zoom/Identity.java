package org.carrel.z3950.zoom;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.carrel.z3950.InformationKind;
import org.carrel.z3950.PartType;

/**
 * Who a client says it is, in its Init; all of it is made up or an administrator's own (z3950.md
 * §2.1, §4.5).
 *
 * @param implementation the name of its software
 * @param login its account, if it has one
 * @param units texts that it adds as other information, such as a cookie or a client's address
 */
public record Identity(
        String implementation, Optional<Login> login, Map<InformationKind, String> units) {

    /** Our own software, without an account and without anything to add. */
    public static final Identity USUAL = new Identity("Carrel ZOOM", Optional.empty(), Map.of());

    public Identity {
        if (units.keySet().stream().anyMatch(kind -> kind.type() != PartType.TEXT)) {
            throw new IllegalArgumentException("a unit that carries no text");
        }
        units = Map.copyOf(units);
    }

    /** Another name of the software. */
    public Identity withImplementation(String other) {
        return new Identity(other, login, units);
    }

    /** The same with an account of no group. */
    public Identity withLogin(String user, String password) {
        return new Identity(implementation, Optional.of(new Login("", user, password)), units);
    }

    /** The same with an account in a group. */
    public Identity withLogin(Login account) {
        return new Identity(implementation, Optional.of(account), units);
    }

    /** The same with one more unit of other information. */
    public Identity withUnit(InformationKind kind, String text) {
        Map<InformationKind, String> more = new EnumMap<>(InformationKind.class);
        more.putAll(units);
        more.put(kind, text);
        return new Identity(implementation, login, more);
    }

    /** Shows no value. */
    @Override
    public String toString() {
        return "identity with " + units.size() + " units";
    }

    /**
     * An account at the other side; it is never printed.
     *
     * @param group the group of the account, or nothing
     */
    public record Login(String group, String user, String password) {
        @Override
        public String toString() {
            return "login";
        }
    }
}
