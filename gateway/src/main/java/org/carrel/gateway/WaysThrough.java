package org.carrel.gateway;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.TokenClass;
import org.carrel.config.TokenConfig;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.message.Edit;
import org.carrel.gateway.privacy.ActionTable;
import org.carrel.gateway.privacy.ActionTable.Books;
import org.carrel.gateway.privacy.ActionTable.Names;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.ActionTables.Way;
import org.carrel.gateway.token.NoTokens;
import org.carrel.sip2.Sip2Charset;

/** Lays out what may travel between every door and every upstream of a configuration. */
final class WaysThrough {
    private static final Names NOBODY_HERE = new Names(new NoTokens(), Disposition.TOKEN_NONE);

    private final GatewayConfig config;
    private final TokenCabinet tokens;
    private final Ledger ledger;
    private final Edit ownInstitution;

    WaysThrough(GatewayConfig config, TokenCabinet tokens, Ledger ledger) {
        this.config = config;
        this.tokens = tokens;
        this.ledger = ledger;
        this.ownInstitution = new Edit.Text(config.library().institution());
    }

    /** The table of every way. */
    ActionTables tables() {
        Map<Way, ActionTable> tables = new HashMap<>();
        for (ListenerConfig door : config.terminals().values()) {
            Way here = new Way(door.name(), ActionTables.FRONT_DESK);
            tables.put(
                    here,
                    ActionTable.of(books(here), profile(door), ownInstitution, NOBODY_HERE));
            for (UpstreamConfig upstream : config.upstreams().values()) {
                tables.put(new Way(door.name(), upstream.name()), between(door, upstream));
            }
        }
        return new ActionTables(tables);
    }

    /** The peers that speak a charset narrower than UTF-8. */
    static Set<Label> narrow(GatewayConfig config) {
        Set<Label> narrow = new HashSet<>();
        config.upstreams().values().stream()
                .filter(each -> each.dialect().charset() != Sip2Charset.UTF_8)
                .forEach(each -> narrow.add(each.name()));
        config.terminals().values().stream()
                .filter(each -> each.dialect().charset() != Sip2Charset.UTF_8)
                .forEach(each -> narrow.add(each.name()));
        return narrow;
    }

    private ActionTable between(ListenerConfig door, UpstreamConfig upstream) {
        Edit institution =
                upstream.institution().<Edit>map(Edit.Text::new).orElse(ownInstitution);
        return ActionTable.of(
                books(new Way(door.name(), upstream.name())),
                Policy.strictest(profile(door), upstream.policy()),
                institution,
                names(upstream));
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
        TokenClass kind =
                upstream.token().map(TokenConfig::tokenClass).orElse(TokenClass.NONE);
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
