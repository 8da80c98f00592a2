package org.carrel.gateway;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code carrel unknown}. */
@Command(
        name = "unknown",
        mixinStandardHelpOptions = true,
        description =
                "Shows payments, loans, returns, renewals and holds that were sent and never answered,"
                        + " so that nobody can tell whether they were done. The gateway does not ask"
                        + " them again; somebody has to look in the library's system.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {UnknownList.class, UnknownSettle.class},
        footer = {"", UnknownCommand.EXIT_CODES})
final class UnknownCommand implements Runnable {
    static final String EXIT_CODES =
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 78 configuration refused.";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "say what to do: list or settle");
    }
}
