package org.carrel.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.rehearsal.Impact;
import org.carrel.gateway.rehearsal.Rehearsal;
import org.carrel.gateway.rehearsal.Rehearsed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code carrel rehearse}. */
@Command(
        name = "rehearse",
        mixinStandardHelpOptions = true,
        description =
                "Shows what a typed-in SIP2 line would become at the upstream, and its answer on the"
                        + " way back, element by element and with the reason. Nothing is sent.",
        footer = {
            "",
            "Each line of the input is a question; a line with an answer behind it takes the place of",
            "the made-up answer of a system that tells everything. Lines that begin with # are left out.",
            "Exit codes: 0 shown, 1 a line is no question, 2 wrong usage, 78 configuration refused."
        })
final class RehearseCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration to try.")
    private Path config = Path.of("carrel.yaml");

    @Option(
            names = "--terminal",
            paramLabel = "NAME",
            description = "The terminals at which the lines would be said.")
    private String terminal = "";

    @Option(
            names = "--instead-of",
            paramLabel = "FILE",
            description =
                    "Says in plain words who would learn what otherwise if --config took the place of"
                            + " this file; no lines are read then.")
    private Optional<Path> insteadOf = Optional.empty();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Optional<GatewayConfig> read = Configuration.read(config, spec.commandLine().getErr());
        try (GatewayConfig tried = read.orElse(null)) {
            if (tried == null) {
                return ExitCode.CONFIGURATION_REFUSED.number();
            }
            return (insteadOf.isPresent() ? impact(tried, insteadOf.get()) : play(tried)).number();
        }
    }

    private ExitCode impact(GatewayConfig draft, Path before) {
        Optional<GatewayConfig> read = Configuration.read(before, spec.commandLine().getErr());
        try (GatewayConfig inForce = read.orElse(null)) {
            if (inForce == null) {
                return ExitCode.CONFIGURATION_REFUSED;
            }
            List<String> differences = Impact.between(inForce, draft);
            PrintWriter out = spec.commandLine().getOut();
            differences.forEach(out::println);
            if (differences.isEmpty()) {
                out.println("Nobody learns anything otherwise.");
            }
            return ExitCode.DONE;
        }
    }

    private ExitCode play(GatewayConfig tried) throws IOException {
        Label door =
                Label.parse(terminal)
                        .filter(name -> tried.terminals().containsKey(name))
                        .orElseThrow(() ->
                                new ParameterException(
                                        spec.commandLine(),
                                        "--terminal names no terminals of this configuration that speak"
                                                + " SIP2"));
        try (Rehearsal rehearsal = Rehearsals.of(tried)) {
            return play(rehearsal, door, lines());
        }
    }

    private ExitCode play(Rehearsal rehearsal, Label door, List<String> lines) {
        RehearsalText text = new RehearsalText(spec.commandLine().getOut());
        ExitCode code = ExitCode.DONE;
        int at = 0;
        while (at < lines.size()) {
            boolean answered = at + 1 < lines.size() && Rehearsal.isAnswer(lines.get(at + 1));
            Optional<Rehearsed> shown =
                    answered
                            ? rehearsal.play(door, lines.get(at), lines.get(at + 1))
                            : rehearsal.play(door, lines.get(at));
            shown.ifPresent(each -> text.print(door, each));
            if (shown.isEmpty()) {
                spec.commandLine()
                        .getErr()
                        .println("sample " + (at + 1) + " is no question that could be asked");
                code = ExitCode.FAILED;
            }
            at += answered ? 2 : 1;
        }
        return code;
    }

    private static List<String> lines() throws IOException {
        List<String> lines = new ArrayList<>();
        BufferedReader in =
                new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            if (!line.isBlank() && !line.startsWith("#")) {
                lines.add(line);
            }
        }
        return lines;
    }
}
