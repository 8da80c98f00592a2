package org.carrel.admin.pages;

import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.KeysFacts;
import org.carrel.admin.templates.JtekeysGenerated;
import org.carrel.config.Label;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.KeyDesk;
import org.carrel.gateway.console.Window;

/** The keys behind tokens: which there are, new ones, and their end. */
final class KeysPage {
    private static final String HERE = "/keys";
    private static final Access READERS =
            Access.of(Role.PRIVACY_OFFICER, Role.OPERATOR, Role.AUDITOR);
    private static final Access KEEPERS = Access.of(Role.PRIVACY_OFFICER).afresh();

    private final Window window;
    private final Log log;

    KeysPage(Window window, Log log) {
        this.window = window;
        this.log = log;
    }

    List<Route> routes() {
        return List.of(
                Route.look(HERE, READERS, this::page),
                Route.act("/keys/{upstream}/roll", KEEPERS, List.of(), this::roll),
                Route.act("/keys/{upstream}/shred", KEEPERS, List.of("meant"), this::shred));
    }

    private Answer page(Visit visit) {
        KeyDesk desk = window.keys();
        KeysFacts facts =
                new KeysFacts(
                        desk.keys().stream()
                                .map(key ->
                                        new KeysFacts.Key(
                                                key.upstream().text(),
                                                Peers.word(key.tokenClass()),
                                                key.epoch(),
                                                key.id(),
                                                key.made(),
                                                key.expires(),
                                                Peers.word(key.state())))
                                .toList(),
                        window.config().upstreams().values().stream()
                                .filter(each ->
                                        each.token().flatMap(token -> token.key()).isPresent())
                                .map(each -> each.name().text())
                                .sorted()
                                .toList(),
                        desk.receipts().reversed(),
                        desk.alteredReceipt());
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtekeysGenerated.render(out, null, frame, facts)));
    }

    private Answer roll(Visit visit) {
        Optional<Label> name = Label.parse(visit.place("upstream"));
        Optional<String> made = name.flatMap(window.keys()::roll);
        if (made.isEmpty()) {
            return Answer.missing();
        }
        log.note(visit, AuditAct.KEY_MADE, Subject.of(name.get()), 0);
        return new Answer.Done(Notice.done("keys.rolled", name.get().text(), made.get()), HERE);
    }

    private Answer shred(Visit visit) {
        Optional<Label> name = Label.parse(visit.place("upstream"));
        if (name.isEmpty()) {
            return Answer.missing();
        }
        if (!visit.value("meant").equals(name.get().text())) {
            return new Answer.Done(Notice.problem("keys.not-meant"), HERE);
        }
        int count = window.keys().shred(name.get());
        log.note(visit, AuditAct.KEY_DESTROYED, Subject.of(name.get()), count);
        return new Answer.Done(
                Notice.done("keys.shredded", name.get().text(), visit.words().number(count)), HERE);
    }
}
