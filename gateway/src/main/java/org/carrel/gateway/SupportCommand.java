package org.carrel.gateway;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Callable;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.archive.Hatch.Wish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel support}. */
@Command(
        name = "support",
        mixinStandardHelpOptions = true,
        description = {
            "Writes what somebody who helps needs to know of a gateway into one text file, beside a"
                    + " running gateway too: versions, limits, the outline of the configuration, health,"
                    + " counters, sizes.",
            "",
            "It holds no name of a host, door, upstream, account or database, no address and nothing"
                    + " that anybody wrote. Read it before you send it."
        },
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage, 78 configuration refused."})
final class SupportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "The file to write; it must not be there yet.")
    private Path file = Path.of("carrel-support.txt");

    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration of the gateway that is meant.")
    private Path config = Path.of("carrel.yaml");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return ArchiveWork.with(config, spec, this::write);
    }

    private ExitCode write(GatewayConfig accepted) throws IOException {
        if (Files.exists(file)) {
            throw StorageWork.wrong(spec, file + " is there already");
        }
        Files.createFile(
                file,
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
            ArchiveWork.get(accepted, Wish.SUPPORT, out);
        } catch (RuntimeException | IOException notWhole) {
            Files.deleteIfExists(file);
            throw notWhole;
        }
        spec.commandLine().getOut().printf("%s: %d bytes%n", file, Files.size(file));
        return ExitCode.DONE;
    }
}
