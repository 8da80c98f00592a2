package org.carrel.admin.pages;

import static org.carrel.admin.pages.SettingsPage.HERE;
import static org.carrel.admin.pages.SettingsPage.KEEPERS;
import static org.carrel.admin.pages.SettingsPage.problem;
import static org.carrel.admin.pages.SettingsPage.roles;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Sessions;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.sign.Staff;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.ConsoleUser;
import org.carrel.gateway.archive.ConsoleUsers;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.StaffName;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.Window;

/** What an operator does about others of the staff, on the page of settings. */
final class UsersPage {
    private final Staff staff;
    private final ConsoleUsers users;
    private final Sessions sessions;
    private final Log log;

    UsersPage(Window window, Staff staff, Sessions sessions, Log log) {
        this.staff = staff;
        this.users = window.archive().consoleUsers();
        this.sessions = sessions;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.act("/settings/users", KEEPERS, List.of("name", "roles"), this::addUser),
                Route.act(
                        "/settings/users/{name}/roles", KEEPERS, List.of("roles"), this::giveRoles),
                Route.act("/settings/users/{name}/disable", KEEPERS, List.of(), this::disable),
                Route.act("/settings/users/{name}/enable", KEEPERS, List.of(), this::enable),
                Route.act("/settings/users/{name}/sign-out", KEEPERS, List.of(), this::signOut),
                Route.act(
                        "/settings/users/{name}/first-password",
                        KEEPERS,
                        List.of(),
                        this::drawAgain));
    }

    /** Somebody new signs in with a password that is told them, and sets one of their own. */
    private Answer addUser(Visit visit) {
        Optional<StaffName> name = StaffName.parse(visit.value("name"));
        Set<Role> roles = roles(visit);
        if (name.isEmpty()) {
            return problem("first.name");
        }
        if (roles.isEmpty()) {
            return problem("settings.no-role");
        }
        try {
            String password = staff.add(name.get(), roles);
            log.note(visit, AuditAct.USER_ADDED, Subject.of(name.get()), 0);
            return new Answer.Done(
                    Notice.done("settings.added", name.get().text(), password), HERE);
        } catch (ArchiveTrouble taken) {
            return problem("settings.taken");
        }
    }

    private Answer giveRoles(Visit visit) {
        return change(
                visit,
                user -> {
                    Set<Role> roles = roles(visit);
                    if (roles.isEmpty()) {
                        return problem("settings.no-role");
                    }
                    if (!roles.contains(Role.OPERATOR) && isLastOperator(user)) {
                        return problem("settings.last");
                    }
                    users.giveRoles(user.name(), roles);
                    return done(visit, AuditAct.ROLES_CHANGED, user, "settings.roles-changed");
                });
    }

    private Answer disable(Visit visit) {
        return change(
                visit,
                user -> {
                    if (isLastOperator(user)) {
                        return problem("settings.last");
                    }
                    users.disable(user.name());
                    sessions.endOf(user.name(), Optional.empty());
                    return done(visit, AuditAct.USER_DISABLED, user, "settings.disabled");
                });
    }

    private Answer enable(Visit visit) {
        return change(
                visit,
                user -> {
                    users.enable(user.name());
                    return done(visit, AuditAct.USER_ENABLED, user, "settings.enabled");
                });
    }

    private Answer signOut(Visit visit) {
        return change(
                visit,
                user -> {
                    sessions.endOf(user.name(), Optional.empty());
                    return done(visit, AuditAct.SIGNED_OUT, user, "settings.signed-out");
                });
    }

    /** For somebody who let the first one grow old; whoever has set one of their own keeps it. */
    private Answer drawAgain(Visit visit) {
        return change(
                visit,
                user -> {
                    Optional<String> password = staff.drawAgain(user.name());
                    if (password.isEmpty()) {
                        return problem("settings.own-password");
                    }
                    sessions.endOf(user.name(), Optional.empty());
                    log.note(visit, AuditAct.PASSWORD_CHANGED, Subject.of(user.name()), 0);
                    return new Answer.Done(
                            Notice.done("settings.drawn", user.name().text(), password.get()),
                            HERE);
                });
    }

    private interface Change {
        Answer of(ConsoleUser user);
    }

    private Answer change(Visit visit, Change change) {
        return StaffName.parse(visit.place("name"))
                .flatMap(users::find)
                .map(change::of)
                .orElseGet(Answer::missing);
    }

    private Answer done(Visit visit, AuditAct what, ConsoleUser user, String text) {
        log.note(visit, what, Subject.of(user.name()), 0);
        return new Answer.Done(Notice.done(text, user.name().text()), HERE);
    }

    /** Whether nobody could let anybody in any more without them. */
    private boolean isLastOperator(ConsoleUser user) {
        return staff.all().stream()
                .filter(ConsoleUser::isActive)
                .filter(each -> each.roles().contains(Role.OPERATOR))
                .allMatch(each -> each.name().equals(user.name()));
    }
}
