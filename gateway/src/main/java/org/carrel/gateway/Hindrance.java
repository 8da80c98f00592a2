package org.carrel.gateway;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.ConfigProblem;
import org.carrel.config.ConfigProblem.Severity;
import org.carrel.gateway.changes.JournalTrouble;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.listen.DoorShut;
import org.carrel.gateway.target.MapUnreadable;
import org.carrel.gateway.tunnel.TunnelShut;
import org.carrel.gateway.watch.Objection;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.TlsBroken;

/**
 * Why a configuration without mistakes cannot be put in force all the same: something in the world
 * is not as it says.
 *
 * @param why of which kind
 * @param problems told as all problems of a configuration are
 */
record Hindrance(Objection why, List<ConfigProblem> problems) {
    private static final Pattern SENTENCE =
            Pattern.compile("(?:([^ :]+): )?(.*?)(?:(?:; |\\. Mend: )(.*))?");
    private static final String FAULT =
            "cannot be put in force, by a fault of the gateway; report the line \"fault\" of its log";
    private static final String USUAL_MEND = "put it right, and load the configuration again";

    Hindrance {
        problems = List.copyOf(problems);
    }

    /** The hindrance that was thrown; of a fault of ours the watchers are told. */
    static Hindrance of(RuntimeException thrown, Watchers watchers) {
        Objection why = objection(thrown);
        String said = thrown.getMessage();
        if (why == Objection.FAULT || said == null) {
            watchers.fault(thrown);
            return new Hindrance(Objection.FAULT, List.of(problem(FAULT)));
        }
        return new Hindrance(why, said.lines().map(Hindrance::problem).toList());
    }

    private static Objection objection(RuntimeException thrown) {
        return switch (thrown) {
            case DoorShut _ -> Objection.DOOR;
            case TunnelShut _ -> Objection.TUNNELS;
            case TlsBroken _ -> Objection.CERTIFICATE;
            case KeyTrouble _, JournalTrouble _ -> Objection.KEYS;
            case RangeTaken _ -> Objection.TOKENS;
            case MapUnreadable _ -> Objection.QUERIES;
            default -> Objection.FAULT;
        };
    }

    private static ConfigProblem problem(String sentence) {
        Matcher parts = SENTENCE.matcher(sentence);
        boolean ours = parts.matches();
        String path = ours && parts.group(1) != null ? parts.group(1) : "";
        String mend = ours && parts.group(3) != null ? parts.group(3) : USUAL_MEND;
        return new ConfigProblem(path, 0, Severity.ERROR, ours ? parts.group(2) : sentence, mend);
    }
}
