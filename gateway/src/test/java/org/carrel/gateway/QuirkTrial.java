package org.carrel.gateway;

import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A gateway between one desk and one system with customs of its own; closing it closes all. */
final class QuirkTrial implements AutoCloseable {
    private final GatewayTrial trial = new GatewayTrial();
    private final OddSystem system;
    private int idleMillis;
    private GatewayTrial.@Nullable Running running;

    private QuirkTrial(OddSystem.Custom custom) {
        system = trial.odd(custom);
        trial.plan()
                .record("ils", system.port())
                .say("ils", "timeout", "400ms")
                .door("desk", "staff");
    }

    /** A system that says what this makes of its question. */
    static QuirkTrial saying(UnaryOperator<String> answers) {
        return new QuirkTrial(OddSystem.saying(answers));
    }

    static QuirkTrial with(OddSystem.Custom custom) {
        return new QuirkTrial(custom);
    }

    /** A system like any other, for what devices do. */
    static QuirkTrial usual() {
        return saying(OddSystem::usual);
    }

    /** A system that answers one kind of question in a way of its own. */
    static QuirkTrial answering(String code, String answer) {
        return saying(question ->
                question.startsWith(code)
                        ? answer.replace("$AA", OddSystem.field(question, "AA"))
                        : OddSystem.usual(question));
    }

    /** What the configuration says of the system. */
    QuirkTrial system(String key, String value) {
        trial.plan().say("ils", key, value);
        return this;
    }

    /** What it says of the desk's door. */
    QuirkTrial door(String key, String value) {
        trial.plan().say("desk", key, value);
        return this;
    }

    /** A policy of this name. */
    QuirkTrial policy(String name, String rules) {
        trial.plan().policy(name, rules);
        return this;
    }

    /** The system is asked how it is after so short a silence. */
    QuirkTrial idle(int millis) {
        idleMillis = millis;
        return this;
    }

    WireClient desk() {
        return desk(Speech.STANDARD);
    }

    /** A terminal at the desk; starts the gateway if it is the first. */
    WireClient desk(Speech speech) {
        if (running == null) {
            running =
                    idleMillis == 0
                            ? trial.start()
                            : trial.start(Quickened.idleStatus(trial.plan().config(), idleMillis));
        }
        return running.terminal("desk", speech);
    }

    /** The answer of a desk without customs of its own. */
    Heard ask(String question) {
        return desk().ask(question);
    }

    /** What the system heard with this beginning. */
    List<String> heard(String beginning) {
        return system.heard(beginning);
    }

    OddSystem system() {
        return system;
    }

    LogEar ear() {
        return trial.ear();
    }

    @Override
    public void close() {
        trial.close();
    }
}
