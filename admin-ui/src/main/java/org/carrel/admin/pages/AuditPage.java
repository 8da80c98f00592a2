package org.carrel.admin.pages;

import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.AuditFacts;
import org.carrel.admin.templates.JteauditGenerated;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.AuditEntry;
import org.carrel.gateway.archive.ChainVerdict;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.Subject;

/** Who did what to the gateway; of readers there is nothing in it. */
final class AuditPage {
    private static final int LINES = 50;
    private static final Access READERS =
            Access.of(Role.AUDITOR, Role.PRIVACY_OFFICER, Role.OPERATOR);

    private final Log log;
    private volatile Optional<AuditFacts.Chain> verdict = Optional.empty();

    AuditPage(Log log) {
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/audit", READERS, this::page).with("before").telling(AuditFacts.class),
                Route.act("/audit/verify", READERS, List.of(), this::verify),
                Route.look("/audit.txt", READERS, this::export).writing("text/plain"));
    }

    private Answer page(Visit visit) {
        List<AuditFacts.Line> lines =
                log.trail().page(before(visit), LINES).stream().map(AuditPage::line).toList();
        Optional<Long> next =
                lines.size() < LINES
                        ? Optional.empty()
                        : Optional.of(lines.getLast().number()).filter(number -> number > 1);
        AuditFacts facts = new AuditFacts(lines, next, verdict);
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JteauditGenerated.render(out, null, frame, facts)));
    }

    private Answer verify(Visit visit) {
        AuditFacts.Chain found =
                switch (log.trail().verify()) {
                    case ChainVerdict.Whole whole ->
                            new AuditFacts.Chain(true, whole.lines(), whole.sha256());
                    case ChainVerdict.Broken broken ->
                            new AuditFacts.Chain(false, broken.number(), "");
                };
        verdict = Optional.of(found);
        log.note(visit, AuditAct.VERIFIED, Subject.NONE, found.number());
        String number = visit.words().number(found.number());
        return new Answer.Done(
                found.whole()
                        ? Notice.done("audit.whole", number)
                        : Notice.problem("audit.broken", number),
                "/audit");
    }

    private Answer export(Visit visit) {
        StringBuilder text = new StringBuilder();
        log.trail().export(text);
        log.note(visit, AuditAct.EXPORTED, Subject.NONE, 0);
        return new Answer.Plain(
                Reply.file("carrel-audit.txt", "text/plain; charset=utf-8", text.toString()));
    }

    private static long before(Visit visit) {
        try {
            String asked = visit.value("before");
            return asked.isEmpty() ? Long.MAX_VALUE : Long.parseLong(asked);
        } catch (NumberFormatException notOne) {
            return Long.MAX_VALUE;
        }
    }

    private static AuditFacts.Line line(AuditEntry entry) {
        return new AuditFacts.Line(
                entry.number(),
                entry.time(),
                entry.act().who().text(),
                entry.act().role().map(Peers::word).orElse("gateway"),
                Peers.word(entry.act().what()),
                entry.act().subject().text(),
                entry.act().amount(),
                entry.sha256());
    }
}
