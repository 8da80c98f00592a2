package org.carrel.gateway.rehearsal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.message.Sample;
import org.carrel.gateway.message.Sample.Part;
import org.carrel.gateway.rehearsal.Rehearsed.Fate;
import org.carrel.gateway.rehearsal.Rehearsed.Step;
import org.jspecify.annotations.Nullable;

/**
 * A message before and after it was treated, element by element. What became of each is seen from
 * the two messages, so that it is shown as it is and not as a rule says that it should be; the rule
 * only tells why. One thread.
 */
final class Comparison {
    private final Reasons reasons;
    private final boolean homeward;

    /**
     * @param homeward whether it is an answer, on its way to the terminal
     */
    Comparison(Reasons reasons, boolean homeward) {
        this.reasons = reasons;
        this.homeward = homeward;
    }

    /** What came, in its order, and then what nobody had said. */
    List<Step> steps(Message before, Message after) {
        Map<ElementName, Queue<Part>> went = new HashMap<>();
        List<Part> left = new ArrayList<>(Sample.parts(after));
        left.forEach(
                part -> went.computeIfAbsent(part.element(), _ -> new ArrayDeque<>()).add(part));
        List<Step> steps = new ArrayList<>();
        for (Part part : Sample.parts(before)) {
            Part then = went.getOrDefault(part.element(), new ArrayDeque<>()).poll();
            left.remove(then);
            steps.add(step(part, then));
        }
        left.forEach(part -> steps.add(supplied(part)));
        return steps;
    }

    private Step step(Part before, @Nullable Part after) {
        Action action = reasons.action(before.message(), before.element());
        return new Step(
                before.element().text(),
                Words.of(before.element()),
                after == null ? Fate.DROPPED : fate(action, before.text(), after),
                before.text(),
                after == null ? "" : after.text(),
                reasons.text(before.message(), before.element()));
    }

    private static Step supplied(Part part) {
        return new Step(
                part.element().text(),
                Words.of(part.element()),
                Fate.SUPPLIED,
                "",
                part.text(),
                "the message must have it");
    }

    private Fate fate(Action action, String before, Part after) {
        if (isBlank(after) && !(action instanceof Action.Pass)) {
            return Fate.BLANKED;
        }
        return after.text().equals(before) ? Fate.PASSED : instead(action);
    }

    private Fate instead(Action action) {
        return switch (action) {
            case Action.Token _ -> homeward ? Fate.RESTORED : Fate.TOKEN;
            case Action.Pass _ -> homeward ? Fate.RESTORED : Fate.CONSTANT;
            case Action.Phrase _ -> Fate.PHRASE;
            case Action.Alias _ -> Fate.ALIAS;
            case Action.Mask _, Action.Generalise _, Action.Equivalent _ -> Fate.BANDED;
            case Action.Constant _, Action.Drop _, Action.Blank _ -> Fate.CONSTANT;
        };
    }

    private static boolean isBlank(Part part) {
        return part.text().isBlank()
                || (part.element() instanceof ElementName.Column column
                        && column.column().blank().equals(part.text()));
    }
}
