package org.carrel.admin.facts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.gateway.rehearsal.Rehearsed;

/**
 * How far the set-up of a gateway that never had a door has come. It holds no password; a rehearsal
 * holds what was typed in, and is kept nowhere.
 *
 * @param open whether one person may still set it up alone; where not, all else is empty
 * @param steps in their order
 * @param answers what was typed in, by field
 * @param password whether one for the library's system is kept
 * @param choices what may be chosen, by field
 * @param learns what a terminal would learn that is about somebody, element by element
 * @param trial how the library's system stood a test just now
 * @param alone a message on its way by the profile alone
 * @param chosen the same by the library's own rules
 * @param question the message to be rehearsed
 * @param text of the configuration as it would come in force; empty until it is whole
 * @param trouble the name of the text that says what went wrong; empty where nothing did
 * @param problems more of it, in words
 */
public record SetUpFacts(
        boolean open,
        List<Step> steps,
        Map<String, String> answers,
        boolean password,
        Map<String, List<String>> choices,
        List<PolicyFacts.Rule> learns,
        Optional<TrialFacts> trial,
        Optional<Rehearsed> alone,
        Optional<Rehearsed> chosen,
        String question,
        String text,
        String trouble,
        List<String> problems) {
    public SetUpFacts {
        steps = List.copyOf(steps);
        answers = Map.copyOf(answers);
        choices = Map.copyOf(choices);
        learns = List.copyOf(learns);
        problems = List.copyOf(problems);
    }

    /** One step. */
    public record Step(String name, boolean done) {}

    /** A set-up that is over. */
    public static SetUpFacts over() {
        return new SetUpFacts(
                false,
                List.of(),
                Map.of(),
                false,
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                "",
                "",
                "",
                List.of());
    }

    /** What was typed into a field; empty where nothing was. */
    public String answer(String field) {
        return answers.getOrDefault(field, "");
    }

    /** What may be chosen for a field. */
    public List<String> choice(String field) {
        return choices.getOrDefault(field, List.of());
    }

    /** The step that is to be taken next; empty where all are taken. */
    public String next() {
        return steps.stream().filter(each -> !each.done()).map(Step::name).findFirst().orElse("");
    }

    /** Whether a step is done, or is the next. */
    public boolean isReached(String step) {
        return step.equals(next()) || isDone(step);
    }

    /** Whether a step, and each before it, is done. */
    public boolean isDone(String step) {
        for (Step each : steps) {
            if (!each.done()) {
                return false;
            }
            if (each.name().equals(step)) {
                return true;
            }
        }
        return false;
    }
}
