package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedIls;
import org.carrel.gateway.demo.SimulatedVendor;
import org.carrel.gateway.demo.Witness;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.gateway.ledger.Verdict;

/**
 * A gateway between terminals of the tests and simulated systems, all on loopback, with a witness
 * of every upstream's wire. Closing it closes all that was opened through it, and fails where the
 * gateway lost a buffer, met a fault of its own, or told what its ledger does not account for.
 */
final class GatewayTrial implements AutoCloseable {
    private static final long PATIENCE_NANOS = 10_000_000_000L;
    private static final long GLANCE_NANOS = 2_000_000;

    private final Witness witness = new Witness();
    private final LogEar ear = new LogEar();
    private final Deque<AutoCloseable> opened = new ArrayDeque<>();
    private final Plan plan = new Plan();

    /** A trial with one library system that stands in the plan as {@code ils}. */
    static GatewayTrial withLibrary(ServiceOptions options) {
        GatewayTrial trial = new GatewayTrial();
        trial.plan.record("ils", trial.ils(options).port());
        return trial;
    }

    /** Kiosks whose holds go to the press, which knows readers by lasting tokens. */
    static GatewayTrial withHoldsAtThePress() {
        GatewayTrial trial = withLibrary(ServiceOptions.usual());
        trial.vendor(SimulatedVendor.PRESS, ServiceOptions.usual());
        trial.plan()
                .say(
                        SimulatedVendor.PRESS,
                        "token",
                        "{ class: pairwise, form: codabar14, prefix: \"29998\", second-prefix: \"29997\" }")
                .door("kiosks", "self-check")
                .say("kiosks", "routes", "{ hold: press }");
        return trial;
    }

    /** The configuration of the gateway that {@link #start()} will start. */
    Plan plan() {
        return plan;
    }

    SimulatedIls ils(ServiceOptions options) {
        return closing(new SimulatedIls(options, witness));
    }

    SimulatedVendor vendor(String party, ServiceOptions options) {
        SimulatedVendor vendor = closing(new SimulatedVendor(party, options, witness));
        plan.vendor(party, vendor.port(), SimulatedVendor.login(party));
        return vendor;
    }

    LyingLibrary liar(LyingLibrary.Lie lie) {
        return closing(new LyingLibrary(lie));
    }

    /** A system with customs of its own. */
    OddSystem odd(OddSystem.Custom custom) {
        return closing(new OddSystem(custom));
    }

    /** A system that answers at once, for the plan to name. */
    QuickSystem quick(UnaryOperator<String> answers) {
        return closing(QuickSystem.keeping(answers));
    }

    /** The same, and it forgets at once what it heard. */
    QuickSystem forgetful(UnaryOperator<String> answers) {
        return closing(QuickSystem.forgetful(answers));
    }

    Running start() {
        return start(plan.config());
    }

    Running start(GatewayConfig config) {
        return running(RunningGateway.startUnproved(config));
    }

    /** A gateway that first asks the library about the vendors' numbers, as in earnest. */
    Running startProved(Duration retry) {
        return running(RunningGateway.start(plan.config(), retry));
    }

    private Running running(RunningGateway gateway) {
        Running running = new Running(this, gateway, new AtomicBoolean());
        closing((AutoCloseable) running::stop);
        return running;
    }

    /** A running gateway with its trial. */
    record Running(GatewayTrial trial, RunningGateway gateway, AtomicBoolean stopped)
            implements AutoCloseable {
        WireClient terminal(String door) {
            return terminal(door, Speech.STANDARD);
        }

        WireClient terminal(String door, Speech speech) {
            return trial.closing(new WireClient(gateway.port(door), speech));
        }

        /** Stops the gateway alone, once all that it told is accounted for. */
        void stop() {
            if (!stopped.getAndSet(true)) {
                try {
                    Verdict verdict = gateway.reconcile();
                    assertInstanceOf(Verdict.Reconciled.class, verdict, verdict.toString());
                } finally {
                    gateway.close();
                }
            }
        }

        @Override
        public void close() {
            trial.close();
        }
    }

    /** What happened, as the log book tells it. */
    LogEar ear() {
        return ear;
    }

    /** The lines that this party received, whose beginning is this. */
    List<String> received(String party, String beginning) {
        return witness.all().stream()
                .filter(seen -> seen.party().equals(party))
                .filter(seen -> seen.direction() == Direction.RECEIVED)
                .map(Witness.Sighting::line)
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    /** The lines that the library system received, whose beginning is this. */
    List<String> asked(String beginning) {
        return received(SimulatedIls.PARTY, beginning);
    }

    /** The lines that the library system said, whose beginning is this. */
    List<String> said(String beginning) {
        return witness.all().stream()
                .filter(seen -> seen.party().equals(SimulatedIls.PARTY))
                .filter(seen -> seen.direction() == Direction.SENT)
                .map(Witness.Sighting::line)
                .filter(line -> line.startsWith(beginning))
                .toList();
    }

    /** Waits until something has happened that no answer tells of. */
    static void await(String what, BooleanSupplier happened) {
        await(what, PATIENCE_NANOS, happened);
    }

    /** The same, for what may take long on a busy machine. */
    static void await(String what, long nanos, BooleanSupplier happened) {
        long until = System.nanoTime() + nanos;
        while (!happened.getAsBoolean()) {
            assertTrue(System.nanoTime() < until, what);
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    @Override
    public void close() {
        try {
            while (!opened.isEmpty()) {
                opened.pop().close();
            }
            ear.assertNoFaultAndNoLeak();
        } catch (RuntimeException broken) {
            throw broken;
        } catch (Exception broken) {
            throw new IllegalStateException(broken);
        } finally {
            ear.close();
        }
    }

    private <T extends AutoCloseable> T closing(T part) {
        opened.push(part);
        return part;
    }
}
