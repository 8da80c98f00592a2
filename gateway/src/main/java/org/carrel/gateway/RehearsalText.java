package org.carrel.gateway;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import org.carrel.config.Label;
import org.carrel.gateway.rehearsal.Rehearsed;
import org.carrel.gateway.rehearsal.Rehearsed.Fate;
import org.carrel.gateway.rehearsal.Rehearsed.Step;

/** A rehearsal as lines of text, what came beside what went on. */
final class RehearsalText {
    private static final String LINE = "  %-26s %-24s %-24s %-9s %s%n";

    private final PrintWriter out;

    RehearsalText(PrintWriter out) {
        this.out = out;
    }

    void print(Label door, Rehearsed shown) {
        Label upstream = shown.upstream();
        if (!shown.question().isEmpty()) {
            side(door + " ask", upstream + " hears", shown.question());
        }
        if (!shown.answer().isEmpty()) {
            side(upstream + " answers", door + " hear", shown.answer());
        }
        shown.refusal()
                .ifPresent(why ->
                        out.printf("  %s hear the protocol's own no: %s%n%n", door, why.text()));
        out.flush();
    }

    private void side(String from, String to, List<Step> steps) {
        out.printf(LINE, "element", from, to, "", "why");
        steps.stream().filter(RehearsalText::isWorthALine).forEach(this::line);
        out.println();
    }

    /** A column that was blank and stays blank is of no interest. */
    private static boolean isWorthALine(Step step) {
        return !step.before().isBlank() || !step.after().isBlank();
    }

    private void line(Step step) {
        out.printf(
                LINE,
                step.element(),
                step.before(),
                step.fate() == Fate.DROPPED ? "-" : step.after(),
                step.fate().name().toLowerCase(Locale.ROOT),
                step.why());
    }
}
