package org.carrel.gateway;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.netty.buffer.ByteBufAllocator;
import jakarta.inject.Singleton;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.catalogue.Catalogues;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.listen.Listeners;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.tunnel.Ways;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Certificates;

/** The fuse box of the doors: what stands between the network and a session is made here. */
@Factory
final class DoorWiring {

    @Singleton
    Certificates certificates(Watchers watchers) {
        return new Certificates(watchers);
    }

    @Singleton
    @Bean(preDestroy = "close")
    Accounts accounts(Watchers watchers) {
        return new Accounts(watchers);
    }

    @Singleton
    Listeners listeners(
            Loops loops, ByteBufAllocator allocator, Certificates certificates, Watchers watchers) {
        return new Listeners(
                loops.group(), loops.serverChannel(), allocator, certificates, watchers);
    }

    @Singleton
    Ways ways(Listeners listeners, Loops loops, ByteBufAllocator allocator) {
        return new Ways(listeners, loops.group(), allocator);
    }

    @Singleton
    Doors doors(
            GatewayConfig config,
            Sessions sessions,
            TapBook taps,
            Catalogues catalogues,
            Accounts accounts,
            Watchers watchers) {
        return new Doors(config, sessions, taps, catalogues, accounts, watchers);
    }
}
