package org.carrel.admin.pages;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
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

    /** At once to a machine that collects them; some 250 kilobytes. */
    private static final int COLLECTED = 1000;

    private static final String TEXT = "text/plain; charset=utf-8";
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
                Route.look("/audit.txt", READERS, this::export).writing("text/plain"),
                Route.look("/audit/lines.txt", READERS, this::lines)
                        .with("after")
                        .writing("text/plain"));
    }

    private Answer page(Visit visit) {
        List<AuditFacts.Line> lines =
                log.trail().page(number(visit, "before", Long.MAX_VALUE), LINES).stream()
                        .map(AuditPage::line)
                        .toList();
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
        return new Answer.Plain(Reply.file("carrel-audit.txt", TEXT, text.toString()));
    }

    /** For a machine that keeps a copy elsewhere and comes every minute; so that is not an act. */
    private Answer lines(Visit visit) {
        String text =
                log.trail().after(number(visit, "after", 0), COLLECTED).stream()
                        .map(entry -> entry.line() + "\n")
                        .collect(Collectors.joining());
        return new Answer.Plain(Reply.text(200, TEXT, text));
    }

    private static long number(Visit visit, String field, long otherwise) {
        try {
            String asked = visit.value(field);
            return asked.isEmpty() ? otherwise : Long.parseLong(asked);
        } catch (NumberFormatException notOne) {
            return otherwise;
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
