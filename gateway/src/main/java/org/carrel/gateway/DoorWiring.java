package org.carrel.gateway;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.netty.buffer.ByteBufAllocator;
import jakarta.inject.Singleton;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.catalogue.Halls;
import org.carrel.gateway.ledger.Reconciliation;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.listen.Listeners;
import org.carrel.gateway.privacy.PatronRecall;
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
    Halls halls(Watchers watchers) {
        return new Halls(watchers);
    }

    @Singleton
    House house(
            Sessions sessions,
            Halls halls,
            PatronRecall recall,
            Reconciliation reconciliation,
            House.Rim rim,
            Watchers watchers) {
        return new House(new House.Inside(sessions, halls, recall, reconciliation), rim, watchers);
    }

    @Singleton
    House.Rim rim(Listeners listeners, Ways ways, Accounts accounts, TapBook taps) {
        return new House.Rim(listeners, ways, accounts, taps);
    }
}
