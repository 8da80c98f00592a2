package org.carrel.gateway;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.config.ConfigLoader;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;
import org.carrel.gateway.demo.Demo;
import org.carrel.gateway.demo.Ports;
import org.carrel.gateway.demo.Screen;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code carrel demo}. */
@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description =
                "Opens a whole made-up library on loopback, plays a kiosk visit, a gate pass, a sorter run and a catalogue search through the gateway,"
                        + " prints side by side what each party saw, and stays up so that real clients can join.",
        footer = {
            "",
            "Exit codes: 0 nobody learnt anything about a reader, 1 somebody did, or the play broke off."
        })
final class DemoCommand implements Callable<Integer> {
    @Option(names = "--once", description = "End after the play.")
    private boolean once;

    @Option(
            names = "--any-ports",
            description = "Take free ports rather than 6001 to 6004, 2100 and 8443.")
    private boolean anyPorts;

    @Override
    public Integer call() {
        // the play speaks for itself; the log would only stand between its lines
        System.setProperty("CARREL_LOG_LEVEL", "OFF");
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Screen screen = Screen.of(System.getenv(), isTerminal());
        Demo.Options options =
                new Demo.Options(
                        once,
                        anyPorts ? Ports.ANY : Ports.USUAL,
                        once || !ConsoleMakers.isThere()
                                ? Optional.empty()
                                : Optional.of(PassingFolder.make("carrel-demo")));
        return new Demo(screen).run(out, options, DemoCommand::start);
    }

    // a trimmed Java runtime, such as the appliance's, may have no console at all
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        return System.console() != null && System.console().isTerminal();
    }

    private static org.carrel.gateway.demo.RunningGateway start(String yaml) {
        return switch (ConfigLoader.load(yaml, Inline.ALLOWED)) {
            case Loaded.Accepted accepted -> {
                RunningGateway gateway = RunningGateway.start(accepted.config());
                gateway.keeping().inForce(yaml);
                yield new Shown(gateway);
            }
            case Loaded.Rejected rejected ->
                    throw new IllegalStateException(
                            "the demonstration's own configuration is refused: "
                                    + rejected.problems());
        };
    }

    /** The gateway as the demonstration sees it. */
    private record Shown(RunningGateway gateway) implements org.carrel.gateway.demo.RunningGateway {
        @Override
        public int port(String terminals) {
            return gateway.port(terminals);
        }

        @Override
        public Optional<String> console() {
            return gateway.aboutConsole();
        }

        @Override
        public void close() {
            gateway.close();
        }
    }
}
