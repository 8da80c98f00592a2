package org.carrel.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.GZIPInputStream;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.carrel.gateway.archive.ConfigVersion;
import org.carrel.gateway.archive.Measured;
import org.carrel.gateway.archive.SealedFile;
import org.carrel.gateway.keys.Keyring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel restore}. */
@Command(
        name = "restore",
        mixinStandardHelpOptions = true,
        description = {
            "Fills the empty archive of a stopped gateway with a backup.",
            "",
            "The configuration names the storage and its key, which may be new ones. --output writes"
                    + " the configuration that was in force into a file, to be compared or used."
                    + " Vendors' keys are in no backup: roll draws new ones, and every card has a new"
                    + " token."
        },
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage, 78 configuration refused."})
final class RestoreCommand implements Callable<Integer> {
    private static final long MIB = 1 << 20;

    @Parameters(paramLabel = "FILE", description = "The backup.")
    private Path file = Path.of("carrel.backup");

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration whose archive is to be filled.")
    private Path config = Path.of("carrel.yaml");

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write the configuration that was in force.")
    private Optional<Path> output = Optional.empty();

    @Option(
            names = "--largest",
            paramLabel = "MIB",
            defaultValue = "16384",
            description =
                    "How large the backup may become when it is unpacked, in MiB; unless said,"
                            + " ${DEFAULT-VALUE}. Of a larger one nothing is restored.")
    private int largest;

    @Mixin private BackupSecret secret = new BackupSecret();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return ArchiveWork.with(config, spec, this::restore);
    }

    private ExitCode restore(GatewayConfig accepted) throws IOException {
        if (output.filter(Files::exists).isPresent()) {
            throw StorageWork.wrong(spec, output.get() + " is there already");
        }
        if (largest < 1) {
            throw StorageWork.wrong(spec, "--largest is at least 1");
        }
        byte[] opens = secret.read(Optional.of(accepted), spec);
        try (Keyring ring = TokenCabinet.keyring(accepted);
                Archive archive = ArchiveWiring.open(accepted, ring);
                InputStream in =
                        new Measured(
                                new GZIPInputStream(
                                        SealedFile.opening(Files.newInputStream(file), opens)),
                                largest * MIB)) {
            archive.fillFrom(in);
            tell(archive);
            return ExitCode.DONE;
        } catch (ArchiveTrouble trouble) {
            if (trouble.reason() == Reason.CONFLICT) {
                spec.commandLine()
                        .getErr()
                        .println(
                                "the archive is not empty; name another storage.path, or move all of it");
                return ExitCode.FAILED;
            }
            if (trouble.reason() == Reason.SWOLLEN) {
                spec.commandLine()
                        .getErr()
                        .printf(
                                "unpacked, this backup is larger than %d MiB, so nothing was"
                                        + " restored; where it is meant to be, say --largest%n",
                                largest);
                return ExitCode.FAILED;
            }
            throw trouble;
        } finally {
            Arrays.fill(opens, (byte) 0);
        }
    }

    private void tell(Archive archive) throws IOException {
        Optional<ConfigVersion> inForce = archive.configVersions().inForce();
        Optional<String> text =
                inForce.flatMap(each -> archive.configVersions().text(each.number()));
        if (output.isPresent() && text.isPresent()) {
            Files.writeString(output.get(), text.get());
        }
        spec.commandLine()
                .getOut()
                .printf(
                        "restored: %d versions of the configuration, version %s was in force; %d of"
                                + " the staff; %d vendors%n",
                        archive.configVersions().all().size(),
                        inForce.map(each -> Long.toString(each.number())).orElse("none"),
                        archive.consoleUsers().all().size(),
                        archive.vendorRegistry().all().size());
    }
}
