package org.carrel.admin.pages;

import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.config.Label;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.Window;

/** Doors that let nobody in for a while, and let them in again. */
final class DrainPage {
    private static final Access KEEPERS = Access.of(Role.OPERATOR);

    private final Window window;
    private final Log log;

    DrainPage(Window window, Log log) {
        this.window = window;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.act(
                        "/terminals/{name}/drain", KEEPERS, List.of(), visit -> drain(visit, true)),
                Route.act(
                        "/terminals/{name}/reopen",
                        KEEPERS,
                        List.of(),
                        visit -> drain(visit, false)));
    }

    private Answer drain(Visit visit, boolean now) {
        Optional<Label> name = Label.parse(visit.place("name"));
        if (name.isEmpty() || !window.drain(name.get(), now)) {
            return Answer.missing();
        }
        log.note(
                visit,
                now ? AuditAct.DOOR_DRAINED : AuditAct.DOOR_REOPENED,
                Subject.of(name.get()),
                0);
        return new Answer.Done(
                Notice.done(now ? "door.drained.done" : "door.reopened.done", name.get().text()),
                "/terminals/" + name.get());
    }
}
