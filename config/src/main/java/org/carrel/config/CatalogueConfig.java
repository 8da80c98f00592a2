package org.carrel.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A port at which catalogue clients are served, Z39.50 and SRU alike.
 *
 * @param name its name in this configuration
 * @param bind where it listens
 * @param databases which target answers for each database; all others do not exist here
 * @param allow from where clients may connect; empty means from everywhere
 * @param balancers whose connections begin with the PROXY protocol and are somebody else's
 * @param tls how the way here is protected
 * @param login who may come
 * @param session how long an association may last
 * @param limits how much one client may ask
 */
public record CatalogueConfig(
        Label name,
        Endpoint bind,
        Map<String, Label> databases,
        List<AddressRange> allow,
        List<AddressRange> balancers,
        TlsConfig tls,
        LoginPolicy login,
        SessionLimits session,
        Limits limits)
        implements DoorConfig {

    /** What is in force where nothing is said of the session (z3950.md §6.5). */
    static final SessionLimits USUAL_SESSION =
            new SessionLimits(Duration.ofMinutes(15), Duration.ofHours(4));

    public CatalogueConfig {
        databases = Map.copyOf(databases);
        allow = List.copyOf(allow);
        balancers = List.copyOf(balancers);
    }

    @Override
    public int mostConnections() {
        return limits.associations();
    }

    @Override
    public int mostFromAddress() {
        return 0;
    }

    /**
     * How much may be asked, by one client address within a minute, so that nobody carries the
     * whole catalogue away or keeps others from it. 0 means as much as they like.
     *
     * @param associations how many may be open at once, of all clients together
     * @param searches searches and scans
     * @param records records presented
     * @param kibibytes sent to the client
     */
    public record Limits(int associations, int searches, int records, int kibibytes) {

        /** What is in force where nothing is said. */
        public static final Limits DEFAULT = new Limits(2_000, 1_200, 12_000, 262_144);
    }
}
