package org.carrel.gateway;

import java.util.List;
import org.carrel.config.ConfigLoader;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.ledger.Vocabulary;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.gateway.privacy.ActionTables;
import org.carrel.gateway.privacy.Lapsed;
import org.carrel.gateway.token.Tokens;
import org.carrel.gateway.watch.Watchers;

/** What the real wiring makes of a configuration, as far as privacy is concerned. */
public final class WiredPrivacy implements AutoCloseable {
    private final GatewayConfig config;
    private final TokenCabinet tokens;
    private final Vocabulary vocabulary;
    private final Ledger ledger;
    private final TapBook taps;

    /** From the text of a {@code carrel.yaml} that must be right. */
    public WiredPrivacy(String yaml) {
        config = config(yaml);
        Wiring wiring = new Wiring();
        tokens = new TokenCabinet(config);
        vocabulary = wiring.vocabulary(config);
        ledger = wiring.ledger(vocabulary);
        taps = wiring.tapBook(vocabulary);
    }

    static GatewayConfig config(String yaml) {
        return switch (ConfigLoader.load(yaml, Inline.ALLOWED)) {
            case Loaded.Accepted accepted -> accepted.config();
            case Loaded.Rejected rejected -> throw new AssertionError(rejected.problems());
        };
    }

    public GatewayConfig config() {
        return config;
    }

    /** The table of every door and every upstream. */
    public ActionTables tables() {
        return new WaysThrough(
                        config,
                        tokens,
                        ledger,
                        new Wiring().substitutes(config),
                        new Watchers(List.of()))
                .tables(new Lapsed());
    }

    /** What the gateway says to readers. */
    public Phrases phrases() {
        return new Phrases(config.phrases(), config.library().language());
    }

    /** What is put down of all that the tables' edits do. */
    public Ledger ledger() {
        return ledger;
    }

    /** Taps for the wires of all peers. */
    public TapBook taps() {
        return taps;
    }

    /** Whether ledger and taps tell the same. */
    public Verdict reconcile() {
        Watchers nobody = new Watchers(List.of());
        return new Wiring().reconciliation(config, ledger, taps, nobody).compare(List.of());
    }

    /** How the ledger calls an element. */
    public String element(ElementName name) {
        return vocabulary.element(name);
    }

    /** The tokens that are to be forgotten at a visit's end. */
    public List<Tokens> sessionTokens() {
        return tokens.ofSessions();
    }

    @Override
    public void close() {
        tokens.close();
        config.close();
    }
}
