package org.carrel.admin.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Sessions;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.MeFacts;
import org.carrel.admin.sign.PasskeyDesk;
import org.carrel.admin.sign.PasswordRule;
import org.carrel.admin.sign.Staff;
import org.carrel.admin.templates.JtemeGenerated;
import org.carrel.config.Label;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.ConsoleUser;
import org.carrel.gateway.archive.Passkeys;

/** What one of the staff does about their own way in. */
final class MePage {
    private static final String HERE = "/me";

    private final Staff staff;
    private final Passkeys passkeys;
    private final PasskeyDesk desk;
    private final PasswordRule rule;
    private final Sessions sessions;

    MePage(Staff staff, Passkeys passkeys, PasskeyDesk desk, PasswordRule rule, Sessions sessions) {
        this.staff = staff;
        this.rule = rule;
        this.passkeys = passkeys;
        this.desk = desk;
        this.sessions = sessions;
    }

    List<Route> routes() {
        Access fresh = Access.ONESELF.afresh();
        Access arriving = Access.ARRIVING.afresh();
        return List.of(
                Route.look(HERE, Access.ARRIVING, visit -> show(visit, List.of())),
                Route.act("/me/password", arriving, List.of("password"), this::password),
                Route.act("/me/browsers/end", fresh, List.of(), this::endOthers),
                Route.act("/me/codes", fresh, List.of(), this::codes),
                Route.look("/me/passkeys/challenge", arriving, this::challenge),
                Route.act("/me/passkeys", arriving, List.of("label", "attestation"), this::add),
                Route.act("/me/passkeys/remove", fresh, List.of("id"), this::remove));
    }

    private Answer show(Visit visit, List<String> newCodes) {
        Optional<ConsoleUser> user = staff.active(visit.name());
        if (user.isEmpty()) {
            return Answer.missing();
        }
        MeFacts facts =
                new MeFacts(
                        user.get().name().text(),
                        user.get().roles().stream().sorted().map(Peers::word).toList(),
                        user.get().passwordSet(),
                        user.get().passwordEnds(),
                        staff.lacksPasskey(visit.name()),
                        sessions.of(visit.name()),
                        user.get().recoveryCodes(),
                        newCodes,
                        passkeys.of(visit.name()).stream()
                                .map(key ->
                                        new MeFacts.Key(key.id(), key.label().text(), key.added()))
                                .toList());
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtemeGenerated.render(out, null, frame, facts)));
    }

    private Answer password(Visit visit) {
        String password = visit.raw("password");
        PasswordRule.Verdict verdict = rule.judge(password, visit.name());
        if (verdict != PasswordRule.Verdict.FIT) {
            return new Answer.Done(
                    Notice.problem(verdict.text(), Integer.toString(PasswordRule.SHORTEST)), HERE);
        }
        staff.setPassword(visit.name(), password);
        sessions.endOf(visit.name(), visit.who().session());
        note(visit, AuditAct.PASSWORD_CHANGED);
        return new Answer.Done(Notice.done("me.password.done"), HERE);
    }

    private Answer endOthers(Visit visit) {
        sessions.endOf(visit.name(), visit.who().session());
        note(visit, AuditAct.SIGNED_OUT);
        return new Answer.Done(Notice.done("me.browsers.ended"), HERE);
    }

    private Answer codes(Visit visit) {
        List<String> codes = staff.newRecoveryCodes(visit.name());
        note(visit, AuditAct.RECOVERY_CODES_MADE);
        return show(visit, codes);
    }

    /** What a new passkey must sign (WebAuthn, PublicKeyCredentialCreationOptions). */
    private Answer challenge(Visit visit) {
        String name = visit.name().text();
        Map<String, Object> user =
                Map.of(
                        "id",
                        Base64.getUrlEncoder()
                                .withoutPadding()
                                .encodeToString(name.getBytes(UTF_8)),
                        "name",
                        name,
                        "displayName",
                        name);
        List<Map<String, Object>> kinds =
                PasskeyDesk.algorithms().stream()
                        .map(each -> Map.<String, Object>of("type", "public-key", "alg", each))
                        .toList();
        Map<String, Object> options =
                Map.of(
                        "challenge", desk.challenge(),
                        "rp", Map.of("id", PasskeyDesk.site(visit.ask()), "name", "Carrel"),
                        "user", user,
                        "pubKeyCredParams", kinds,
                        "attestation", "none",
                        "excludeCredentials",
                                passkeys.of(visit.name()).stream()
                                        .map(key -> Map.of("type", "public-key", "id", key.id()))
                                        .toList(),
                        "authenticatorSelection",
                                Map.of("residentKey", "required", "userVerification", "required"));
        return new Answer.Plain(Reply.text(200, "application/json", Json.of(options)));
    }

    private Answer add(Visit visit) {
        Optional<Label> label = Label.parse(visit.value("label"));
        if (label.isEmpty()) {
            return new Answer.Done(Notice.problem("me.passkey.label"), HERE);
        }
        if (!desk.add(visit.ask(), visit.name(), label.get(), visit.value("attestation"))) {
            return new Answer.Done(Notice.problem("passkey.failed"), HERE);
        }
        note(visit, AuditAct.PASSKEY_ADDED);
        return new Answer.Done(Notice.done("me.passkey.added"), HERE);
    }

    private Answer remove(Visit visit) {
        if (staff.needPasskeys() && passkeys.of(visit.name()).size() == 1) {
            return new Answer.Done(Notice.problem("me.passkey.last"), HERE);
        }
        if (!passkeys.remove(visit.value("id"), visit.name())) {
            return Answer.missing();
        }
        note(visit, AuditAct.PASSKEY_REMOVED);
        return new Answer.Done(Notice.done("me.passkey.removed"), HERE);
    }

    private void note(Visit visit, AuditAct what) {
        staff.active(visit.name()).ifPresent(user -> staff.note(user, what));
    }
}
