package org.carrel.gateway.demo;

import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneId;

/** Performs plays before the printed page and counts what did not go as written. One thread. */
final class Stage {
    private final PrintStream out;
    private final Screen screen;
    private final SideBySide page;
    private final Witness witness;

    Stage(PrintStream out, Screen screen, Witness witness) {
        this.out = out;
        this.screen = screen;
        this.page = new SideBySide(screen);
        this.witness = witness;
    }

    /**
     * Performs the play at this port.
     *
     * @return how many answers did not begin as the play has it
     * @throws BrokenPlay if it cannot go on
     */
    int perform(Play play, int port) {
        page.title(play.title()).forEach(out::println);
        int surprises = 0;
        try (DemoTerminal terminal =
                new DemoTerminal(play.party(), port, play.charset(), witness)) {
            for (Play.Step step : play.steps()) {
                surprises += perform(step, play.party(), terminal) ? 0 : 1;
            }
        }
        return surprises;
    }

    private boolean perform(Play.Step step, String party, DemoTerminal terminal) {
        long before = witness.mark();
        String now = Reply.date(Clock.system(ZoneId.systemDefault()));
        String answer = terminal.ask(step.message().replace("{now}", now));
        page.exchange(step.caption(), party, witness.since(before)).forEach(out::println);
        boolean asWritten = answer.startsWith(step.answer());
        if (!asWritten) {
            out.println(screen.red("  unexpected: the answer should begin with " + step.answer()));
        }
        return asWritten;
    }
}
