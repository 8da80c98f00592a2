package org.carrel.gateway;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code carrel keys}. */
@Command(
        name = "keys",
        mixinStandardHelpOptions = true,
        description = "Shows, changes and destroys the keys behind vendors' tokens.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {KeysList.class, KeysRoll.class, KeysShred.class},
        footer = {"", KeysCommand.EXIT_CODES})
final class KeysCommand implements Runnable {
    static final String EXIT_CODES =
            "Exit codes: 0 done, 1 a key or receipt is not as it should be, 2 wrong usage,"
                    + " 78 configuration refused.";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "say what to do: list, roll or shred");
    }
}
