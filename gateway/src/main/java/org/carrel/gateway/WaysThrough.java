package org.carrel.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.TokenClass;
import org.carrel.config.TokenConfig;
import org.carrel.config.Trust;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.privacy.ActionTable;
import org.carrel.gateway.privacy.ActionTable.Books;
import org.carrel.gateway.privacy.ActionTable.Means;
import org.carrel.gateway.privacy.ActionTable.Names;
import org.carrel.gateway.privacy.ActionTable.Sides;
import org.carrel.gateway.privacy.ActionTable.Vendor;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.ActionTables.Least;
import org.carrel.gateway.privacy.ActionTables.Way;
import org.carrel.gateway.privacy.Customs;
import org.carrel.gateway.privacy.Lapsed;
import org.carrel.gateway.privacy.Substitutes;
import org.carrel.gateway.token.NoTokens;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;

/** Lays out what may travel between every door and every upstream of a configuration. */
final class WaysThrough {
    private static final Names NOBODY_HERE = new Names(new NoTokens(), Disposition.TOKEN_NONE);

    /** Everything is dropped, or blanked where it must stand. */
    private static final Policy NOTHING = Policy.builder().build();

    private final GatewayConfig config;
    private final TokenCabinet tokens;
    private final Ledger ledger;
    private final Substitutes substitutes;
    private final Watchers watchers;

    WaysThrough(
            GatewayConfig config,
            TokenCabinet tokens,
            Ledger ledger,
            Substitutes substitutes,
            Watchers watchers) {
        this.config = config;
        this.tokens = tokens;
        this.ledger = ledger;
        this.substitutes = substitutes;
        this.watchers = watchers;
    }

    /**
     * The table of every way.
     *
     * @param lapsed the vendors who learn as little as can be
     */
    ActionTables tables(Lapsed lapsed) {
        Map<Way, ActionTable> tables = new HashMap<>();
        Map<Way, Least> least = new HashMap<>();
        for (ListenerConfig door : config.terminals().values()) {
            Way here = new Way(door.name(), ActionTables.FRONT_DESK);
            tables.put(
                    here,
                    ActionTable.of(
                            books(here),
                            new Sides(profile(door), profile(door)),
                            Means.ofOurOwn(institution(Optional.empty()), substitutes),
                            NOBODY_HERE));
            for (UpstreamConfig upstream : config.upstreams().values()) {
                Way way = new Way(door.name(), upstream.name());
                tables.put(way, between(door, upstream));
                least(door, upstream).ifPresent(few -> least.put(way, few));
            }
        }
        return new ActionTables(tables, least, lapsed);
    }

    /** The peers that speak a charset narrower than UTF-8. */
    static Set<Label> narrow(GatewayConfig config) {
        Set<Label> narrow = new HashSet<>();
        config.upstreams().values().stream()
                .filter(each -> !each.speaksUtf8())
                .forEach(each -> narrow.add(each.name()));
        config.terminals().values().stream()
                .filter(each -> !each.speaksUtf8())
                .forEach(each -> narrow.add(each.name()));
        return narrow;
    }

    private ActionTable between(ListenerConfig door, UpstreamConfig upstream) {
        Books books = books(new Way(door.name(), upstream.name()));
        Sides sides = new Sides(profile(door), upstream.policy());
        Means means =
                new Means(
                        institution(upstream.institution()),
                        substitutes,
                        Customs.between(door, upstream, sides.stricter()));
        return door.vendor()
                .map(config::upstream)
                .map(vendor -> ActionTable.asking(books, sides, means, vendor(vendor)))
                .orElseGet(() -> ActionTable.of(books, sides, means, names(upstream)));
    }

    /** A vendor that asks gets the one no; one that is asked gets messages that name nobody. */
    private Optional<Least> least(ListenerConfig door, UpstreamConfig upstream) {
        Books books = books(new Way(door.name(), upstream.name()));
        Means means = Means.ofOurOwn(institution(upstream.institution()), substitutes);
        if (door.vendor().isPresent()) {
            Sides sides = new Sides(NOTHING, upstream.policy());
            return door.vendor()
                    .map(vendor ->
                            new Least(
                                    vendor,
                                    ActionTable.asking(
                                            books,
                                            sides,
                                            means,
                                            new Vendor(NOTHING, NOBODY_HERE, _ -> {}))));
        }
        return Optional.of(upstream)
                .filter(each -> each.trust() == Trust.VENDOR)
                .map(vendor ->
                        new Least(
                                vendor.name(),
                                ActionTable.of(
                                        books,
                                        new Sides(profile(door), NOTHING),
                                        means,
                                        NOBODY_HERE)));
    }

    private Vendor vendor(UpstreamConfig vendor) {
        return new Vendor(
                vendor.policy(),
                names(vendor),
                unknown ->
                        tokens.foreign(unknown, vendor.name())
                                .ifPresent(of ->
                                        watchers.tell(
                                                new GatewayEvent.ForeignToken(vendor.name(), of))));
    }

    private Edit institution(Optional<String> own) {
        return new Edit.Text(own.orElse(config.library().institution()));
    }

    private static Policy profile(ListenerConfig door) {
        Policy profile = door.profile().policy();
        return door.policy().map(extra -> Policy.strictest(extra, profile)).orElse(profile);
    }

    private Books books(Way way) {
        return new Books(
                way.upstream(),
                ledger.book(way.upstream(), Direction.TO_UPSTREAM),
                ledger.book(way.terminals(), Direction.TO_TERMINALS));
    }

    private Names names(UpstreamConfig upstream) {
        TokenClass kind = upstream.token().map(TokenConfig::tokenClass).orElse(TokenClass.NONE);
        return new Names(tokens.of(upstream.name()), counted(kind));
    }

    private static Disposition counted(TokenClass kind) {
        return switch (kind) {
            case NONE -> Disposition.TOKEN_NONE;
            case SESSION -> Disposition.TOKEN_SESSION;
            case EPOCH -> Disposition.TOKEN_EPOCH;
            case PAIRWISE -> Disposition.TOKEN_PAIRWISE;
        };
    }
}
