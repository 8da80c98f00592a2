package org.carrel.admin.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.SetUpFacts;
import org.carrel.admin.facts.TrialFacts;
import org.carrel.config.ConfigProblem;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Loaded;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.watch.Trial;

/**
 * From a gateway that nobody can use to its first door, step by step. What was typed is kept at
 * each step, right or wrong; nothing of it is in force before the last one.
 */
final class SetUpPage {
    static final String HERE = "/set-up";

    private static final Access ADMINISTRATORS = Access.of(Role.OPERATOR);
    private static final Label SYSTEM = new Label(SetUpText.SYSTEM);

    private final Window window;
    private final SetUpView view;
    private final Drafts drafts;
    private final Log log;

    SetUpPage(Window window, Drafts drafts, Log log) {
        this.window = window;
        this.view = new SetUpView(window, drafts);
        this.drafts = drafts;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.look(HERE, ADMINISTRATORS, _ -> view.page(view.state()))
                        .telling(SetUpFacts.class),
                act("library", SetUpAnswers.LIBRARY, this::library),
                act("system", SetUpAnswers.SYSTEM, this::system, "password"),
                act("door", SetUpAnswers.DOOR, this::door),
                act("rules", SetUpAnswers.RULES, this::rules),
                act("rehearsal", List.of("question"), this::rehearsal),
                Route.act(
                        HERE + "/force",
                        ADMINISTRATORS.afresh(),
                        List.of(),
                        visit -> whileOpen(() -> force(visit))));
    }

    private Route act(String step, List<String> fields, Doing doing, String... more) {
        List<String> all = new ArrayList<>(fields);
        all.addAll(List.of(more));
        return Route.act(
                        HERE + "/" + step,
                        ADMINISTRATORS,
                        all,
                        visit -> whileOpen(() -> doing.does(visit)))
                .telling(SetUpFacts.class);
    }

    private interface Doing {
        Answer does(Visit visit);
    }

    private Answer whileOpen(Supplier<Answer> doing) {
        return window.firstBoot().isOpen()
                ? doing.get()
                : new Answer.Done(Notice.problem("set-up.over"), HERE);
    }

    private Answer library(Visit visit) {
        SetUpAnswers answers = typed(visit, SetUpAnswers.LIBRARY);
        return kept(visit, answers, answers.wrongLibrary());
    }

    /** A password that was typed for one place is never sent to another. */
    private Answer system(Visit visit) {
        SetUpAnswers before = view.answers();
        SetUpAnswers answers =
                before.with(visit, SetUpAnswers.SYSTEM).noted(SetUpAnswers.TESTED, false);
        boolean typed = answers.has("user") && !visit.raw("password").isEmpty();
        boolean still = view.hasPassword(before) && before.isSamePlace(answers);
        List<String> wrong = answers.wrongSystem(typed || still);
        window.firstBoot().keep(answers.noted(SetUpView.ASKED, !still).all());
        if (!wrong.isEmpty()) {
            return refused(visit, wrong);
        }
        if (typed) {
            window.firstBoot().keepSecret(SYSTEM, visit.raw("password"));
        }
        return tried(visit, answers.noted(SetUpView.ASKED, !typed && !still));
    }

    private Answer tried(Visit visit, SetUpAnswers answers) {
        window.firstBoot().keep(answers.all());
        String yaml = view.text(answers).withoutDoor();
        if (!(window.read(yaml) instanceof Loaded.Accepted(GatewayConfig config, var _))) {
            return view.page(view.state().troubled("set-up.unreadable", drafts.problems(yaml)));
        }
        try (config) {
            Trial trial = window.firstBoot().examine(config, SYSTEM);
            log.note(visit, AuditAct.UPSTREAM_TESTED, Subject.of(SYSTEM), trial.isWell() ? 1 : 0);
            window.firstBoot().keep(answers.noted(SetUpAnswers.TESTED, trial.isWell()).all());
            TrialFacts told = TrialPage.facts(SYSTEM, trial);
            return view.page(view.state().tried(told));
        }
    }

    private Answer door(Visit visit) {
        SetUpAnswers answers = typed(visit, SetUpAnswers.DOOR);
        return kept(visit, answers, answers.wrongDoor());
    }

    private Answer rules(Visit visit) {
        return kept(
                visit, typed(visit, SetUpAnswers.RULES).noted(SetUpAnswers.RULED, true), List.of());
    }

    /** Nothing is sent, and what was typed in is kept nowhere. */
    private Answer rehearsal(Visit visit) {
        SetUpView.State state = view.state();
        if (!state.isReached("rehearsal")) {
            return new Answer.Done(Notice.problem("set-up.unfinished"), HERE);
        }
        SetUpView.State played =
                state.rehearsed(
                        visit.ask().raw("question").stripTrailing(),
                        new Label(view.answers().get("door")));
        boolean seen = played.facts().chosen().isPresent();
        window.firstBoot().keep(view.answers().noted(SetUpAnswers.REHEARSED, seen).all());
        if (!seen && visit.ask().isMachine()) {
            return new Answer.Done(Notice.problem("rehearsal.no-question"), HERE);
        }
        return view.page(played.again());
    }

    private Answer force(Visit visit) {
        SetUpView.State state = view.state();
        if (!state.isReached("force")) {
            return new Answer.Done(Notice.problem("set-up.unfinished"), HERE);
        }
        SetUpFacts facts = state.facts();
        List<ConfigProblem> problems =
                window.firstBoot()
                        .begin(facts.text(), visit.name(), visit.words().say("set-up.reason"));
        if (!problems.isEmpty()) {
            log.note(visit, AuditAct.CONFIG_REFUSED, Subject.NONE, problems.size());
            return new Answer.Done(
                    Notice.problem("version.refused")
                            .with(problems.stream().map(ConfigProblem::toString).toList()),
                    HERE);
        }
        long number = drafts.versions().inForce().orElseThrow().number();
        log.note(visit, AuditAct.SET_UP, Subject.NONE, number);
        log.note(visit, AuditAct.CONFIG_IN_FORCE, Subject.NONE, number);
        return new Answer.Done(Notice.done("set-up.done", facts.answer("door")), "/terminals");
    }

    private SetUpAnswers typed(Visit visit, List<String> fields) {
        return view.answers().with(visit, fields);
    }

    private Answer kept(Visit visit, SetUpAnswers answers, List<String> wrong) {
        window.firstBoot().keep(answers.all());
        return wrong.isEmpty()
                ? new Answer.Done(Notice.done("set-up.kept"), HERE)
                : refused(visit, wrong);
    }

    /** What is wrong is told beside what was typed, so that nothing of it is lost. */
    private Answer refused(Visit visit, List<String> wrong) {
        List<String> words = wrong.stream().map(text -> visit.words().say(text)).toList();
        return visit.ask().isMachine()
                ? new Answer.Done(Notice.problem("set-up.wrong").with(words), HERE)
                : view.page(view.state().troubled("set-up.wrong", words));
    }
}
