package org.carrel.admin.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Sessions;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.sign.FirstCode;
import org.carrel.admin.sign.PasswordRule;
import org.carrel.admin.sign.Staff;
import org.carrel.admin.templates.JtefirstGenerated;
import org.carrel.admin.templates.JterestoredGenerated;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.StaffName;
import org.carrel.gateway.console.Window;

/** The first of the staff, who comes with the code that stands on the machine's terminal. */
final class FirstPage {
    private final Window window;
    private final Staff staff;
    private final FirstCode first;
    private final PasswordRule rule;
    private final Sessions sessions;

    FirstPage(Window window, Staff staff, FirstCode first, PasswordRule rule, Sessions sessions) {
        this.window = window;
        this.staff = staff;
        this.first = first;
        this.rule = rule;
        this.sessions = sessions;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/first", Access.OPEN, visit -> show(Notice.NONE)),
                Route.act("/first", Access.OPEN, List.of("code", "name", "password"), this::make),
                Route.act(
                        "/first/restore",
                        Access.OPEN,
                        List.of("code", "passphrase", "backup"),
                        this::restore));
    }

    private Answer show(Notice notice) {
        boolean restorable = window.firstBoot().isOpen();
        return first.code().isPresent()
                ? new Answer.Shown(
                        notice,
                        frame ->
                                Html.of(out ->
                                        JtefirstGenerated.render(
                                                out, null, frame, notice, restorable)))
                : new Answer.Plain(Reply.to("/sign-in"));
    }

    /** Fills the archive with a backup, whose staff then sign in as they did before. */
    private Answer restore(Visit visit) {
        if (!first.is(visit.value("code"))) {
            return show(Notice.problem("first.wrong"));
        }
        byte[] passphrase = visit.raw("passphrase").getBytes(UTF_8);
        try {
            return switch (window.firstBoot().restore(visit.ask().file(), passphrase)) {
                case DONE -> restored();
                case DOES_NOT_OPEN -> show(Notice.problem("first.restore.does-not-open"));
                case NO_BACKUP -> show(Notice.problem("first.restore.no-backup"));
                case TOO_LARGE -> show(Notice.problem("first.restore.too-large"));
                case NOT_EMPTY -> show(Notice.problem("first.restore.not-empty"));
            };
        } finally {
            Arrays.fill(passphrase, (byte) 0);
        }
    }

    private Answer restored() {
        Notice done = Notice.done("first.restored");
        return new Answer.Shown(
                done, frame -> Html.of(out -> JterestoredGenerated.render(out, null, frame)));
    }

    /**
     * Makes the first of the staff, who then has every role but the auditor's and can add others,
     * and leads them to the set-up of a gateway that never had a door.
     */
    private Answer make(Visit visit) {
        Optional<StaffName> name = StaffName.parse(visit.value("name"));
        if (name.isEmpty()) {
            return show(Notice.problem("first.name"));
        }
        if (!first.is(visit.value("code"))) {
            return show(Notice.problem("first.wrong"));
        }
        PasswordRule.Verdict verdict = rule.judge(visit.raw("password"), name.get());
        if (verdict != PasswordRule.Verdict.FIT) {
            return show(Notice.problem(verdict.text(), Integer.toString(PasswordRule.SHORTEST)));
        }
        if (!first.spend(visit.value("code"))) {
            return show(Notice.problem("first.wrong"));
        }
        staff.add(
                name.get(),
                visit.raw("password"),
                Set.of(Role.OPERATOR, Role.PRIVACY_OFFICER, Role.VENDOR_MANAGER));
        staff.active(name.get()).ifPresent(user -> staff.note(user, AuditAct.USER_ADDED));
        staff.active(name.get()).ifPresent(user -> staff.note(user, AuditAct.SIGNED_IN));
        return SignInPage.goOn(
                window.firstBoot().isOpen() ? SetUpPage.HERE : "/", sessions.begin(name.get()));
    }
}
