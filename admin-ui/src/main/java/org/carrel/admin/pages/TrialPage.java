package org.carrel.admin.pages;

import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.TrialFacts;
import org.carrel.admin.templates.JtetrialGenerated;
import org.carrel.config.Endpoint;
import org.carrel.config.Label;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.watch.Trial;

/** The whole way to an upstream or a catalogue, tried step by step. */
final class TrialPage {
    private static final int LONGEST_QUERY = 400;

    private final Window window;
    private final Log log;

    TrialPage(Window window, Log log) {
        this.window = window;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.act(
                                "/upstreams/{name}/test",
                                Access.of(Role.OPERATOR),
                                List.of("query"),
                                this::test)
                        .telling(TrialFacts.class));
    }

    /** What was searched for is shown to nobody and stands nowhere. */
    private Answer test(Visit visit) {
        String query = visit.value("query");
        if (query.length() > LONGEST_QUERY) {
            return Answer.wrong(Notice.problem("trial.query.long"));
        }
        Optional<Label> name = Label.parse(visit.place("name"));
        return name.flatMap(each -> window.examine(each, query))
                .map(trial -> told(visit, name.orElseThrow(), trial))
                .orElseGet(Answer::missing);
    }

    private Answer told(Visit visit, Label name, Trial trial) {
        log.note(visit, AuditAct.UPSTREAM_TESTED, Subject.of(name), trial.isWell() ? 1 : 0);
        TrialFacts facts = facts(name, trial);
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtetrialGenerated.render(out, null, frame, facts)));
    }

    static TrialFacts facts(Label name, Trial trial) {
        return new TrialFacts(
                name.text(),
                trial.isWell(),
                trial.steps().stream().map(TrialPage::step).toList(),
                trial.takes().stream().sorted().map(each -> each.request().code()).toList());
    }

    private static TrialFacts.Step step(Trial.Step step) {
        return new TrialFacts.Step(
                Peers.word(step.kind()),
                Peers.word(step.word()),
                step.at().map(Endpoint::text),
                step.millis(),
                step.number().isPresent()
                        ? Optional.of(step.number().getAsLong())
                        : Optional.empty());
    }
}
