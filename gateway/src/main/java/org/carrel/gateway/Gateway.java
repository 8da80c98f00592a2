package org.carrel.gateway;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.carrel.gateway.load.LoadCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The one door for people: {@code carrel} and its commands. */
@Command(
        name = "carrel",
        mixinStandardHelpOptions = true,
        version = "carrel 0.1.0",
        description =
                "A gateway that lets library machines work without telling vendors who reads what.",
        synopsisSubcommandLabel = "COMMAND",
        subcommands = {
            DemoCommand.class,
            ServeCommand.class,
            CheckCommand.class,
            ReloadCommand.class,
            RehearseCommand.class,
            ImportCommand.class,
            KeysCommand.class,
            UnknownCommand.class,
            TokenCommand.class,
            BackupCommand.class,
            RestoreCommand.class,
            SupportCommand.class,
            VerifyCommand.class,
            PasswordCommand.class,
            LoadCommand.class,
            AuditCommand.class,
            HelpCommand.class
        },
        footer = {
            "",
            "carrel test runs every test and check (from a checkout).",
            "Exit codes: 0 done, 1 failed, 2 wrong usage, 78 configuration refused."
        })
public final class Gateway {
    /** What stands in receipts. */
    static final String SOFTWARE = "carrel-0.1.0";

    private Gateway() {}

    /** Runs one command and exits with its code. */
    public static void main(String[] arguments) {
        PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
        PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
        System.exit(run(out, err, arguments));
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Gateway()).setOut(out).setErr(err);
        if (arguments.length == 0) {
            line.usage(out);
            return ExitCode.WRONG_USAGE.number();
        }
        return line.execute(arguments);
    }
}
