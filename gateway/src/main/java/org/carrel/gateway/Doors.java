package org.carrel.gateway;

import java.util.List;
import java.util.stream.Stream;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.catalogue.Catalogues;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.listen.CatalogueDoor;
import org.carrel.gateway.listen.Door;
import org.carrel.gateway.listen.TerminalDoor;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.watch.Watchers;

/**
 * Every door of the house, not yet open.
 *
 * @param all in no order
 */
record Doors(List<Door> all) {
    Doors(
            GatewayConfig config,
            Sessions sessions,
            TapBook taps,
            Catalogues catalogues,
            Accounts accounts,
            Watchers watchers) {
        this(
                Stream.concat(
                                config.terminals().values().stream()
                                        .map(each ->
                                                new TerminalDoor(
                                                        each, sessions, taps, accounts, watchers)),
                                catalogues.halls().stream().map(CatalogueDoor::new))
                        .map(Door.class::cast)
                        .toList());
    }
}
