package org.carrel.admin.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.facts.PolicyFacts;
import org.carrel.admin.facts.SetUpFacts;
import org.carrel.admin.facts.SetUpFacts.Step;
import org.carrel.admin.facts.TrialFacts;
import org.carrel.admin.templates.JtesetupGenerated;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.Loaded;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.rehearsal.Rehearsed;

/** How far a set-up has come, worked out of what is kept of it. */
final class SetUpView {
    /** Notes that a password must be typed anew, because the place to which it goes is another. */
    static final String ASKED = "password-asked";

    private static final Map<String, String> SAMPLES =
            Map.of(
                    "self-check",
                            "6300120260301    100000  Y       AO%s|AA29001000000017|AC|AD0000|",
                    "staff", "6300120260301    100000  Y       AO%s|AA29001000000017|AC|AD0000|",
                    "security-gate", "1720260301    100000AO%s|AB39001000000011|AC|",
                    "sorter",
                            "09N20260301    10000020260301    100000AP|AO%s|AB39001000000011|AC|");

    private final Window window;
    private final Drafts drafts;

    SetUpView(Window window, Drafts drafts) {
        this.window = window;
        this.drafts = drafts;
    }

    /** What was typed in so far. */
    SetUpAnswers answers() {
        return new SetUpAnswers(window.firstBoot().answers());
    }

    /** How the configuration refers to the password of the library's system. */
    Optional<String> password() {
        return window.firstBoot().secret(new Label(SetUpText.SYSTEM));
    }

    /** Whether there is one for the place that the answers name. */
    boolean hasPassword(SetUpAnswers answers) {
        return password().isPresent() && !answers.has(ASKED);
    }

    /** The configuration that answers would make. */
    SetUpText text(SetUpAnswers answers) {
        return new SetUpText(drafts.text().orElse(""), answers, password());
    }

    /** How it is just now. */
    State state() {
        return new State(
                "",
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty());
    }

    /** The page; for programs what stands on it. */
    Answer page(State state) {
        SetUpFacts facts = state.facts();
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtesetupGenerated.render(out, null, frame, facts)));
    }

    /** How it is, with what was just done. */
    final class State {
        private final String trouble;
        private final List<String> problems;
        private final Optional<TrialFacts> trial;
        private final Optional<String> question;
        private final Optional<Rehearsed> alone;
        private final Optional<Rehearsed> chosen;
        private final SetUpAnswers answers = answers();

        private State(
                String trouble,
                List<String> problems,
                Optional<TrialFacts> trial,
                Optional<String> question,
                Optional<Rehearsed> alone,
                Optional<Rehearsed> chosen) {
            this.trouble = trouble;
            this.problems = problems;
            this.trial = trial;
            this.question = question;
            this.alone = alone;
            this.chosen = chosen;
        }

        State troubled(String text, List<String> lines) {
            return new State(text, lines, trial, question, alone, chosen);
        }

        State tried(TrialFacts told) {
            return new State(trouble, problems, Optional.of(told), question, alone, chosen);
        }

        /** The same, read anew from what is kept. */
        State again() {
            return new State(trouble, problems, trial, question, alone, chosen);
        }

        /** With a message that is played by the profile alone, and by the library's own rules. */
        State rehearsed(String typed, Label door) {
            Optional<Rehearsed> own = play(text(answers).whole(), door, typed);
            Optional<Rehearsed> profile =
                    answers.left().isEmpty()
                            ? Optional.empty()
                            : play(text(answers).byTheProfileAlone(), door, typed);
            return new State(
                    own.isEmpty() ? "rehearsal.no-question" : "",
                    List.of(),
                    trial,
                    Optional.of(typed),
                    profile,
                    own);
        }

        private Optional<Rehearsed> play(String yaml, Label door, String typed) {
            return with(yaml, config -> window.rehearse(config, door, typed, ""))
                    .flatMap(each -> each);
        }

        boolean isReached(String step) {
            return facts().isReached(step);
        }

        SetUpFacts facts() {
            if (!window.firstBoot().isOpen()) {
                return SetUpFacts.over();
            }
            boolean whole = isLibrary() && isSystem() && isDoor();
            String yaml = whole ? text(answers).whole() : "";
            return new SetUpFacts(
                    true,
                    steps(),
                    answers.all(),
                    hasPassword(),
                    Map.of(
                            "make", SetUpAnswers.makes(),
                            "profile", SetUpAnswers.PROFILES,
                            "leave", List.copyOf(SetUpAnswers.LEFT_OUT.keySet()),
                            "left", answers.left()),
                    whole ? learns(yaml) : List.of(),
                    trial,
                    alone,
                    chosen,
                    question.orElseGet(this::sample),
                    yaml,
                    trouble,
                    problems);
        }

        private List<Step> steps() {
            return List.of(
                    new Step("library", isLibrary()),
                    new Step("system", isSystem()),
                    new Step("door", isDoor()),
                    new Step("rules", answers.has(SetUpAnswers.RULED)),
                    new Step("rehearsal", answers.has(SetUpAnswers.REHEARSED)),
                    new Step("force", false));
        }

        private boolean isLibrary() {
            return answers.wrongLibrary().isEmpty();
        }

        private boolean isSystem() {
            return answers.has(SetUpAnswers.TESTED) && answers.wrongSystem(hasPassword()).isEmpty();
        }

        private boolean isDoor() {
            return answers.wrongDoor().isEmpty();
        }

        private boolean hasPassword() {
            return SetUpView.this.hasPassword(answers);
        }

        private String sample() {
            return SAMPLES.getOrDefault(answers.get("profile"), "")
                    .formatted(answers.get("institution"));
        }
    }

    /** What a terminal at the door would learn that is about somebody. */
    private List<PolicyFacts.Rule> learns(String yaml) {
        return with(
                        yaml,
                        config ->
                                config.terminals().values().stream()
                                        .map(SetUpView::policy)
                                        .flatMap(policy -> Rules.of(policy).stream())
                                        .filter(rule ->
                                                !rule.dataClass()
                                                        .equals(DataClass.OPERATIONAL.text()))
                                        .filter(rule ->
                                                !rule.action().equals("drop")
                                                        && !rule.action().equals("blank"))
                                        .toList())
                .orElse(List.of());
    }

    private static Policy policy(ListenerConfig door) {
        return door.policy()
                .map(own -> Policy.strictest(door.profile().policy(), own))
                .orElse(door.profile().policy());
    }

    private <T> Optional<T> with(String yaml, Function<GatewayConfig, T> use) {
        if (!(window.read(yaml) instanceof Loaded.Accepted(GatewayConfig config, var _))) {
            return Optional.empty();
        }
        try (config) {
            return Optional.of(use.apply(config));
        }
    }
}
