package org.carrel.gateway.load;

import java.util.List;
import org.carrel.gateway.load.LoadPlan.Speech;
import org.carrel.gateway.load.LoadPlan.Talk;
import org.carrel.sip2.Sip2MessageType;

/** Makes the callers of a run, all of one kind. */
interface Crowd {
    /** The caller of a number, counted from 0, that reports to this observer. */
    Caller caller(int number, Caller.Observer observer);

    /** The crowd that says this; it belongs to the one event loop of a run. */
    static Crowd of(Talk talk) {
        return switch (talk) {
            case Talk.Messages(List<Sip2MessageType> mix, Speech speech) -> {
                Terminal.Script script = Terminal.Script.of(mix, speech);
                yield (number, observer) -> new Terminal(number, script, observer);
            }
            case Talk.Searches searches -> {
                Searcher.Script script = new Searcher.Script(searches);
                yield (_, observer) -> new Searcher(script, observer);
            }
        };
    }
}
