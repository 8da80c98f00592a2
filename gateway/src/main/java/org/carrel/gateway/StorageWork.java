package org.carrel.gateway;

import java.nio.file.Path;
import java.util.Optional;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.keys.Keyring;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What commands on kept keys have in common: they read a configuration and open its storage. */
final class StorageWork {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration whose keys are meant.")
    private Path config = Path.of("carrel.yaml");

    /** What a command does with an open storage. */
    @FunctionalInterface
    interface Work {
        ExitCode run(GatewayConfig config, Keyring ring);
    }

    /** Opens all, does the work, closes all, and tells what was in the way. */
    int with(CommandSpec spec, Work work) {
        Optional<GatewayConfig> read = Configuration.read(config, spec.commandLine().getErr());
        try (GatewayConfig accepted = read.orElse(null)) {
            if (accepted == null) {
                return ExitCode.CONFIGURATION_REFUSED.number();
            }
            requireStorage(accepted, spec);
            try (Keyring ring = TokenCabinet.keyring(accepted)) {
                return work.run(accepted, ring).number();
            }
        } catch (KeyTrouble trouble) {
            spec.commandLine().getErr().println(trouble.getMessage());
            return ExitCode.FAILED.number();
        }
    }

    /** How this vendor's tokens are made, if their keys are kept in storage. */
    static TokenMaking kept(GatewayConfig config, Label upstream, CommandSpec spec) {
        return Optional.ofNullable(TokenCabinet.makings(config).get(upstream))
                .filter(making -> making.token().hasKeptKeys())
                .orElseThrow(() -> wrong(spec, upstream + " has no keys in storage"));
    }

    /** The name of an upstream as it was typed in. */
    static Label upstream(String name, CommandSpec spec) {
        return Label.parse(name)
                .orElseThrow(() -> wrong(spec, "there is no upstream of this name"));
    }

    static ParameterException wrong(CommandSpec spec, String what) {
        return new ParameterException(spec.commandLine(), what);
    }

    private static void requireStorage(GatewayConfig config, CommandSpec spec) {
        boolean there =
                config.storage()
                        .filter(each -> each.path().isPresent() && each.key().isPresent())
                        .isPresent();
        if (!there) {
            throw wrong(spec, "the configuration has no storage.path and storage.key");
        }
    }
}
