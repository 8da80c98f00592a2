package org.carrel.admin.pages;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Sessions;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.SettingsFacts;
import org.carrel.admin.sign.Staff;
import org.carrel.admin.templates.JtesettingsGenerated;
import org.carrel.config.Label;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.ConsoleUser;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.Subject;

/** Tokens of programs, and who may come. */
final class SettingsPage {
    static final String HERE = "/settings";
    static final Access KEEPERS = Access.of(Role.OPERATOR).afresh();

    private final Archive archive;
    private final Staff staff;
    private final Sessions sessions;
    private final Log log;

    SettingsPage(Archive archive, Staff staff, Sessions sessions, Log log) {
        this.archive = archive;
        this.staff = staff;
        this.sessions = sessions;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.look(HERE, Access.STAFF, visit -> show(visit, Optional.empty()))
                        .telling(SettingsFacts.class),
                Route.act(
                                "/settings/tokens",
                                Access.STAFF.afresh(),
                                List.of("name", "roles"),
                                this::drawToken)
                        .telling(SettingsFacts.class),
                Route.act("/settings/tokens/{name}/remove", KEEPERS, List.of(), this::endToken));
    }

    private Answer show(Visit visit, Optional<String> newToken) {
        SettingsFacts facts =
                new SettingsFacts(
                        staff.all().stream().map(this::user).toList(),
                        archive.apiTokens().all().stream()
                                .map(token ->
                                        new SettingsFacts.Token(
                                                token.name().text(),
                                                token.owner().text(),
                                                words(token.roles()),
                                                token.made()))
                                .toList(),
                        words(EnumSet.allOf(Role.class)),
                        words(visit.who().roles()),
                        newToken);
        return new Answer.Shown(
                facts,
                frame -> Html.of(out -> JtesettingsGenerated.render(out, null, frame, facts)));
    }

    private Answer drawToken(Visit visit) {
        Optional<Label> name = Label.parse(visit.value("name"));
        Set<Role> roles = roles(visit);
        roles.retainAll(visit.who().roles());
        if (name.isEmpty()) {
            return problem("settings.token-name");
        }
        if (roles.isEmpty()) {
            return problem("settings.no-role");
        }
        try {
            String token = archive.apiTokens().draw(name.get(), visit.name(), roles);
            log.note(visit, AuditAct.API_TOKEN_MADE, Subject.of(name.get()), 0);
            return show(visit, Optional.of(token));
        } catch (ArchiveTrouble taken) {
            return problem("settings.taken");
        }
    }

    private Answer endToken(Visit visit) {
        Optional<Label> name = Label.parse(visit.place("name"));
        if (name.isEmpty() || !archive.apiTokens().remove(name.get())) {
            return Answer.missing();
        }
        log.note(visit, AuditAct.API_TOKEN_REMOVED, Subject.of(name.get()), 0);
        return new Answer.Done(Notice.done("settings.token-ended", name.get().text()), HERE);
    }

    /** Why it was not done. */
    static Answer problem(String text) {
        return new Answer.Done(Notice.problem(text), HERE);
    }

    /** The roles that were chosen. */
    static Set<Role> roles(Visit visit) {
        List<String> wanted = visit.ask().values("roles");
        return Arrays.stream(Role.values())
                .filter(role -> wanted.contains(Peers.word(role).toLowerCase(Locale.ROOT)))
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    private SettingsFacts.User user(ConsoleUser user) {
        return new SettingsFacts.User(
                user.name().text(),
                words(user.roles()),
                user.isActive(),
                user.passkeys(),
                user.recoveryCodes(),
                sessions.of(user.name()),
                user.passwordEnds());
    }

    private static List<String> words(Set<Role> roles) {
        return roles.stream().sorted().map(Peers::word).toList();
    }
}
