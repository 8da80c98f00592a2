package org.carrel.gateway;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.changes.JournalTrouble;
import org.carrel.gateway.changes.UnknownChanges;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * What commands on unknown changes have in common: they find the journal in the storage, or what
 * gateways share.
 */
final class UnknownWork {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration of the gateway that is meant.")
    private Path config = Path.of("carrel.yaml");

    /** What a command does with the list. */
    @FunctionalInterface
    interface Work {
        ExitCode run(UnknownChanges changes);
    }

    /** Reads the configuration, does the work, and tells what was in the way. */
    int with(CommandSpec spec, Work work) {
        Optional<GatewayConfig> read = Configuration.read(config, spec.commandLine().getErr());
        try (GatewayConfig accepted = read.orElse(null)) {
            if (accepted == null) {
                return ExitCode.CONFIGURATION_REFUSED.number();
            }
            if (accepted.storage().flatMap(Storage::path).isEmpty()) {
                throw new ParameterException(
                        spec.commandLine(), "the configuration has no storage.path");
            }
            AtomicReference<ExitCode> code = new AtomicReference<>(ExitCode.FAILED);
            ChangesWiring.unknown(accepted, changes -> code.set(work.run(changes)));
            return code.get().number();
        } catch (JournalTrouble | ArchiveTrouble trouble) {
            spec.commandLine().getErr().println(trouble.getMessage());
            return ExitCode.FAILED.number();
        }
    }
}
