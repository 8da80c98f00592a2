package org.carrel.gateway.console;

import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.carrel.config.ConfigProblem;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Loaded;
import org.carrel.gateway.archive.Act;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.LedgerHistory;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.rehearsal.Rehearsed;
import org.carrel.gateway.watch.LiveFeed;
import org.carrel.gateway.watch.Overview;
import org.carrel.gateway.watch.Trial;

/**
 * All that a console may see of a running gateway, and ask of it. Any thread but an event loop of
 * the gateway's.
 */
public interface Window {

    /** The configuration in force. */
    GatewayConfig config();

    /** When the gateway started. */
    Instant started();

    /** What is running, for example {@code carrel-0.1.0}. */
    String version();

    /** All that outlives a restart. */
    Archive archive();

    /** The way from a gateway without a door to its first one. */
    FirstBoot firstBoot();

    /** The keys behind lasting tokens. */
    KeyDesk keys();

    /**
     * Reads a text as the configuration's file would be read; nothing comes into force. Whoever
     * gets a configuration closes it.
     */
    Loaded read(String yaml);

    /**
     * Puts a text in force, whole or not at all, and into the configuration's file if the gateway
     * was started from one. What was written into that by hand is not lost: then nothing is taken.
     *
     * @return why not; no problem where it is in force
     */
    List<ConfigProblem> take(String yaml);

    /**
     * Lets a typed-in question, and an answer to it, go through a configuration; nothing is sent.
     *
     * @param answer empty for one that is made up
     * @return what became of each element; nothing where the question is none that this door could
     *     ask
     */
    Optional<Rehearsed> rehearse(GatewayConfig config, Label door, String question, String answer);

    /** Whether every door is open, so that terminals are served. */
    boolean ready();

    /** Whether all is well just now. */
    Overview overview();

    /** What happened in each of the last seconds. */
    LiveFeed live();

    /** What left, as far back as it is kept. */
    LedgerHistory ledger();

    /** What the last comparison of ledger and taps found; nothing where there was none yet. */
    Optional<Verdict> verdict();

    /** About how many different cards this peer was asked about today; nothing below ten. */
    OptionalLong people(Label peer);

    /** Compares ledger and taps now. */
    Verdict reconcile();

    /**
     * Goes the whole way to a system or catalogue anew: connects, logs in, asks for its status, or
     * searches; waits for the answers.
     *
     * @param cql what a catalogue is searched for; empty for nothing
     * @return nothing where there is none of this name
     */
    Optional<Trial> examine(Label upstream, String cql);

    /** The port at which this door listens; nothing where it is shut. */
    Optional<Integer> port(Label door);

    /**
     * Lets nobody in by a door any more and shows out who has the answers to what was asked; or
     * lets everybody in again. A restart forgets it.
     *
     * @return whether there is such a door, and it is open
     */
    boolean drain(Label door, boolean now);

    /** Whether nobody is let in by this door. */
    boolean isDrained(Label door);

    /** The backups that lie in the storage's folder, the newest first. */
    List<BackupFile> backups();

    /**
     * Seals all that the archive knows into one more file there, as the command does; the storage's
     * key opens it.
     *
     * @param act who does it, for the audit trail
     * @throws UncheckedIOException where it cannot be written to its end; then there is none
     */
    BackupFile backUp(Act act);

    /**
     * What somebody who helps needs to know: versions, limits, the configuration's outline, health,
     * counters, sizes. No name, no address, nothing that anybody wrote.
     */
    String support();

    /** Tells the watchers of a fault of the console's own, by its class and place. */
    void fault(RuntimeException fault);

    /** All metrics, in the text format of Prometheus. */
    String metrics();
}
