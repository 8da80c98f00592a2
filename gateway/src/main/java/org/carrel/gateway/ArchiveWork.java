package org.carrel.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.AuditFile;
import org.carrel.gateway.archive.Hatch;
import org.carrel.gateway.archive.Hatch.Wish;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.keys.Keyring;
import picocli.CommandLine.Model.CommandSpec;

/**
 * What commands on the archive have in common: they read a configuration, and ask the gateway that
 * runs on it, or open the archive where none does.
 */
final class ArchiveWork {
    private ArchiveWork() {}

    /** What a command does. */
    @FunctionalInterface
    interface Work {
        ExitCode run(GatewayConfig config) throws IOException;
    }

    /** Reads the configuration, does the work, and tells what was in the way. */
    static int with(Path file, CommandSpec spec, Work work) {
        Optional<GatewayConfig> read = Configuration.read(file, spec.commandLine().getErr());
        try (GatewayConfig accepted = read.orElse(null)) {
            if (accepted == null) {
                return ExitCode.CONFIGURATION_REFUSED.number();
            }
            if (!ArchiveWiring.isWanted(accepted)) {
                throw StorageWork.wrong(
                        spec, "the configuration has no storage.path and storage.key");
            }
            return work.run(accepted).number();
        } catch (KeyTrouble | ArchiveTrouble trouble) {
            spec.commandLine().getErr().println(trouble.getMessage());
        } catch (IOException | UncheckedIOException broken) {
            spec.commandLine()
                    .getErr()
                    .println("a file could not be read, or not be written, to its end");
        }
        return ExitCode.FAILED.number();
    }

    /** Writes what is wished for, of the gateway that runs, or of the archive itself. */
    static void get(GatewayConfig config, Wish wish, OutputStream to) throws IOException {
        Path folder = config.storage().flatMap(Storage::path).orElseThrow();
        if (Hatch.get(folder, wish, to)) {
            return;
        }
        try (Keyring ring = TokenCabinet.keyring(config);
                Archive archive = ArchiveWiring.open(config, ring)) {
            switch (wish) {
                case AUDIT -> AuditFile.write(archive.auditTrail(), to);
                case COPY -> archive.copyTo(to);
                case SUPPORT -> Support.write(config, archive, to);
            }
        }
    }
}
