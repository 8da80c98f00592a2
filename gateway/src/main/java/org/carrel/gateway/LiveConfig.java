package org.carrel.gateway;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import org.carrel.config.ConfigProblem;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Loaded;
import org.carrel.config.NeedsRestart;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Objection;
import org.carrel.gateway.watch.Trial;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Certificates;

/**
 * The configuration in force, and the one door by which another takes its place: whole or not at
 * all, without a connection being dropped. Any thread; two who come at once stand in line.
 */
public final class LiveConfig implements AutoCloseable {
    private final Arranger arranger;
    private final House house;
    private final Certificates certificates;
    private final Watchers watchers;
    private final Duration retry;
    private final ReentrantLock turn = new ReentrantLock();

    /** The one in force, and those for whose answers somebody still waits. */
    private final List<Arrangement> alive = new CopyOnWriteArrayList<>();

    private volatile Arrangement inForce;
    private volatile Optional<Activation> activation = Optional.empty();
    private volatile boolean untidy;

    /**
     * @param first with which the gateway starts, not yet in force
     * @param retry after how long a library that was silent about tokens is asked again; zero to
     *     ask nothing
     */
    LiveConfig(
            Arrangement first,
            Arranger arranger,
            House house,
            Certificates certificates,
            Watchers watchers,
            Duration retry) {
        this.inForce = first;
        this.arranger = arranger;
        this.house = house;
        this.certificates = certificates;
        this.watchers = watchers;
        this.retry = retry;
        alive.add(first);
    }

    /** The version in force; that of the start is 1. */
    public int version() {
        return inForce.version();
    }

    /** The configuration in force, which stays whoever's it is. */
    public GatewayConfig config() {
        return inForce.config();
    }

    Arrangement inForce() {
        return inForce;
    }

    /**
     * Goes the whole way to a system of a configuration that is not in force, and keeps nothing of
     * it. Waits, so its thread is no event loop.
     *
     * @param other stays the caller's
     */
    Trial examine(GatewayConfig other, Label upstream) {
        try {
            return arranger.examine(other, upstream);
        } finally {
            untidy = true;
        }
    }

    /** Puts what was read in force, if it may be used. */
    public Reload take(Loaded loaded) {
        return switch (loaded) {
            case Loaded.Accepted(GatewayConfig next, var warnings) -> take(next, warnings);
            case Loaded.Rejected(var problems) ->
                    refused(new Hindrance(Objection.MISTAKES, problems));
        };
    }

    /**
     * Puts a configuration in force. What it shares with the one in force stays as it is; to see
     * that two secrets are the same, it must have been read with the one in force beside it.
     *
     * @param next is the gateway's from now on, whatever becomes of it
     */
    public Reload take(GatewayConfig next) {
        return take(next, List.of());
    }

    private Reload take(GatewayConfig next, List<ConfigProblem> warnings) {
        turn.lock();
        try {
            Optional<Hindrance> no = hindrance(next);
            if (no.isPresent()) {
                return refused(no.get());
            }
            watchers.tell(new GatewayEvent.ConfigurationTaken(version(), warnings.size()));
            return new Reload.Taken(version(), warnings);
        } finally {
            turn.unlock();
        }
    }

    private Reload refused(Hindrance why) {
        watchers.tell(new GatewayEvent.ConfigurationRefused(why.why(), why.problems().size()));
        return new Reload.Refused(why.problems());
    }

    /** Puts it in force, or tells what is in the way; then nothing of it is left. */
    private Optional<Hindrance> hindrance(GatewayConfig next) {
        List<ConfigProblem> lasting = NeedsRestart.between(config(), next);
        if (!lasting.isEmpty()) {
            next.close();
            return Optional.of(new Hindrance(Objection.NEEDS_RESTART, lasting));
        }
        Arrangement made;
        try {
            made = arranger.next(next, inForce);
        } catch (RuntimeException no) {
            next.close();
            untidy = true;
            return Optional.of(Hindrance.of(no, watchers));
        }
        return obey(made);
    }

    private Optional<Hindrance> obey(Arrangement next) {
        alive.add(next); // so that time passes for its connections
        try {
            obeyOrFail(next);
            return Optional.empty();
        } catch (RuntimeException no) {
            alive.remove(next);
            next.closeExcept(alive);
            untidy = true;
            return Optional.of(Hindrance.of(no, watchers));
        }
    }

    /** All that may fail comes first. */
    private void obeyOrFail(Arrangement next) {
        Optional<Activation> proof = proof(next);
        try (House.Ready ready = house.prepare(next)) {
            inForce = next;
            activation = proof;
            proof.ifPresent(Activation::obey);
            ready.obey();
        }
    }

    private Optional<Activation> proof(Arrangement next) {
        if (retry.isZero()) {
            return Optional.empty();
        }
        Activation proof = new Activation(next, watchers, retry);
        activation.ifPresent(proof::takeOver);
        proof.prove();
        return Optional.of(proof);
    }

    /**
     * Puts the configuration of the start in force.
     *
     * @throws RuntimeException one of {@link Hindrance}'s, if that cannot be
     */
    void start() {
        obeyOrFail(inForce);
    }

    /**
     * Gives up what waited too long, and closes what nobody needs any more; to be called about ten
     * times a second.
     */
    void tick() {
        alive.forEach(Arrangement::tick);
        alive.stream()
                .filter(each -> each.version() < version())
                .filter(each -> !house.needs(each, without(each)))
                .forEach(this::retire);
        if (untidy && turn.tryLock()) {
            try {
                certificates.keepOnly(alive.stream().map(Arrangement::config).toList());
                house.endLeftover();
                untidy = false;
            } finally {
                turn.unlock();
            }
        }
    }

    /** Looks after tokens; to be called about once a second. */
    void everySecond() {
        activation.ifPresent(Activation::tick);
        alive.forEach(each -> each.tokens().tick(watchers));
    }

    @Override
    public void close() {
        alive.forEach(each -> each.closeExcept(List.of()));
        alive.clear();
    }

    private void retire(Arrangement old) {
        alive.remove(old);
        old.closeExcept(alive);
        untidy = true;
    }

    private List<Arrangement> without(Arrangement one) {
        List<Arrangement> others = new ArrayList<>(alive);
        others.remove(one);
        return others;
    }
}
