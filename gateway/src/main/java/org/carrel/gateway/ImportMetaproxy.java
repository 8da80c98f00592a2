package org.carrel.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.gateway.importing.ImportRefused;
import org.carrel.gateway.importing.Metaproxy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel import metaproxy}. */
@Command(
        name = "metaproxy",
        mixinStandardHelpOptions = true,
        description = {
            "Turns a configuration of metaproxy into a carrel.yaml. What is not taken over is listed"
                    + " on standard error, each with its line and what it means. Passwords are not"
                    + " copied; files stand in their place."
        },
        footer = {"", ImportMetaproxy.EXIT_CODES})
final class ImportMetaproxy implements Callable<Integer> {
    static final String EXIT_CODES = "Exit codes: 0 done, 1 nothing came of it, 2 wrong usage.";

    @Parameters(paramLabel = "FILE", description = "The configuration, an XML file.")
    private Path file = Path.of("metaproxy.xml");

    @Option(
            names = "--output",
            paramLabel = "FILE",
            description = "Where to write carrel.yaml; standard output unless said.")
    private Optional<Path> output = Optional.empty();

    @Option(names = "--force", description = "Write over a file that is there already.")
    private boolean force;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        try {
            Metaproxy.Draft draft = Metaproxy.read(file);
            draft.leftOut().forEach(err()::println);
            if (draft.yaml().isEmpty()) {
                err().println("nothing was found in it that Carrel could serve");
                return ExitCode.FAILED.number();
            }
            return write(draft.yaml().get()).number();
        } catch (ImportRefused refused) {
            err().println(refused.getMessage());
            return ExitCode.FAILED.number();
        }
    }

    private ExitCode write(String yaml) {
        if (output.isEmpty()) {
            spec.commandLine().getOut().print(yaml);
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        }
        OpenOption[] options =
                force
                        ? new OpenOption[] {
                            StandardOpenOption.CREATE,
                            StandardOpenOption.TRUNCATE_EXISTING,
                            StandardOpenOption.WRITE
                        }
                        : new OpenOption[] {
                            StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE
                        };
        try {
            Files.writeString(output.get(), yaml, options);
            return ExitCode.DONE;
        } catch (FileAlreadyExistsException _) {
            err().println(output.get() + " is there already; --force writes over it");
        } catch (IOException _) {
            err().println(output.get() + " cannot be written");
        }
        return ExitCode.FAILED;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
