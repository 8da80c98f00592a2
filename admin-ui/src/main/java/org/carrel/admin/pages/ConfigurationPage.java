package org.carrel.admin.pages;

import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.PoliciesFacts;
import org.carrel.admin.facts.TextFacts;
import org.carrel.admin.facts.VersionFacts;
import org.carrel.admin.templates.JteconfigurationGenerated;
import org.carrel.admin.templates.JteversionGenerated;
import org.carrel.config.ConfigProblem;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Loaded;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.ConfigVersion;
import org.carrel.gateway.archive.ConfigVersions;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.Window;

/** Versions of the configuration: drafted by one, released by another, taken back by a new one. */
final class ConfigurationPage {
    private static final Access WRITERS = Access.of(Role.OPERATOR, Role.PRIVACY_OFFICER).afresh();

    private final Window window;
    private final Drafts drafts;
    private final Days days;
    private final Log log;

    ConfigurationPage(Window window, Drafts drafts, Days days, Log log) {
        this.window = window;
        this.drafts = drafts;
        this.days = days;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.look(
                                "/configuration",
                                Access.of(Role.OPERATOR, Role.PRIVACY_OFFICER, Role.AUDITOR),
                                this::edit)
                        .telling(TextFacts.class),
                Route.act("/configuration", WRITERS, List.of("text", "reason"), this::draft),
                Route.look("/configuration/{number}", Access.STAFF, this::version)
                        .telling(VersionFacts.class),
                Route.act("/configuration/{number}/approve", WRITERS, List.of(), this::approve),
                Route.act("/configuration/{number}/reject", WRITERS, List.of(), this::reject),
                Route.act("/configuration/{number}/enforce", WRITERS, List.of(), this::enforce),
                Route.act("/configuration/{number}/again", WRITERS, List.of(), this::again));
    }

    static List<PoliciesFacts.Version> versions(ConfigVersions versions) {
        Optional<ConfigVersion> inForce = versions.inForce();
        return versions.all().stream().map(each -> facts(each, inForce)).toList();
    }

    private static PoliciesFacts.Version facts(
            ConfigVersion version, Optional<ConfigVersion> inForce) {
        return new PoliciesFacts.Version(
                version.number(),
                version.made(),
                version.author().text(),
                version.reason(),
                Peers.word(version.state()),
                version.decidedBy().map(by -> by.text()),
                inForce.filter(each -> each.number() == version.number()).isPresent());
    }

    private Answer edit(Visit visit) {
        TextFacts facts = new TextFacts(drafts.text().orElse(""), "", "", List.of());
        return show(facts);
    }

    private static Answer show(TextFacts facts) {
        return new Answer.Shown(
                facts,
                frame -> Html.of(out -> JteconfigurationGenerated.render(out, null, frame, facts)));
    }

    /** What is wrong is shown beside the text, so that nobody's typing is lost. */
    private Answer draft(Visit visit) {
        String text = visit.ask().raw("text").replace("\r\n", "\n");
        List<String> problems = drafts.problems(text);
        return problems.isEmpty() || visit.ask().isMachine()
                ? drafts.keep(visit, text, visit.value("reason"), "/configuration")
                : show(new TextFacts(text, visit.value("reason"), "policies.refused", problems));
    }

    private Answer version(Visit visit) {
        return find(visit)
                .<Answer>map(version -> {
                    VersionFacts facts =
                            new VersionFacts(
                                    facts(version, drafts.versions().inForce()),
                                    difference(version),
                                    impact(version),
                                    version.author().equals(visit.name()));
                    return new Answer.Shown(
                            facts,
                            frame ->
                                    Html.of(out ->
                                            JteversionGenerated.render(out, null, frame, facts)));
                })
                .orElseGet(Answer::missing);
    }

    private List<String> difference(ConfigVersion version) {
        return drafts.versions()
                .inForce()
                .map(now -> drafts.versions().difference(now.number(), version.number()))
                .orElse(List.of());
    }

    private List<VersionFacts.Impact> impact(ConfigVersion version) {
        String text = drafts.versions().text(version.number()).orElse("");
        if (!(window.read(text) instanceof Loaded.Accepted(GatewayConfig then, var _))) {
            return List.of();
        }
        try (then) {
            return new Impacts(days.lately()).between(window.config(), then);
        }
    }

    private Answer approve(Visit visit) {
        return find(visit)
                .map(version -> {
                    if (!drafts.versions().approve(version.number(), visit.name())) {
                        return done(version, Notice.problem("version.not-now"));
                    }
                    log.note(visit, AuditAct.CONFIG_APPROVED, Subject.NONE, version.number());
                    return take(visit, version);
                })
                .orElseGet(Answer::missing);
    }

    private Answer reject(Visit visit) {
        return find(visit)
                .map(version -> {
                    if (!drafts.versions().reject(version.number(), visit.name())) {
                        return done(version, Notice.problem("version.not-now"));
                    }
                    log.note(visit, AuditAct.CONFIG_REJECTED, Subject.NONE, version.number());
                    return done(version, Notice.done("version.rejected.done", text(version)));
                })
                .orElseGet(Answer::missing);
    }

    private Answer enforce(Visit visit) {
        return find(visit)
                .map(version ->
                        version.state() == ConfigVersion.State.APPROVED
                                ? take(visit, version)
                                : done(version, Notice.problem("version.not-now")))
                .orElseGet(Answer::missing);
    }

    private Answer take(Visit visit, ConfigVersion version) {
        List<ConfigProblem> problems =
                window.take(drafts.versions().text(version.number()).orElse(""));
        if (!problems.isEmpty()) {
            log.note(visit, AuditAct.CONFIG_REFUSED, Subject.NONE, version.number());
            return done(
                    version,
                    Notice.problem("version.refused")
                            .with(problems.stream().map(ConfigProblem::toString).toList()));
        }
        drafts.versions().putInForce(version.number());
        log.note(visit, AuditAct.CONFIG_IN_FORCE, Subject.NONE, version.number());
        return done(version, Notice.done("version.approved.done", text(version)));
    }

    /** Going back is a draft like any other: somebody else must agree. */
    private Answer again(Visit visit) {
        return find(visit)
                .map(version ->
                        drafts.keep(
                                visit,
                                drafts.versions().text(version.number()).orElse(""),
                                visit.words().say("version.back.reason", text(version)),
                                "/configuration/" + version.number()))
                .orElseGet(Answer::missing);
    }

    private static String text(ConfigVersion version) {
        return Long.toString(version.number());
    }

    private static Answer done(ConfigVersion version, Notice notice) {
        return new Answer.Done(notice, "/configuration/" + version.number());
    }

    private Optional<ConfigVersion> find(Visit visit) {
        try {
            return drafts.versions().find(Long.parseLong(visit.place("number")));
        } catch (NumberFormatException notOne) {
            return Optional.empty();
        }
    }
}
