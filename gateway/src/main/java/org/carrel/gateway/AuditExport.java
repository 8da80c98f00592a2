package org.carrel.gateway;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.gateway.archive.Hatch.Wish;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code carrel audit export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = {
            "Writes the audit trail as text, beside a running gateway too: who did what, in a chain"
                    + " that verify checks without the gateway, with the signed head of each day.",
            "",
            "A head that was printed or mailed tells later whether the lines up to it are the same."
        },
        footer = {"", "Exit codes: 0 done, 1 failed, 2 wrong usage, 78 configuration refused."})
final class AuditExport implements Callable<Integer> {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration of the gateway that is meant.")
    private Path config = Path.of("carrel.yaml");

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write it, if not to standard output.")
    private Optional<Path> output = Optional.empty();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return ArchiveWork.with(
                config,
                spec,
                accepted -> {
                    try (OutputStream out =
                            output.isPresent()
                                    ? Files.newOutputStream(
                                            output.get(), StandardOpenOption.CREATE_NEW)
                                    : new FileOutputStream(FileDescriptor.out)) {
                        ArchiveWork.get(accepted, Wish.AUDIT, out);
                    }
                    return ExitCode.DONE;
                });
    }
}
