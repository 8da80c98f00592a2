package org.carrel.gateway;

import java.util.Collection;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.catalogue.Catalogues;
import org.carrel.gateway.session.Stations;
import org.carrel.gateway.upstream.Upstreams;

/**
 * All that one configuration makes, from what every door may ask down to the connections of every
 * upstream. Parts that are the same as in the arrangement before are the same objects, so whoever
 * closes one says which others are still alive. Any thread.
 *
 * @param config is the arrangement's, which closes it
 * @param tokens how vendors know patrons
 * @param stations what sessions need
 * @param catalogues what catalogue clients need
 */
record Arrangement(
        GatewayConfig config, TokenCabinet tokens, Stations stations, Catalogues catalogues) {

    /** Higher than that of every arrangement before. */
    int version() {
        return stations.version();
    }

    Upstreams upstreams() {
        return stations.upstreams();
    }

    /** Gives up what waited too long; to be called about ten times a second. */
    void tick() {
        upstreams().tick();
        catalogues.tick();
    }

    /** Closes what none of the others has, and wipes the secrets that are nobody else's. */
    void closeExcept(Collection<Arrangement> others) {
        upstreams().closeExcept(others.stream().map(Arrangement::upstreams).toList());
        catalogues.closeExcept(others.stream().map(Arrangement::catalogues).toList());
        tokens.closeExcept(others.stream().map(Arrangement::tokens).toList());
        config.close();
    }
}
