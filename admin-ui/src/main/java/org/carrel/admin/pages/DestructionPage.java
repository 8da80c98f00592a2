package org.carrel.admin.pages;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.DestructionFacts;
import org.carrel.admin.templates.JtedestructionGenerated;
import org.carrel.gateway.archive.Act;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.DataClass;
import org.carrel.gateway.archive.Destruction;
import org.carrel.gateway.archive.Hold;
import org.carrel.gateway.archive.Holds;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.Window;

/** What was destroyed when it was old enough, with receipts; and what a court may still ask for. */
final class DestructionPage {
    private static final String HERE = "/settings/destruction";
    private static final Access READERS =
            Access.of(Role.AUDITOR, Role.PRIVACY_OFFICER, Role.OPERATOR);
    private static final Access HOLDERS = Access.of(Role.PRIVACY_OFFICER).afresh();
    private static final int RECEIPTS = 50;
    private static final int LONGEST_REASON = 400;

    private final Window window;

    DestructionPage(Window window) {
        this.window = window;
    }

    List<Route> routes() {
        return List.of(
                Route.look(HERE, READERS, this::page).telling(DestructionFacts.class),
                Route.act(HERE + "/{class}/hold", HOLDERS, List.of("reason"), this::hold),
                Route.act(HERE + "/{class}/lift", HOLDERS, List.of(), this::lift));
    }

    private Answer page(Visit visit) {
        List<Hold> held = holds().all();
        DestructionFacts facts =
                new DestructionFacts(
                        window.archive().retention(window.version()).lastRun(),
                        held.stream().map(DestructionPage::told).toList(),
                        Arrays.stream(DataClass.values())
                                .filter(each ->
                                        held.stream().noneMatch(hold -> hold.dataClass() == each))
                                .map(each -> each.kept().text())
                                .toList(),
                        window.archive().destructions().reversed().stream()
                                .limit(RECEIPTS)
                                .map(DestructionPage::told)
                                .toList());
        return new Answer.Shown(
                facts,
                frame -> Html.of(out -> JtedestructionGenerated.render(out, null, frame, facts)));
    }

    private static DestructionFacts.Held told(Hold hold) {
        return new DestructionFacts.Held(
                hold.dataClass().kept().text(), hold.since(), hold.by().text(), hold.reason());
    }

    private static DestructionFacts.Receipt told(Destruction each) {
        return new DestructionFacts.Receipt(
                each.number(),
                each.time(),
                each.dataClass().kept().text(),
                each.olderThan(),
                each.amount(),
                each.provedGone(),
                each.auditNumber(),
                each.line());
    }

    private Answer hold(Visit visit) {
        String reason = visit.value("reason").strip();
        if (reason.isEmpty() || reason.length() > LONGEST_REASON) {
            return Answer.wrong(Notice.problem("destruction.no-reason"));
        }
        return meant(visit)
                .map(which -> {
                    try {
                        holds().set(which, act(visit, AuditAct.HOLD_SET, which), reason);
                        return done(visit, "destruction.held", which);
                    } catch (ArchiveTrouble there) {
                        if (there.reason() != ArchiveTrouble.Reason.CONFLICT) {
                            throw there;
                        }
                        return new Answer.Done(Notice.problem("destruction.held-already"), HERE);
                    }
                })
                .orElseGet(Answer::missing);
    }

    private Answer lift(Visit visit) {
        return meant(visit)
                .map(which ->
                        holds().lift(which, act(visit, AuditAct.HOLD_LIFTED, which))
                                ? done(visit, "destruction.lifted", which)
                                : new Answer.Done(Notice.problem("destruction.not-held"), HERE))
                .orElseGet(Answer::missing);
    }

    private static Answer done(Visit visit, String text, DataClass which) {
        String name = visit.words().say("kept.class." + which.kept().text());
        return new Answer.Done(Notice.done(text, name), HERE);
    }

    private static Act act(Visit visit, AuditAct what, DataClass which) {
        return Log.act(visit, what, new Subject(which.kept().text()), 0);
    }

    private static Optional<DataClass> meant(Visit visit) {
        return Arrays.stream(DataClass.values())
                .filter(each -> each.kept().text().equals(visit.place("class")))
                .findFirst();
    }

    private Holds holds() {
        return window.archive().holds();
    }
}
