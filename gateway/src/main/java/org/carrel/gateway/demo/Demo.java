package org.carrel.gateway.demo;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/**
 * The demonstration: opens a library, its catalogue and two vendors on loopback, has a gateway
 * started between them and the terminals, plays four scenes and prints what each party saw.
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
     * @param console the folder of what a console keeps; nothing where none is wished
     */
    public record Options(boolean once, Ports ports, Optional<Path> console) {}

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
     * @return 0, or 1 if somebody learnt something about a reader or a play did not go as written
     */
    public int run(PrintStream out, Options options, GatewayStarter starter) {
        Witness witness = new Witness();
        ServiceOptions usual = ServiceOptions.usual();
        try (SimulatedIls ils = new SimulatedIls(usual, witness);
                SimulatedVendor press = new SimulatedVendor(SimulatedVendor.PRESS, usual, witness);
                SimulatedVendor till = new SimulatedVendor(SimulatedVendor.TILL, usual, witness);
                SimulatedCatalogue stacks = new SimulatedCatalogue(witness);
                RunningGateway gateway =
                        starter.start(
                                configuration(
                                        options.ports().whereFree(),
                                        options.console(),
                                        Map.of(
                                                "ils", ils.port(),
                                                "press", press.port(),
                                                "till", till.port(),
                                                "stacks", stacks.port())))) {
            int result = play(out, gateway, witness, stacks);
            if (!options.once()) {
                new Invitation(out, screen).print(gateway, options.ports());
                untilInterrupted();
            }
            return result;
        }
    }

    /** The gateway's configuration; the services are those that stand behind it, by name. */
    static String configuration(Ports free, Optional<Path> console, Map<String, Integer> services) {
        Map<String, Integer> ports = new HashMap<>(services);
        ports.put("kiosks", free.kiosks());
        ports.put("gates", free.gates());
        ports.put("sorter", free.sorter());
        ports.put("staff", free.staff());
        ports.put(CatalogueVisit.DOOR, free.catalogue());
        ports.put("console-port", free.console());
        return DemoConfiguration.with(ports, console);
    }

    private int play(
            PrintStream out, RunningGateway gateway, Witness witness, SimulatedCatalogue stacks) {
        Stage stage = new Stage(out, screen, witness);
        CatalogueVisit visit = new CatalogueVisit(out, screen, witness);
        int surprises = 0;
        try {
            for (Play play : PLAYS) {
                surprises += stage.perform(play, gateway.port(play.terminals()));
            }
            surprises += visit.perform(gateway.port(CatalogueVisit.DOOR));
        } catch (BrokenPlay broken) {
            out.println(screen.red("The play broke off: " + broken.getMessage()));
            surprises++;
        }
        boolean pass = new Verdict(out, screen).pass(witness.all());
        pass &= new CatalogueVerdict(out, screen).pass(visit.evidence(), stacks.evidence());
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
