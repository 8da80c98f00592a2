package org.carrel.admin.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Paths;
import org.carrel.admin.desk.Reception;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Session;
import org.carrel.admin.desk.Sessions;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.desk.Visitor;
import org.carrel.admin.facts.SignInFacts;
import org.carrel.admin.sign.FirstCode;
import org.carrel.admin.sign.Keeper;
import org.carrel.admin.sign.PasskeyDesk;
import org.carrel.admin.sign.Staff;
import org.carrel.admin.templates.JteconfirmGenerated;
import org.carrel.admin.templates.JtesigninGenerated;
import org.carrel.admin.text.Tongue;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.ConsoleUser;

/** The way in and out, and the proof that it is still the same person. */
final class SignInPage {
    private static final String ATTRIBUTES = "; Path=/; Secure; HttpOnly; SameSite=Strict";

    private final Staff staff;
    private final PasskeyDesk passkeys;
    private final FirstCode first;
    private final Sessions sessions;

    SignInPage(Staff staff, PasskeyDesk passkeys, FirstCode first, Sessions sessions) {
        this.staff = staff;
        this.passkeys = passkeys;
        this.first = first;
        this.sessions = sessions;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/sign-in", Access.OPEN, visit -> show(visit, Notice.NONE)).with("to"),
                Route.act(
                        "/sign-in", Access.OPEN, List.of("name", "password", "to"), this::password),
                Route.act(
                        "/sign-in/code",
                        Access.OPEN,
                        List.of("name", "password", "code", "to"),
                        this::code),
                Route.look("/sign-in/challenge", Access.OPEN, this::challenge),
                Route.act(
                        "/sign-in/passkey", Access.OPEN, List.of("assertion", "to"), this::passkey),
                Route.look("/confirm", Access.ARRIVING, visit -> showConfirm(visit, Notice.NONE))
                        .with("to"),
                Route.act("/confirm", Access.ARRIVING, List.of("password", "to"), this::confirm),
                Route.act(
                        "/confirm/passkey",
                        Access.ARRIVING,
                        List.of("assertion", "to"),
                        this::confirmByPasskey),
                Route.act("/sign-out", Access.ARRIVING, List.of(), this::signOut),
                Route.act("/language", Access.OPEN, List.of("language", "to"), this::language));
    }

    private Answer show(Visit visit, Notice notice) {
        if (first.code().isPresent()) {
            return new Answer.Plain(Reply.to("/first"));
        }
        SignInFacts facts = facts(visit, notice);
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtesigninGenerated.render(out, null, frame, facts)));
    }

    private SignInFacts facts(Visit visit, Notice notice) {
        return new SignInFacts(Paths.safe(visit.value("to")), staff.needPasskeys(), notice.text());
    }

    private Answer password(Visit visit) {
        return letIn(
                visit,
                staff.byPasswordAlone(
                        visit.value("name"), visit.raw("password"), visit.ask().from()));
    }

    private Answer code(Visit visit) {
        return letIn(
                visit,
                staff.byRecoveryCode(
                        visit.value("name"),
                        visit.raw("password"),
                        visit.value("code"),
                        visit.ask().from()));
    }

    private Answer passkey(Visit visit) {
        Optional<ConsoleUser> user =
                passkeys.signedBy(visit.ask(), visit.value("assertion")).flatMap(staff::active);
        if (user.isEmpty()) {
            staff.refusePasskey(visit.ask().from());
        }
        return letIn(visit, user, AuditAct.SIGNED_IN_WITH_PASSKEY);
    }

    /**
     * What a passkey must sign, as the browser wants it (WebAuthn,
     * PublicKeyCredentialRequestOptions).
     */
    private Answer challenge(Visit visit) {
        return new Answer.Plain(
                Reply.text(
                        200,
                        "application/json",
                        Json.of(
                                Map.of(
                                        "challenge",
                                        passkeys.challenge(),
                                        "rpId",
                                        PasskeyDesk.site(visit.ask()),
                                        "userVerification",
                                        "required",
                                        "timeout",
                                        120_000))));
    }

    private Answer letIn(Visit visit, Optional<ConsoleUser> user) {
        return letIn(visit, user, AuditAct.SIGNED_IN);
    }

    private Answer letIn(Visit visit, Optional<ConsoleUser> user, AuditAct how) {
        if (user.isEmpty()) {
            return show(visit, Notice.problem("sign-in.wrong"));
        }
        staff.note(user.get(), how);
        Optional.ofNullable(visit.visitor()).flatMap(Visitor::session).ifPresent(sessions::end);
        return goOn(visit, sessions.begin(user.get().name()));
    }

    private static Answer goOn(Visit visit, Session session) {
        return goOn(Paths.safe(visit.value("to")), session);
    }

    /** Somebody is signed in, and goes on there. */
    static Answer goOn(String where, Session session) {
        return new Answer.Plain(
                Reply.to(where)
                        .with("Set-Cookie", Keeper.COOKIE + "=" + session.id() + ATTRIBUTES));
    }

    private Answer showConfirm(Visit visit, Notice notice) {
        SignInFacts facts = facts(visit, notice);
        return new Answer.Shown(
                facts,
                frame -> Html.of(out -> JteconfirmGenerated.render(out, null, frame, facts)));
    }

    private Answer confirm(Visit visit) {
        return confirmed(
                visit,
                staff.byPassword(visit.name().text(), visit.raw("password"), visit.ask().from())
                        .isPresent());
    }

    private Answer confirmByPasskey(Visit visit) {
        return confirmed(
                visit,
                passkeys.signedBy(visit.ask(), visit.value("assertion"))
                        .filter(visit.name()::equals)
                        .isPresent());
    }

    private Answer confirmed(Visit visit, boolean right) {
        if (!right) {
            return showConfirm(visit, Notice.problem("confirm.wrong"));
        }
        return goOn(visit, sessions.renew(visit.who().session().orElseThrow()));
    }

    private Answer signOut(Visit visit) {
        visit.who().session().ifPresent(sessions::end);
        staff.active(visit.name()).ifPresent(user -> staff.note(user, AuditAct.SIGNED_OUT));
        return new Answer.Plain(
                Reply.to("/sign-in")
                        .with("Set-Cookie", Keeper.COOKIE + "=" + ATTRIBUTES + "; Max-Age=0")
                        .with("Clear-Site-Data", "\"cache\", \"storage\""));
    }

    private Answer language(Visit visit) {
        Tongue tongue = Tongue.of(visit.value("language")).orElse(Tongue.ENGLISH);
        return new Answer.Plain(
                Reply.to(Paths.safe(visit.value("to")))
                        .with(
                                "Set-Cookie",
                                Reception.LANGUAGE
                                        + "="
                                        + tongue.code()
                                        + ATTRIBUTES
                                        + "; Max-Age=31536000"));
    }
}
