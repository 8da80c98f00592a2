package org.carrel.admin.pages;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.SupportFacts;
import org.carrel.admin.templates.JtesupportGenerated;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.StaffName;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.Window;

/** The support bundle: shown in full first, and then the very same as a file. */
final class SupportPage {
    private static final Access HELPED = Access.of(Role.OPERATOR);
    private static final String TEXT = "text/plain; charset=utf-8";

    private final Window window;
    private final Log log;

    /** What each of the staff saw last. */
    private final Map<StaffName, String> shown = new ConcurrentHashMap<>();

    SupportPage(Window window, Log log) {
        this.window = window;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/settings/support", HELPED, this::page).telling(SupportFacts.class),
                Route.look("/settings/support.txt", HELPED, this::file).writing("text/plain"));
    }

    private Answer page(Visit visit) {
        SupportFacts facts = new SupportFacts(window.support());
        shown.put(visit.name(), facts.text());
        return new Answer.Shown(
                facts,
                frame -> Html.of(out -> JtesupportGenerated.render(out, null, frame, facts)));
    }

    private Answer file(Visit visit) {
        log.note(visit, AuditAct.EXPORTED, Subject.NONE, 0);
        return new Answer.Plain(
                Reply.file(
                        "carrel-support.txt",
                        TEXT,
                        visit.ask().isMachine()
                                ? window.support()
                                : shown.computeIfAbsent(visit.name(), _ -> window.support())));
    }
}
