package org.carrel.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.archive.Hatch.Wish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel backup}. */
@Command(
        name = "backup",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the archive into one encrypted file, beside a running gateway too: versions of the"
                    + " configuration, the console's staff, the audit trail, the ledger's sums, the"
                    + " registry of vendors, and what was destroyed.",
            "",
            "It carries no session, no token, no key of a vendor, and no list of changes: what was"
                    + " destroyed cannot come back with it."
        },
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage, 78 configuration refused."})
final class BackupCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there yet.")
    private Path file = Path.of("carrel.backup");

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration of the gateway that is meant.")
    private Path config = Path.of("carrel.yaml");

    @Mixin private BackupSecret secret = new BackupSecret();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return ArchiveWork.with(config, spec, this::backUp);
    }

    private ExitCode backUp(GatewayConfig accepted) throws IOException {
        if (Files.exists(file)) {
            throw StorageWork.wrong(spec, file + " is there already");
        }
        byte[] opens = secret.read(Optional.of(accepted), spec);
        try {
            Backup.write(file, opens, out -> ArchiveWork.get(accepted, Wish.COPY, out));
        } finally {
            Arrays.fill(opens, (byte) 0);
        }
        spec.commandLine().getOut().printf("%s: %d bytes%n", file, Files.size(file));
        return ExitCode.DONE;
    }
}
