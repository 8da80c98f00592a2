package org.carrel.admin.facts;

import java.util.List;

/**
 * The picture of all ways that data takes: from doors to the gateway, and on to upstreams.
 *
 * @param doors on the left
 * @param upstreams on the right
 * @param encrypted whether no way is in plain text
 */
public record MapFacts(List<Way> doors, List<Way> upstreams, boolean encrypted) {

    /**
     * One way and who is at its end.
     *
     * @param kind the profile of a door; the trust of an upstream
     * @param encryption {@code plain}, {@code tls} or {@code mutual}
     * @param token the class of token that goes this way; empty for doors
     * @param learns what classes of data the side at the end got within the days that are kept
     * @param blanked what classes it would have got and did not
     * @param refused how many messages were refused on this way
     * @param seen whether anything went this way within the days that are kept
     */
    public record Way(
            String name,
            String kind,
            String protocol,
            String encryption,
            String token,
            List<String> learns,
            List<String> blanked,
            long refused,
            boolean seen) {
        public Way {
            learns = List.copyOf(learns);
            blanked = List.copyOf(blanked);
        }

        /** Whether everyone on the way can read everything. */
        public boolean isPlain() {
            return encryption.equals("plain");
        }
    }
}
