package org.carrel.gateway;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.access.Authoriser;
import org.carrel.gateway.access.Guesses;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.changes.Changes;
import org.carrel.gateway.ledger.Vocabulary;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.Lapsed;
import org.carrel.gateway.privacy.PatronRecall;
import org.carrel.gateway.privacy.PrivacyGuard;
import org.carrel.gateway.privacy.Substitutes;
import org.carrel.gateway.session.Journey;
import org.carrel.gateway.session.Stations;
import org.carrel.gateway.upstream.Dialler;
import org.carrel.gateway.upstream.FrontDesk;
import org.carrel.gateway.upstream.UpstreamPool;
import org.carrel.gateway.upstream.Upstreams;
import org.carrel.gateway.watch.Trial;

/**
 * Makes all that a configuration says, beside what is in force and without touching it. What is not
 * different is taken over. One thread.
 */
final class Arranger {
    private final Ground ground;
    private final Memory memory;
    private final CatalogueArranger catalogues;
    private final Substitutes substitutes;
    private final Clock clock;

    /**
     * @param clock says when epochs begin
     */
    Arranger(Ground ground, Memory memory, Substitutes substitutes, Clock clock) {
        this.ground = ground;
        this.memory = memory;
        this.catalogues = new CatalogueArranger(ground);
        this.substitutes = substitutes;
        this.clock = clock;
    }

    /** What is known, whatever is in force. */
    record Memory(
            Terminals terminals,
            Guesses guesses,
            PatronRecall recall,
            Changes changes,
            Lapsed lapsed) {}

    /**
     * The arrangement with which the gateway starts.
     *
     * @throws RuntimeException one of {@link Hindrance}'s, if something cannot be had
     */
    Arrangement first(GatewayConfig config) {
        return arrange(config, Optional.empty());
    }

    /**
     * The arrangement that shall take the place of another; as {@link #first}.
     *
     * @param config is the caller's where this fails
     */
    Arrangement next(GatewayConfig config, Arrangement before) {
        return arrange(config, Optional.of(before));
    }

    /** Tries one system of a configuration of which nothing else is made. */
    Trial examine(GatewayConfig config, Label upstream) {
        learn(config);
        try (UpstreamPool pool = pool(config.upstream(upstream))) {
            return pool.examine();
        }
    }

    private Arrangement arrange(GatewayConfig config, Optional<Arrangement> before) {
        learn(config);
        TokenCabinet tokens =
                before.map(each -> new TokenCabinet(config, clock, each.tokens()))
                        .orElseGet(() -> new TokenCabinet(config, clock));
        Upstreams upstreams = null;
        try {
            upstreams = upstreams(config, before);
            Stations stations = stations(config, before, tokens, upstreams);
            return new Arrangement(
                    config,
                    tokens,
                    stations,
                    catalogues.arrange(config, before.map(Arrangement::catalogues)));
        } catch (RuntimeException notMade) {
            if (upstreams != null) {
                upstreams.closeExcept(before.stream().map(Arrangement::upstreams).toList());
            }
            tokens.closeExcept(before.stream().map(Arrangement::tokens).toList());
            throw notMade;
        }
    }

    /** New names can be counted before anything is told under them. */
    private void learn(GatewayConfig config) {
        Vocabulary names = Vocabulary.of(config, Set.of(ActionTables.FRONT_DESK));
        ground.accounting().ledger().learn(names);
        ground.accounting().taps().learn(names);
    }

    private Stations stations(
            GatewayConfig config,
            Optional<Arrangement> before,
            TokenCabinet tokens,
            Upstreams upstreams) {
        Phrases phrases = new Phrases(config.phrases(), config.library().language());
        ActionTables tables =
                new WaysThrough(
                                config,
                                tokens,
                                ground.accounting().ledger(),
                                substitutes.under(phrases, config.library().cards()),
                                ground.watchers())
                        .tables(memory.lapsed());
        PrivacyGuard privacy = new PrivacyGuard(tables, ground.accounting().ledger(), phrases);
        return new Stations(
                before.map(Arrangement::version).orElse(0) + 1,
                config.terminals(),
                new Journey(
                        memory.terminals(),
                        new Authoriser(),
                        memory.guesses(),
                        memory.recall(),
                        privacy,
                        memory.changes(),
                        upstreams,
                        ground.watchers()),
                privacy,
                upstreams);
    }

    private Upstreams upstreams(GatewayConfig config, Optional<Arrangement> before) {
        Map<Label, UpstreamPool> pools = new HashMap<>();
        Map<Label, Long> timeouts = new HashMap<>();
        for (UpstreamConfig each : config.upstreams().values()) {
            pools.put(each.name(), known(each, before).orElseGet(() -> pool(each)));
            timeouts.put(each.name(), each.timeout().toMillis());
        }
        return new Upstreams(
                new FrontDesk(
                        config.library(), ground.accounts(), pools, timeouts, ground.allocator()),
                pools);
    }

    private static Optional<UpstreamPool> known(
            UpstreamConfig upstream, Optional<Arrangement> before) {
        return before.map(each -> each.config().upstreams().get(upstream.name()))
                .filter(upstream::isReachedLike)
                .flatMap(_ -> before.orElseThrow().upstreams().known(upstream.name()));
    }

    private UpstreamPool pool(UpstreamConfig upstream) {
        Dialler dialler =
                new Dialler(
                        upstream,
                        ground.loops().group(),
                        ground.loops().channel(),
                        ground.allocator(),
                        ground.accounting(),
                        ground.certificates().towards(upstream.name(), upstream.tls()));
        return new UpstreamPool(upstream, dialler, ground.watchers());
    }
}
