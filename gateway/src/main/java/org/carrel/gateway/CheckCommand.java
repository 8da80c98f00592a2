package org.carrel.gateway;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.carrel.config.Console;
import org.carrel.config.DoorConfig;
import org.carrel.config.Endpoint;
import org.carrel.config.GatewayConfig;
import org.carrel.config.TunnelsConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code carrel check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Reads a configuration and prints every problem with its line and its mend.",
        footer = {"", "Exit codes: 0 it may be used, 78 it is refused."})
final class CheckCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration to read.")
    private Path config = Path.of("carrel.yaml");

    @Option(
            names = "--ports",
            description =
                    "Prints instead on which ports it listens, one a line: for a firewall's list.")
    private boolean ports;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<GatewayConfig> read = Configuration.read(config, spec.commandLine().getErr());
        try (GatewayConfig accepted = read.orElse(null)) {
            if (accepted == null) {
                return ExitCode.CONFIGURATION_REFUSED.number();
            }
            if (ports) {
                ports(accepted).distinct().sorted().forEach(spec.commandLine().getOut()::println);
                return ExitCode.DONE.number();
            }
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%s may be used: %d terminals, %d upstreams.%n",
                            config,
                            accepted.terminals().size() + accepted.catalogues().size(),
                            accepted.upstreams().size() + accepted.targets().size());
            return ExitCode.DONE.number();
        }
    }

    /** Where anybody could come in: doors, tunnels, the console. */
    private static IntStream ports(GatewayConfig config) {
        return Stream.of(
                        config.terminals().values().stream().map(DoorConfig::bind),
                        config.catalogues().values().stream().map(DoorConfig::bind),
                        config.tunnels().stream().map(TunnelsConfig::bind),
                        config.console().stream().map(Console::bind))
                .flatMap(binds -> binds)
                .mapToInt(Endpoint::port);
    }
}
