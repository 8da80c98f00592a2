package org.carrel.admin.pages;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.DoorFacts;
import org.carrel.admin.facts.DoorLine;
import org.carrel.admin.facts.PeerDayFacts;
import org.carrel.admin.facts.PeerFacts;
import org.carrel.admin.facts.PeerLine;
import org.carrel.admin.templates.JtedoorGenerated;
import org.carrel.admin.templates.JtedoorsGenerated;
import org.carrel.admin.templates.JtepeerGenerated;
import org.carrel.admin.templates.JtepeersGenerated;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.ledger.Direction;

/** Terminals and upstreams: what they are, how they are, and what they speak in reality. */
final class PeersPage {
    private static final Access WRITERS = Access.of(Role.OPERATOR);
    private static final List<String> ADDED = List.of("name", "text", "reason");
    private static final List<String> CHANGED = List.of("text", "reason");

    private final Window window;
    private final Peers peers;
    private final Days days;
    private final Drafts drafts;

    PeersPage(Window window, Peers peers, Days days, Drafts drafts) {
        this.window = window;
        this.peers = peers;
        this.days = days;
        this.drafts = drafts;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/terminals", Access.STAFF, this::doors).tellingMany(DoorLine.class),
                Route.look("/terminals/{name}", Access.STAFF, this::door).telling(DoorFacts.class),
                Route.look("/upstreams", Access.STAFF, this::upstreams).tellingMany(PeerLine.class),
                Route.look("/upstreams/{name}", Access.STAFF, this::upstream)
                        .telling(PeerFacts.class),
                Route.act("/terminals", WRITERS.afresh(), ADDED, visit -> add(visit, "terminals")),
                Route.act("/upstreams", WRITERS.afresh(), ADDED, visit -> add(visit, "upstreams")),
                Route.act(
                        "/terminals/{name}",
                        WRITERS.afresh(),
                        CHANGED,
                        visit -> change(visit, "terminals")),
                Route.act(
                        "/upstreams/{name}",
                        WRITERS.afresh(),
                        CHANGED,
                        visit -> change(visit, "upstreams")));
    }

    /** A draft with one more part; what stands in it is the visitor's. */
    private Answer add(Visit visit, String part) {
        String page = "/" + part;
        Optional<Label> name = Label.parse(visit.value("name"));
        if (name.isEmpty() || peers.door(visit.value("name")).isPresent()) {
            return new Answer.Done(Notice.problem("section.name.wrong"), page);
        }
        String text = lines(visit);
        return drafts.text()
                .flatMap(yaml -> new YamlText(yaml).added(name.get() + ":\n" + text, part))
                .map(yaml -> drafts.keep(visit, yaml, visit.value("reason"), page))
                .orElseGet(() -> new Answer.Done(Notice.problem("section.missing"), page));
    }

    /** A draft with another text for one part. */
    private Answer change(Visit visit, String part) {
        String name = visit.place("name");
        String page = "/" + part + "/" + name;
        return drafts.text()
                .flatMap(yaml ->
                        new YamlText(yaml)
                                .replaced(
                                        visit.ask().raw("text").replace("\r\n", "\n"), part, name))
                .map(yaml -> drafts.keep(visit, yaml, visit.value("reason"), page))
                .orElseGet(() -> new Answer.Done(Notice.problem("section.missing"), page));
    }

    /** What was typed, one step to the right of its name. */
    private static String lines(Visit visit) {
        return visit.ask().raw("text").lines().map(line -> "  " + line + "\n").collect(joining());
    }

    private String text(Visit visit, String part) {
        return WRITERS.allows(visit.who().roles())
                ? drafts.text()
                        .flatMap(yaml -> new YamlText(yaml).block(part, visit.place("name")))
                        .orElse("")
                : "";
    }

    private Answer doors(Visit visit) {
        List<DoorLine> all = peers.doors();
        return new Answer.Shown(
                all, frame -> Html.of(out -> JtedoorsGenerated.render(out, null, frame, all)));
    }

    private Answer upstreams(Visit visit) {
        List<PeerLine> all = peers.upstreams();
        return new Answer.Shown(
                all, frame -> Html.of(out -> JtepeersGenerated.render(out, null, frame, all)));
    }

    private Answer door(Visit visit) {
        Optional<DoorLine> door = peers.door(visit.place("name"));
        if (door.isEmpty()) {
            return Answer.missing();
        }
        DoorFacts facts =
                new DoorFacts(
                        door.get(),
                        doorSettings(new Label(door.get().name())),
                        spoken(Direction.TO_TERMINALS, door.get().name()),
                        text(visit, "terminals"));
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtedoorGenerated.render(out, null, frame, facts)));
    }

    private Answer upstream(Visit visit) {
        Optional<PeerLine> peer = peers.upstream(visit.place("name"));
        if (peer.isEmpty()) {
            return Answer.missing();
        }
        PeerFacts facts =
                new PeerFacts(
                        peer.get(),
                        peerSettings(new Label(peer.get().name())),
                        spoken(Direction.TO_UPSTREAM, peer.get().name()),
                        text(visit, "upstreams"));
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtepeerGenerated.render(out, null, frame, facts)));
    }

    private Map<String, String> doorSettings(Label name) {
        GatewayConfig config = window.config();
        return config.terminals().containsKey(name)
                ? Settings.of(config.terminal(name))
                : Optional.ofNullable(config.catalogues().get(name))
                        .map(Settings::of)
                        .orElse(Map.of());
    }

    private Map<String, String> peerSettings(Label name) {
        GatewayConfig config = window.config();
        return config.upstreams().containsKey(name)
                ? Settings.of(config.upstream(name))
                : Optional.ofNullable(config.targets().get(name))
                        .map(Settings::of)
                        .orElse(Map.of());
    }

    private List<PeerDayFacts.Line> spoken(Direction direction, String name) {
        return days.lately(new Label(name)).stream()
                .filter(row -> row.key().direction() == direction)
                .map(row -> TodayPage.line(row, window))
                .toList();
    }
}
