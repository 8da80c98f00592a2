package org.carrel.admin.pages;

import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Visit;
import org.carrel.config.ConfigProblem;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Loaded;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.ConfigVersion;
import org.carrel.gateway.archive.ConfigVersions;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.Window;

/** Drafts of the configuration: kept if they could be used, and released by somebody else. */
final class Drafts {
    private static final int SHORTEST_REASON = 3;
    private static final int LONGEST_REASON = 400;

    private final Window window;
    private final Log log;

    Drafts(Window window, Log log) {
        this.window = window;
        this.log = log;
    }

    ConfigVersions versions() {
        return window.archive().configVersions();
    }

    /** The text in force; nothing where the gateway was started without one. */
    Optional<String> text() {
        return versions().inForce().flatMap(version -> versions().text(version.number()));
    }

    /** What is wrong with a text; nothing where it could be used. */
    List<String> problems(String yaml) {
        return switch (window.read(yaml)) {
            case Loaded.Accepted(GatewayConfig config, var _) -> {
                config.close();
                yield List.of();
            }
            case Loaded.Rejected(var problems) ->
                    problems.stream().map(ConfigProblem::toString).toList();
        };
    }

    /** Keeps a draft, or says why not; then it is back on the page from which it came. */
    Answer keep(Visit visit, String yaml, String reason, String page) {
        if (reason.length() < SHORTEST_REASON || reason.length() > LONGEST_REASON) {
            return new Answer.Done(Notice.problem("policies.no-reason"), page);
        }
        if (text().filter(yaml::equals).isPresent()) {
            return new Answer.Done(Notice.problem("policies.same"), page);
        }
        List<String> problems = problems(yaml);
        if (!problems.isEmpty()) {
            return new Answer.Done(Notice.problem("policies.refused").with(problems), page);
        }
        ConfigVersion draft = versions().draft(yaml, visit.name(), reason);
        log.note(visit, AuditAct.CONFIG_DRAFTED, Subject.NONE, draft.number());
        return new Answer.Done(
                Notice.done("policies.drafted", Long.toString(draft.number())),
                "/configuration/" + draft.number());
    }
}
