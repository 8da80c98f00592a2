package org.carrel.gateway;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code carrel import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Drafts a configuration from that of another gateway.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = ImportMetaproxy.class,
        footer = {"", ImportMetaproxy.EXIT_CODES})
final class ImportCommand implements Runnable {
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new picocli.CommandLine.ParameterException(
                spec.commandLine(), "say from what: metaproxy");
    }
}
