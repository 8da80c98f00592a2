package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Clock;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.access.Terminals;
import org.carrel.gateway.changes.Changes;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.Reconciliation;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.ledger.Vocabulary;
import org.carrel.gateway.listen.Listeners;
import org.carrel.gateway.privacy.Lapsed;
import org.carrel.gateway.privacy.PatronRecall;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.vault.Vaults;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Certificates;

/**
 * The gateway's own parts, joined by the real wiring, but on memory that is counted and with a
 * watcher that notes every fault.
 */
final class WiredGateway implements AutoCloseable {
    private static final int USUAL_VISITS = 1024;

    /** Who left in the middle of sixteen wrong logins is there for half a second for each. */
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(30);

    private final WitnessAllocator memory = WitnessAllocator.counting();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Watchers watchers = new Watchers(List.of(this::notice));
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("clock").daemon().factory());
    private final Loops loops = Loops.start();
    private final GatewayConfig config;
    private final Arrangement arrangement;
    private final Ledger ledger;
    private final Reconciliation reconciliation;
    private final Vaults vaults;
    private final Changes changes;
    private final Sessions sessions;
    private final Listeners listeners;

    WiredGateway(String yaml) {
        this(yaml, Clock.systemUTC(), USUAL_VISITS);
    }

    /**
     * @param epochs says when tokens of days and weeks end
     * @param mostVisits for how many visits there is memory
     */
    WiredGateway(String yaml, Clock epochs, int mostVisits) {
        Wiring wiring = new Wiring();
        DoorWiring doors = new DoorWiring();
        config = WiredPrivacy.config(yaml);
        Terminals terminals = wiring.terminals();
        Vocabulary vocabulary = wiring.vocabulary(config);
        ledger = wiring.ledger(vocabulary);
        TapBook taps = wiring.tapBook(vocabulary);
        reconciliation = wiring.reconciliation(config, ledger, taps, watchers);
        Accounts accounts = doors.accounts(watchers);
        Certificates certificates = doors.certificates(watchers);
        vaults = new Vaults(mostVisits, watchers);
        PatronRecall recall = wiring.patronRecall(memory, vaults, ledger, watchers);
        changes = wiring.changes(config, memory, watchers);
        arrangement =
                new Arranger(
                                wiring.ground(
                                        loops,
                                        memory,
                                        wiring.accounting(ledger, taps),
                                        certificates,
                                        accounts,
                                        watchers),
                                wiring.memory(
                                        terminals,
                                        wiring.guesses(watchers),
                                        recall,
                                        changes,
                                        new Lapsed()),
                                wiring.substitutes(config),
                                epochs)
                        .first(config);
        sessions = wiring.sessions(terminals, recall, arrangement, watchers);
        listeners = doors.listeners(loops, memory, certificates, watchers);
        House house =
                doors.house(
                        sessions,
                        doors.halls(watchers),
                        recall,
                        reconciliation,
                        doors.rim(listeners, doors.ways(listeners, loops, memory), accounts, taps),
                        watchers);
        house.prepare(arrangement).obey();
        var ignored = clock.scheduleAtFixedRate(this::tick, 100, 100, TimeUnit.MILLISECONDS);
    }

    /** Looks at the storage's keys, as the clock does ten times a second. */
    synchronized void tick() {
        arrangement.tick();
        arrangement.tokens().tick(watchers);
    }

    Ledger ledger() {
        return ledger;
    }

    Vaults vaults() {
        return vaults;
    }

    /** Whether ledger and tap tell the same. */
    Verdict reconcile() {
        return reconciliation.compare(loops.group());
    }

    /** Every fault so far: its class and place. */
    List<String> faults() {
        return List.copyOf(faults);
    }

    GatewayConfig config() {
        return config;
    }

    int port(String terminals) {
        return listeners.port(new Label(terminals));
    }

    /**
     * Waits for a moment at which nobody is connected and all memory is given back, then looks
     * whether it was wiped. At other moments our own talk with upstreams takes some.
     */
    void assertNothingIsLeft() {
        long until = System.nanoTime() + PATIENCE;
        int connected = sessions.connected();
        int live = memory.live();
        while ((connected > 0 || live > 0) && System.nanoTime() < until) {
            LockSupport.parkNanos(20_000);
            connected = sessions.connected();
            live = memory.live();
        }
        assertEquals(List.of(), List.copyOf(faults), "faults");
        assertEquals(0, connected, "terminals that are gone and not forgotten");
        assertEquals(0, live, "buffers that were never given back");
        assertEquals(0, memory.unwiped(), "buffers that were given back with something in them");
    }

    @Override
    public void close() {
        listeners.close();
        sessions.drain(config.shutdown().grace());
        clock.shutdownNow();
        arrangement.closeExcept(List.of());
        loops.close();
        changes.close();
        vaults.close();
    }

    private void notice(GatewayEvent event) {
        if (event instanceof GatewayEvent.Fault fault) {
            faults.add(
                    fault.kind().getSimpleName()
                            + " at "
                            + fault.trace().stream().limit(4).toList());
        }
    }
}
