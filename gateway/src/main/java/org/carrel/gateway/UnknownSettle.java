package org.carrel.gateway;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.carrel.gateway.changes.UnknownChanges;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel unknown settle}. */
@Command(
        name = "settle",
        mixinStandardHelpOptions = true,
        description =
                "Takes changes off the list, once somebody has looked in the library's system and put"
                        + " right there what was not. A terminal that repeats such a payment is then"
                        + " told that it was booked.",
        footer = {"", UnknownCommand.EXIT_CODES})
final class UnknownSettle implements Callable<Integer> {
    @Mixin private UnknownWork work = new UnknownWork();

    @Parameters(arity = "1..*", paramLabel = "REFERENCE", description = "As the list shows it.")
    private List<String> references = List.of();

    @Option(
            names = "--not-done",
            description =
                    "That they were not done and were not put right: a terminal may ask for them"
                            + " again.")
    private boolean notDone;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return work.with(spec, this::settle);
    }

    private ExitCode settle(UnknownChanges changes) {
        boolean all = true;
        for (String typed : references) {
            String reference = typed.toUpperCase(Locale.ROOT);
            boolean there = changes.settle(reference, !notDone, Instant.now());
            all &= there;
            spec.commandLine()
                    .getOut()
                    .println(there ? reference + ": settled" : reference + ": not on the list");
        }
        return all ? ExitCode.DONE : ExitCode.FAILED;
    }
}
