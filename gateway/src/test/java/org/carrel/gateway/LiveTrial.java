package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.util.List;
import java.util.Objects;
import org.carrel.config.ConfigLoader;
import org.carrel.config.ConfigProblem;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.jspecify.annotations.Nullable;

/** A running gateway whose configuration is changed, and a system that tells patrons' names. */
final class LiveTrial implements AutoCloseable {
    /** What the door's stricter policy lets through. */
    private static final String STRICT = "{ elements: { \"sip2:AA\": pass, \"sip2:AO\": pass } }";

    private static final String USUAL = STRICT.replace("} }", ", \"sip2:AE\": pass } }");

    final GatewayTrial trial = new GatewayTrial();
    final QuickSystem library = trial.quick(LiveTrial::patron);
    private GatewayTrial.@Nullable Running running;

    LiveTrial() {
        trial.plan()
                .record("ils", library.port())
                .door("kiosks", "self-check")
                .policy("strict", STRICT)
                .policy("usual", USUAL)
                .say("kiosks", "policy", "usual");
    }

    Plan plan() {
        return trial.plan();
    }

    /** Says in the plan that kiosks learn no names any more. */
    Plan strict() {
        return plan().say("kiosks", "policy", "strict");
    }

    LiveTrial start() {
        running = trial.start();
        return this;
    }

    GatewayTrial.Running running() {
        return Objects.requireNonNull(running);
    }

    LiveConfig live() {
        return running().gateway().live();
    }

    WireClient kiosk() {
        return running().terminal("kiosks");
    }

    /** Puts the plan in force as it stands now. */
    Reload take() {
        return take(plan().text());
    }

    Reload take(String yaml) {
        GatewayConfig inForce = live().config();
        return live().take(ConfigLoader.load(yaml, Inline.ALLOWED, inForce));
    }

    void assertTaken() {
        Reload outcome = take();
        assertInstanceOf(Reload.Taken.class, outcome, outcome.toString());
    }

    List<ConfigProblem> problems(String yaml) {
        return assertInstanceOf(Reload.Refused.class, take(yaml)).problems();
    }

    /** How often the library was asked about this patron. */
    long asked(String card) {
        return library.heard().stream().filter(line -> line.contains("AA" + card)).count();
    }

    static String patron(String question) {
        return "64%s001%s%sAORIV|AA%s|AEOkonkwo, Amara|BLY|CQY|"
                .formatted(
                        " ".repeat(14),
                        Questions.DATE,
                        "0000".repeat(6),
                        QuickSystem.field(question, "AA"));
    }

    @Override
    public void close() {
        trial.close();
    }
}
