package org.carrel.gateway;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.config.ConfigLoader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code carrel reload}. */
@Command(
        name = "reload",
        mixinStandardHelpOptions = true,
        description =
                "Asks the gateway that runs with this configuration to read it again, and tells what"
                        + " became of it. No connection is dropped; a configuration with problems"
                        + " leaves the one in force.",
        footer = {
            "",
            "Exit codes: 0 it is in force, 1 no gateway was reached, 78 it is refused.",
            "Without storage.path, send the gateway SIGHUP and read its log."
        })
final class ReloadCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration of the gateway that is meant.")
    private Path config = Path.of("carrel.yaml");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        PrintWriter err = spec.commandLine().getErr();
        Optional<Path> storage = ConfigLoader.storage(config);
        if (storage.isEmpty()) {
            err.println(
                    config
                            + " cannot be read, or names no storage.path, where a running gateway can"
                            + " be asked. Mend: send it SIGHUP and read its log.");
            return ExitCode.FAILED.number();
        }
        try {
            return tell(Doorbell.ring(storage.get().resolve(Doorbell.NAME)));
        } catch (IOException nobody) {
            err.println(
                    "no gateway answers at "
                            + storage.get()
                            + ". Mend: start it, or be the user under which it runs.");
            return ExitCode.FAILED.number();
        }
    }

    private int tell(List<String> answer) {
        boolean taken = !answer.isEmpty() && answer.getFirst().startsWith(Doorbell.TAKEN);
        PrintWriter out = taken ? spec.commandLine().getOut() : spec.commandLine().getErr();
        out.println(String.join(System.lineSeparator(), answer));
        return (taken ? ExitCode.DONE : ExitCode.CONFIGURATION_REFUSED).number();
    }
}
