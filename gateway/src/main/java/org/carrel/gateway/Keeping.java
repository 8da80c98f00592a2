package org.carrel.gateway;

import java.io.OutputStream;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.Hatch;
import org.carrel.gateway.archive.LedgerHistory;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.privacy.Lapsed;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;

/**
 * What a running gateway keeps in its archive: that it started and stopped, under which
 * configuration, what happened to its keys, and every minute what left. On a thread of its own, for
 * a database may be slow and no terminal waits for it. Where the configuration has no storage with
 * a key, there is no archive and nothing is kept.
 */
final class Keeping implements AutoCloseable {
    private static final long MINUTE_MILLIS = 60_000;
    private static final int PATIENCE_SECONDS = 20;

    private final Optional<Upkeep> upkeep;
    private final Watchers watchers;
    private final ScheduledExecutorService clock =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("archive").daemon().factory());
    private volatile Optional<Hatch> hatch = Optional.empty();
    private volatile boolean reachable = true;

    /**
     * Opens the archive.
     *
     * @param lapsed is told which vendors nobody has looked at in time
     * @throws ArchiveTrouble if there should be an archive and it cannot be had
     */
    Keeping(GatewayConfig config, Ledger ledger, Lapsed lapsed, Watchers watchers) {
        this.watchers = watchers;
        this.upkeep =
                ArchiveWiring.isWanted(config)
                        ? Optional.of(Upkeep.open(config, ledger, lapsed, watchers))
                        : Optional.empty();
    }

    /** The archive, for the console and for who reviews; none where nothing is kept. */
    Optional<Archive> archive() {
        return upkeep.map(Upkeep::archive);
    }

    /** What left, as far back as it is kept; none where nothing is kept. */
    Optional<LedgerHistory> history() {
        return upkeep.map(Upkeep::history);
    }

    /**
     * Notes that the gateway runs, and begins to carry; to be called before doors open.
     *
     * @param inForce the configuration that is just now
     * @param support writes what somebody who helps needs to know
     */
    void start(Supplier<GatewayConfig> inForce, Consumer<OutputStream> support) {
        upkeep.ifPresent(each -> {
            each.note(AuditAct.GATEWAY_STARTED, Subject.NONE, 0);
            if (each.archive().isUnvouched()) {
                watchers.tell(new GatewayEvent.ArchiveUnvouched());
            }
            each.review();
            hatch = Optional.of(Hatch.open(each.folder(), each.archive(), support));
            var ignored =
                    clock.scheduleWithFixedDelay(
                            () -> everyMinute(each, inForce.get()),
                            0,
                            MINUTE_MILLIS,
                            TimeUnit.MILLISECONDS);
        });
    }

    /**
     * Notes which configuration is in force.
     *
     * @param text of its file
     */
    void inForce(String text) {
        upkeep.ifPresent(each -> noted(() -> each.inForce(text)));
    }

    /** Notes that another configuration was found in the file and cannot be in force. */
    void refused(int problems) {
        upkeep.ifPresent(
                each -> noted(() -> each.note(AuditAct.CONFIG_REFUSED, Subject.NONE, problems)));
    }

    /** Notes that kept keys are wrapped by another storage key now. */
    void rewrapped(int keys) {
        upkeep.ifPresent(
                each -> noted(() -> each.note(AuditAct.KEYS_REWRAPPED, Subject.NONE, keys)));
    }

    /** Looks at once whether vendors were reviewed in time, instead of within a minute. */
    void review() {
        upkeep.ifPresent(Upkeep::review);
    }

    /** Carries what is left, and notes that the gateway stopped. */
    @Override
    public void close() {
        clock.shutdown();
        awaitQuietly();
        hatch.ifPresent(Hatch::close);
        upkeep.ifPresent(each -> {
            try (each) {
                carryAtLast(each);
                each.note(AuditAct.GATEWAY_STOPPED, Subject.NONE, 0);
            } catch (ArchiveTrouble trouble) {
                watchers.fault(trouble);
            }
        });
    }

    /**
     * A connection that broke a moment ago is no reason to lose the last sums; a second one may do.
     */
    private static void carryAtLast(Upkeep each) {
        try {
            each.carry();
        } catch (ArchiveTrouble broken) {
            each.carry();
        }
    }

    private void everyMinute(Upkeep each, GatewayConfig config) {
        noted(() -> {
            each.carry();
            each.review();
            each.destroy(
                    config.storage().map(Storage::keepDays).orElse(Map.of()),
                    () -> !clock.isShutdown());
            each.tidy();
        });
    }

    private void noted(Runnable work) {
        try {
            work.run();
            tell(true);
        } catch (ArchiveTrouble trouble) {
            tell(false);
        } catch (RuntimeException fault) {
            watchers.fault(fault); // one fault must not stop the clock
        }
    }

    private void tell(boolean now) {
        if (now != reachable) {
            reachable = now;
            watchers.tell(new GatewayEvent.ArchiveReachable(now));
        }
    }

    private void awaitQuietly() {
        try {
            if (!clock.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                clock.shutdownNow();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
