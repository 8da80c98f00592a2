package org.carrel.gateway.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.carrel.gateway.load.LoadPlan.Pace;
import org.carrel.gateway.load.Progress.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Leads the callers through one run: open all, warm up, count, wait for the last answers. All of it
 * happens on one event loop; only {@link #outcome()} is for other threads.
 */
final class LoadRun implements Caller.Observer {
    /** More than a listener's usual backlog at once would measure the backlog. */
    private static final int OPENING_AT_ONCE = 64;

    private final LoadPlan plan;
    private final EventLoop loop;
    private final Bootstrap bootstrap;
    private final Crowd crowd;
    private final Tally tally = new Tally();
    private final Deque<Caller> free = new ArrayDeque<>();
    private final CompletableFuture<LoadResult> outcome = new CompletableFuture<>();
    private @Nullable Metronome metronome;
    private Phase phase = Phase.OPENING;
    private int begun;
    private int open;
    private int asking;
    private long phaseBegan;
    private Duration setUp = Duration.ZERO;
    private Duration counted = Duration.ZERO;

    /** The bootstrap opens channels of the loop's kind; each gets a caller as its only handler. */
    LoadRun(LoadPlan plan, EventLoop loop, Bootstrap bootstrap) {
        this.plan = plan;
        this.loop = loop;
        this.bootstrap = bootstrap;
        this.crowd = Crowd.of(plan.talk());
    }

    /** The result, or {@link LoadFailed}, once the run is over. */
    CompletableFuture<LoadResult> outcome() {
        return outcome;
    }

    /** Begins; on the event loop, like everything below. */
    void start() {
        enter(Phase.OPENING);
        after(plan.times().opening(), this::giveUpOpening);
        for (int first = 0; first < Math.min(OPENING_AT_ONCE, plan.connections()); first++) {
            openNext();
        }
    }

    /** Where the run stands, for a line of progress. */
    Progress progress() {
        return new Progress(phase, open, tally.answers(), tally.faults());
    }

    @Override
    public void ready(Caller caller) {
        open++;
        free.addLast(caller);
        if (begun < plan.connections()) {
            openNext();
        } else if (open == plan.connections() && phase == Phase.OPENING) {
            setUp = sincePhaseBegan();
            begin();
        }
    }

    @Override
    public void answered(Caller caller, Verdict verdict, long nanos) {
        tally.answered(verdict, nanos);
        asking--;
        if (phase == Phase.WAITING) {
            finishIfQuiet();
        } else if (metronome == null) {
            ask(caller, System.nanoTime());
        } else {
            free.addLast(caller);
        }
    }

    @Override
    public void stray(Verdict verdict) {
        tally.judged(verdict);
    }

    @Override
    public void closed(Caller caller, Caller.State before) {
        boolean waited = before == Caller.State.ASKING;
        asking -= waited ? 1 : 0;
        switch (phase) {
            case OPENING ->
                    fail(
                            before == Caller.State.LOGGING_IN
                                    ? "the target refused the login"
                                    : "the target closed a connection before all were open");
            case WARMING_UP, COUNTING -> {
                tally.closed();
                if (--open == 0) {
                    enter(Phase.WAITING);
                    finish();
                }
            }
            case WAITING -> {
                if (waited) {
                    tally.lost();
                }
                finishIfQuiet();
            }
            case OVER -> {}
        }
    }

    private void openNext() {
        Caller caller = crowd.caller(begun++, this);
        bootstrap
                .clone()
                .handler(caller)
                .connect()
                .addListener((ChannelFuture connect) -> {
                    if (!connect.isSuccess()) {
                        fail("the target accepts no connection");
                    }
                });
    }

    private void begin() {
        switch (plan.pace()) {
            case Pace.AsFastAsAnswered _ -> {
                warmUp();
                long now = System.nanoTime();
                free.forEach(caller -> ask(caller, now));
            }
            case Pace.Rate rate -> {
                warmUp();
                metronome = new Metronome(loop, rate.perSecond(), this::due);
                metronome.start();
            }
            case Pace.Idle _ -> count();
        }
    }

    private void warmUp() {
        enter(Phase.WARMING_UP);
        after(plan.times().warmUp(), this::count);
    }

    private void count() {
        if (phase != Phase.OVER) {
            enter(Phase.COUNTING);
            tally.count(true);
            after(plan.times().duration(), this::end);
        }
    }

    private void end() {
        if (phase == Phase.COUNTING) {
            enter(Phase.WAITING);
            after(plan.times().lastAnswers(), this::finish);
            finishIfQuiet();
        }
    }

    private void due(long due) {
        Caller caller = free.pollFirst();
        while (caller != null && !caller.isFree()) {
            caller = free.pollFirst();
        }
        if (caller == null) {
            tally.missed();
        } else {
            ask(caller, due);
        }
    }

    private void ask(Caller caller, long due) {
        asking++;
        caller.ask(due);
    }

    private void finishIfQuiet() {
        if (asking == 0) {
            finish();
        }
    }

    private void finish() {
        if (phase == Phase.WAITING) {
            for (; asking > 0; asking--) {
                tally.lost();
            }
            enter(Phase.OVER);
            outcome.complete(
                    tally.result(new LoadResult.Frame(plan.connections(), setUp, counted)));
        }
    }

    private void giveUpOpening() {
        if (phase == Phase.OPENING) {
            fail(
                    "only "
                            + open
                            + " of "
                            + plan.connections()
                            + " connections became ready in time");
        }
    }

    private void fail(String why) {
        if (phase == Phase.OPENING) {
            enter(Phase.OVER);
            outcome.completeExceptionally(new LoadFailed(why));
        }
    }

    private void enter(Phase next) {
        if (phase == Phase.COUNTING) {
            counted = sincePhaseBegan();
            tally.count(false);
        }
        if (metronome != null && next == Phase.WAITING) {
            metronome.stop();
        }
        phase = next;
        phaseBegan = System.nanoTime();
    }

    private Duration sincePhaseBegan() {
        return Duration.ofNanos(System.nanoTime() - phaseBegan);
    }

    private void after(Duration time, Runnable then) {
        loop.schedule(then, time.toNanos(), TimeUnit.NANOSECONDS);
    }
}
