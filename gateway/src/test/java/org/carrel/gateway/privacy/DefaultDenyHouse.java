package org.carrel.gateway.privacy;

import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Stream;

/** The configuration of the default-deny properties: a door for each profile and upstream. */
final class DefaultDenyHouse {
    /** The built-in profiles, and one of staff with a policy that masks and makes general. */
    static final List<String> PROFILES =
            List.of("self-check", "security-gate", "sorter", "staff", "masked");

    static final List<String> UPSTREAMS = List.of("record", "pairwise", "session", "none");

    private static final String HEAD =
            """
            library: { name: Test, institution: RIV, cards: { prefix: "29001" } }
            upstreams:
              record: { protocol: sip2, trust: record, address: "127.0.0.1:7001" }
              pairwise:
                protocol: sip2
                trust: vendor
                address: 127.0.0.1:7001
                token: { class: pairwise, form: codabar14, prefix: "29998", key: "inline:%s" }
              session:
                protocol: sip2
                trust: vendor
                address: 127.0.0.1:7001
                token: { class: session, form: text }
              none: { protocol: sip2, trust: vendor, address: "127.0.0.1:7001" }
            policies:
              masks:
                extends: record
                elements:
                  sip2:AB: { mask: { keep-last: 4 } }
                  sip2:AJ: { mask: { keep-last: 0 } }
                  sip2:AF: phrase
                  sip2:AE: { generalise: initials }
                  sip2:AH: { generalise: day }
                  sip2:CM: { generalise: year }
                  sip2:BV: { generalise: yes-or-no }
                  sip2:BD: { constant: "at home" }
                  sip2:patron-status: { generalise: allowed-or-denied }
                  sip2:transaction-date: { generalise: day }
            terminals:
            """
                    .formatted("3b".repeat(32));

    private DefaultDenyHouse() {}

    /** One way through the house, to be tried with this seed. */
    record Way(String profile, String upstream, long seed) {}

    /** Every way, each with a seed of its own. */
    static Stream<Way> ways() {
        return PROFILES.stream()
                .flatMap(profile ->
                        UPSTREAMS.stream()
                                .map(upstream ->
                                        new Way(
                                                profile,
                                                upstream,
                                                ThreadLocalRandom.current().nextLong())));
    }

    static String yaml() {
        StringBuilder text = new StringBuilder(HEAD);
        int port = 7100;
        for (String profile : PROFILES) {
            boolean masked = profile.equals("masked");
            for (String upstream : UPSTREAMS) {
                text.append(
                        "  %s-%s: { protocol: sip2, bind: \"127.0.0.1:%d\", profile: %s, upstream: %s%s }\n"
                                .formatted(
                                        profile,
                                        upstream,
                                        port++,
                                        masked ? "staff" : profile,
                                        upstream,
                                        masked ? ", policy: masks" : ""));
            }
        }
        return text.toString();
    }
}
