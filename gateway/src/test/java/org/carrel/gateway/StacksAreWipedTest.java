package org.carrel.gateway;

import static org.carrel.gateway.GatewayTrial.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.vault.StackWitness;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/**
 * The threads on which values are worked on have nothing of them on their stacks a little later.
 * The log is written on those threads, so it is there that the marks are left.
 */
class StacksAreWipedTest {
    private static final Logger LOG = (Logger) LoggerFactory.getLogger("carrel");

    private final Marking loop = new Marking("terminal arrived");
    private final Marking clock = new Marking("visit ended");

    @BeforeEach
    void listen() {
        for (Marking each : new Marking[] {loop, clock}) {
            each.start();
            LOG.addAppender(each);
        }
    }

    @AfterEach
    void listenNoMore() {
        LOG.detachAppender(loop);
        LOG.detachAppender(clock);
    }

    @Test
    void a_kiosks_event_loop_and_the_clock_keep_nothing_below_where_they_rest() {
        GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.plan().door("kiosks", "self-check").say("kiosks", "session", "{ idle: 1s }");
        try (GatewayTrial.Running library = trial.start()) {
            library.terminal("kiosks").ask(Questions.patronInformation(Questions.ZOE));
            isMarkedAndThenWiped(loop.witness);
            isMarkedAndThenWiped(clock.witness);
        }
    }

    private static void isMarkedAndThenWiped(StackWitness witness) {
        await("nothing was left, so the look is void", witness::hasMarked);
        await("marks are left on a stack", () -> witness.marks() == 0);
    }

    /** Leaves a mark on the thread that first tells of this. */
    private static final class Marking extends AppenderBase<ILoggingEvent> {
        private final String event;
        private final StackWitness witness = new StackWitness();

        Marking(String event) {
            this.event = event;
        }

        @Override
        protected void append(ILoggingEvent told) {
            if (!witness.hasMarked() && told.getFormattedMessage().startsWith(event)) {
                witness.leave();
            }
        }
    }
}
