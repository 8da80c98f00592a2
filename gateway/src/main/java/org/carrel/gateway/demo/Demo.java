package org.carrel.gateway.demo;

import java.io.PrintStream;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The demonstration: opens a library and two vendors on loopback, has a gateway started between
 * them and the terminals, plays three scenes and prints what each party saw.
 */
public final class Demo {
    private static final List<Play> PLAYS =
            List.of(new KioskVisit(), new GatePass(), new SorterRun());

    private final Screen screen;

    /** A demonstration on this screen. */
    public Demo(Screen screen) {
        this.screen = screen;
    }

    /**
     * What the visitor wishes.
     *
     * @param once whether it ends after the plays
     * @param ports for the gateway's terminals; one that is taken is replaced by any that is free
     */
    public record Options(boolean once, Ports ports) {}

    /**
     * Starts the gateway with a configuration; the only thing that the demonstration knows of it.
     */
    public interface GatewayStarter {
        RunningGateway start(String yaml);
    }

    /**
     * Runs the demonstration until its plays are over or, unless {@code once}, the thread is
     * interrupted.
     *
     * @return 0, or 1 if a vendor learnt something about a reader or a play did not go as written
     */
    public int run(PrintStream out, Options options, GatewayStarter starter) {
        Witness witness = new Witness();
        ServiceOptions usual = ServiceOptions.usual();
        try (SimulatedIls ils = new SimulatedIls(usual, witness);
                SimulatedVendor press = new SimulatedVendor(SimulatedVendor.PRESS, usual, witness);
                SimulatedVendor till = new SimulatedVendor(SimulatedVendor.TILL, usual, witness);
                RunningGateway gateway =
                        starter.start(
                                configuration(
                                        options.ports().whereFree(),
                                        ils.port(),
                                        press.port(),
                                        till.port()))) {
            int result = play(out, gateway, witness);
            if (!options.once()) {
                new Invitation(out, screen).print(gateway, options.ports());
                untilInterrupted();
            }
            return result;
        }
    }

    static String configuration(Ports free, int ils, int press, int till) {
        return DemoConfiguration.with(
                Map.of(
                        "ils", ils,
                        "press", press,
                        "till", till,
                        "kiosks", free.kiosks(),
                        "gates", free.gates(),
                        "sorter", free.sorter(),
                        "staff", free.staff()));
    }

    private int play(PrintStream out, RunningGateway gateway, Witness witness) {
        Stage stage = new Stage(out, screen, witness);
        int surprises = 0;
        try {
            for (Play play : PLAYS) {
                surprises += stage.perform(play, gateway.port(play.terminals()));
            }
        } catch (BrokenPlay broken) {
            out.println(screen.red("The play broke off: " + broken.getMessage()));
            surprises++;
        }
        boolean pass = new Verdict(out, screen).pass(witness.all());
        if (surprises > 0) {
            out.println(screen.red("Answers that were not as written: " + surprises));
        }
        return pass && surprises == 0 ? 0 : 1;
    }

    private static void untilInterrupted() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        }
    }
}
