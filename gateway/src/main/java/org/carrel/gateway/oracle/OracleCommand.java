package org.carrel.gateway.oracle;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code carrel audit oracle}. */
@Command(
        name = "oracle",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Sends made-up patrons through a gateway in a process of its own, then searches all that it"
                    + " sent, logged, wrote and remembers for any trace of them, in every form.",
            "",
            "Nothing of yours is touched: library, vendors, terminals and configuration are made up."
        },
        footer = {
            "",
            "Exit codes: 0 nothing was found but what may be, 1 something was, or the run is void,"
                    + " 2 wrong usage.",
            "--core and --core-during need gcore, which comes with gdb, and write 1.5 GB for each"
                    + " picture. The pictures hold made-up patrons only.",
            "The gateway lets nobody but root look into it, so be root.",
            "",
            "Example: carrel audit oracle --tls --faults --console --core --work /var/tmp/oracle"
        })
public final class OracleCommand implements Callable<Integer> {
    private static final int PASSED = 0;
    private static final int NOT_PASSED = 1;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--sessions",
            paramLabel = "N",
            defaultValue = "1000",
            description =
                    "how many patrons come, each with an end of its own"
                            + " (default: ${DEFAULT-VALUE})")
    private int sessions;

    @Option(names = "--tls", description = "the library system and every other terminal speak TLS")
    private boolean tls;

    @Option(names = "--faults", description = "four sessions of five go wrong in some way")
    private boolean faults;

    @Option(
            names = "--console",
            description =
                    "open the console too, and search its pages, exports and answers to programs")
    private boolean console;

    @Option(
            names = "--core",
            description =
                    "search all memory of the process too, 5 s after the last session, as root"
                            + " could take it")
    private boolean core;

    @Option(
            names = "--core-during",
            description =
                    "tell what such a picture shows of a patron who is there just now, between"
                            + " two messages and amid one; never held against the gateway")
    private boolean coreDuring;

    @Option(
            names = "--work",
            paramLabel = "DIR",
            description = "keep the evidence here; without it, it is deleted")
    private Optional<Path> work = Optional.empty();

    @Option(names = "--json", paramLabel = "FILE", description = "write the matrix here as well")
    private Optional<Path> json = Optional.empty();

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        PrintWriter err = spec.commandLine().getErr();
        OraclePlan plan = plan();
        try {
            OracleResult result = Oracle.examine(plan, err::println);
            Report report = new Report(result);
            report.lines().forEach(out::println);
            out.flush();
            json.ifPresent(file -> write(file, report.json()));
            return result.passed() ? PASSED : NOT_PASSED;
        } catch (OracleFailed failed) {
            err.println("carrel audit oracle: " + failed.getMessage());
            return NOT_PASSED;
        }
    }

    private OraclePlan plan() {
        if (sessions < 1) {
            throw new ParameterException(spec.commandLine(), "--sessions: at least 1");
        }
        if ((core || coreDuring) && !Commands.exists("gcore")) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--core and --core-during need gcore: install gdb, or leave them out");
        }
        String main = spec.root().userObject().getClass().getName();
        return new OraclePlan(
                main,
                sessions,
                tls,
                faults,
                console,
                core,
                coreDuring,
                work.map(Path::toAbsolutePath));
    }

    private static void write(Path file, String text) {
        try {
            Files.writeString(file, text);
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }
}
