package org.carrel.admin.pages;

import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.KeysFacts;
import org.carrel.admin.pages.KeyEnds.End;
import org.carrel.admin.templates.JtekeysGenerated;
import org.carrel.config.Label;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.KeyDesk;
import org.carrel.gateway.console.KeyLine;
import org.carrel.gateway.console.Window;

/** The keys behind tokens: which there are, new ones, and their end. */
final class KeysPage {
    private static final String HERE = "/keys";
    private static final Access READERS =
            Access.of(Role.PRIVACY_OFFICER, Role.OPERATOR, Role.AUDITOR);
    private static final Access ASKERS = Access.of(Role.PRIVACY_OFFICER).afresh();
    private static final Access DECIDERS = Access.of(Role.PRIVACY_OFFICER, Role.OPERATOR).afresh();

    private final Window window;
    private final Log log;
    private final KeyEnds ends;

    KeysPage(Window window, Log log, InstantSource clock) {
        this.window = window;
        this.log = log;
        this.ends = new KeyEnds(clock);
    }

    List<Route> routes() {
        return List.of(
                Route.look(HERE, READERS, this::page).telling(KeysFacts.class),
                Route.act(
                        "/keys/{upstream}/roll", ASKERS, List.of(), visit -> ask(visit, End.ROLL)),
                Route.act("/keys/{upstream}/shred", ASKERS, List.of("meant"), this::shred),
                Route.act("/keys/{upstream}/approve", DECIDERS, List.of(), this::approve),
                Route.act("/keys/{upstream}/reject", DECIDERS, List.of(), this::reject));
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
                        ends.all().stream()
                                .map(each ->
                                        new KeysFacts.Asked(
                                                each.vendor().text(),
                                                Peers.word(each.end()),
                                                each.by().text(),
                                                each.at(),
                                                each.by().equals(visit.name())))
                                .toList(),
                        desk.receipts().reversed(),
                        desk.alteredReceipt());
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtekeysGenerated.render(out, null, frame, facts)));
    }

    private Answer shred(Visit visit) {
        return visit.value("meant").equals(visit.place("upstream"))
                ? ask(visit, End.SHRED)
                : vendor(visit).map(_ -> problem("keys.not-meant")).orElseGet(Answer::missing);
    }

    /** One asks, another does it. */
    private Answer ask(Visit visit, End end) {
        return vendor(visit)
                .map(name -> {
                    if (!ends.ask(name, end, visit.name())) {
                        return problem("keys.waits");
                    }
                    log.note(visit, AuditAct.KEY_END_ASKED, Subject.of(name), 0);
                    return done("keys.asked", name.text());
                })
                .orElseGet(Answer::missing);
    }

    private Answer approve(Visit visit) {
        return vendor(visit)
                .map(name ->
                        ends.agree(name, visit.name())
                                .map(wish ->
                                        switch (wish.end()) {
                                            case ROLL -> roll(visit, name);
                                            case SHRED -> shred(visit, name);
                                        })
                                .orElseGet(() -> problem("keys.not-yours")))
                .orElseGet(Answer::missing);
    }

    private Answer reject(Visit visit) {
        return vendor(visit)
                .map(name -> {
                    if (!ends.reject(name)) {
                        return problem("keys.none-waits");
                    }
                    log.note(visit, AuditAct.KEY_END_REJECTED, Subject.of(name), 0);
                    return done("keys.rejected", name.text());
                })
                .orElseGet(Answer::missing);
    }

    private Answer roll(Visit visit, Label name) {
        return window.keys()
                .roll(name)
                .map(made -> {
                    log.note(visit, AuditAct.KEY_MADE, Subject.of(name), 0);
                    return done("keys.rolled", name.text(), made);
                })
                .orElseGet(() -> problem("keys.none-kept"));
    }

    private Answer shred(Visit visit, Label name) {
        int count = window.keys().shred(name);
        log.note(visit, AuditAct.KEY_DESTROYED, Subject.of(name), count);
        return done("keys.shredded", name.text(), visit.words().number(count));
    }

    /** The vendor that is meant, if it has keys that are kept. */
    private Optional<Label> vendor(Visit visit) {
        return window.keys().keys().stream()
                .map(KeyLine::upstream)
                .filter(each -> each.text().equals(visit.place("upstream")))
                .findFirst();
    }

    private static Answer done(String text, String... blanks) {
        return new Answer.Done(Notice.done(text, blanks), HERE);
    }

    private static Answer problem(String text) {
        return new Answer.Done(Notice.problem(text), HERE);
    }
}
