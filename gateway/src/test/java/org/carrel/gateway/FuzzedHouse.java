package org.carrel.gateway;

import java.util.List;
import java.util.Map;

/** Configurations for a gateway that is fuzzed: one door a profile, and who is asked behind it. */
final class FuzzedHouse {
    /** The doors, each named after its profile; the last one wants a login. */
    static final List<String> DOORS =
            List.of("self-check", "security-gate", "sorter", "staff", "locked");

    private static final String LOCK =
            "login: { required: true, accounts: { kiosk1: \"inline:demo-kiosk\" } }";

    private FuzzedHouse() {}

    /** The whole house: a library system and two vendors at these ports. */
    static String with(Map<String, Integer> ports) {
        return """
        library: { name: Fuzz, institution: RIV, cards: { prefix: "29001" } }
        upstreams:
          ils:
            protocol: sip2
            trust: record
            address: 127.0.0.1:%d
            login: { user: carrel, password: "inline:demo-ils" }
          press:
            protocol: sip2
            trust: vendor
            address: 127.0.0.1:%d
            login: { user: carrel, password: "inline:demo-press" }
            token: { class: pairwise, form: text, key: "inline:%s" }
          till:
            protocol: sip2
            trust: vendor
            address: 127.0.0.1:%d
            login: { user: carrel, password: "inline:demo-till" }
            token: { class: session, form: text }
        """
                        .formatted(
                                ports.get("ils"),
                                ports.get("press"),
                                "17".repeat(32),
                                ports.get("till"))
                + terminals("routes: { hold: press, fee-paid: till }");
    }

    /** One library system at this port, which neither signs nor numbers what it says. */
    static String withLibraryAt(int port) {
        return """
        library: { name: Fuzz, institution: RIV }
        upstreams:
          ils:
            protocol: sip2
            trust: record
            address: 127.0.0.1:%d
            dialect: { error-detection: false }
        """
                        .formatted(port)
                + terminals("");
    }

    private static String terminals(String routes) {
        StringBuilder text = new StringBuilder("terminals:\n");
        for (String door : DOORS) {
            boolean locked = door.equals("locked");
            text.append(
                    """
                      %s:
                        protocol: sip2
                        bind: 127.0.0.1:%d
                        profile: %s
                        upstream: ils
                        %s
                        %s
                    """
                            .formatted(
                                    door,
                                    Plan.freePort(),
                                    locked ? "self-check" : door,
                                    door.equals("self-check") ? routes : "",
                                    locked ? LOCK : "")
                            .indent(0));
        }
        return text.toString();
    }
}
