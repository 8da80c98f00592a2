package org.carrel.gateway;

import java.io.PrintWriter;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.concurrent.Callable;
import org.carrel.gateway.changes.UnknownChanges;
import org.carrel.gateway.changes.UnknownChanges.Unknown;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code carrel unknown list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description =
                "Shows them, the oldest first, with those that were kept while the upstream was away and"
                        + " could not be told later, under the reference that stood on the terminal's screen."
                        + " It names no reader and no item: time and terminal lead to both in the"
                        + " library's system.",
        footer = {"", UnknownCommand.EXIT_CODES})
final class UnknownList implements Callable<Integer> {
    private static final String ROW = "%-9s  %-19s  %-20s  %-20s  %-16s  %s%n";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());

    @Mixin private UnknownWork work = new UnknownWork();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return work.with(spec, this::list);
    }

    private ExitCode list(UnknownChanges changes) {
        PrintWriter out = spec.commandLine().getOut();
        List<Unknown> unknown = changes.list(Instant.now());
        if (unknown.isEmpty()) {
            out.println(
                    "There is none: every change that was sent was answered, and nothing that was kept was refused.");
            return ExitCode.DONE;
        }
        out.printf(ROW, "reference", "asked", "terminals", "upstream", "operation", "why");
        for (Unknown each : unknown) {
            out.printf(
                    ROW,
                    each.reference(),
                    TIME.format(each.asked()),
                    each.terminals(),
                    each.upstream(),
                    each.operation().text(),
                    each.why().text());
        }
        return ExitCode.DONE;
    }
}
