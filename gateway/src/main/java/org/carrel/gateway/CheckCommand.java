package org.carrel.gateway;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.config.GatewayConfig;
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

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Optional<GatewayConfig> read = Configuration.read(config, spec.commandLine().getErr());
        try (GatewayConfig accepted = read.orElse(null)) {
            if (accepted == null) {
                return ExitCode.CONFIGURATION_REFUSED.number();
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
}
