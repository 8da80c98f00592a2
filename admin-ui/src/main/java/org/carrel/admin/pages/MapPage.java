package org.carrel.admin.pages;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Reply;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.DoorLine;
import org.carrel.admin.facts.Fate;
import org.carrel.admin.facts.MapFacts;
import org.carrel.admin.facts.MapFacts.Way;
import org.carrel.admin.facts.MapPicture;
import org.carrel.admin.facts.PeerLine;
import org.carrel.admin.templates.JtemapGenerated;
import org.carrel.admin.templates.JtepictureGenerated;
import org.carrel.config.Label;
import org.carrel.config.policy.DataClass;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.LedgerRow;

/** The picture of all ways that data takes, and the same in words. */
final class MapPage {
    private final Window window;
    private final Peers peers;
    private final Days days;

    MapPage(Window window, Peers peers, Days days) {
        this.window = window;
        this.peers = peers;
        this.days = days;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/map", Access.STAFF, this::page).telling(MapFacts.class),
                Route.look("/map.svg", Access.STAFF, this::svg).writing("image/svg+xml"));
    }

    /** The way to an upstream, where there is one of this name. */
    Optional<Way> way(String upstream) {
        return peers.upstream(upstream).map(peer -> way(peer, days.lately(new Label(peer.name()))));
    }

    private Answer page(Visit visit) {
        MapFacts facts = facts();
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtemapGenerated.render(out, null, frame, facts)));
    }

    private Answer svg(Visit visit) {
        MapPicture picture = MapPicture.of(facts(), visit.words());
        String svg =
                Html.of(out -> JtepictureGenerated.render(out, null, visit.words(), picture, true));
        return new Answer.Plain(Reply.file("carrel-map.svg", "image/svg+xml; charset=utf-8", svg));
    }

    private MapFacts facts() {
        List<LedgerRow> rows = days.lately();
        List<Way> doors = peers.doors().stream().map(door -> way(door, rows)).toList();
        List<Way> upstreams = peers.upstreams().stream().map(peer -> way(peer, rows)).toList();
        boolean encrypted =
                doors.stream().noneMatch(Way::isPlain)
                        && upstreams.stream().noneMatch(Way::isPlain);
        return new MapFacts(doors, upstreams, encrypted);
    }

    private Way way(DoorLine door, List<LedgerRow> rows) {
        List<LedgerRow> own = own(rows, Direction.TO_TERMINALS, door.name());
        return new Way(
                door.name(),
                door.profile(),
                door.protocol(),
                door.encryption(),
                "",
                classes(own, MapPage::tells),
                kept(own),
                door.refused(),
                door.last().isPresent() || !own.isEmpty());
    }

    private Way way(PeerLine peer, List<LedgerRow> rows) {
        List<LedgerRow> own = own(rows, Direction.TO_UPSTREAM, peer.name());
        return new Way(
                peer.name(),
                peer.trust(),
                peer.protocol(),
                peer.encryption(),
                peer.token(),
                peer.trust().equals(Peers.CATALOGUE)
                        ? List.of("search-words")
                        : classes(own, MapPage::tells),
                kept(own),
                0,
                peer.lastAnswer().isPresent() || !own.isEmpty());
    }

    private static List<LedgerRow> own(List<LedgerRow> rows, Direction direction, String name) {
        return rows.stream()
                .filter(row -> row.key().direction() == direction)
                .filter(row -> row.key().peer().text().equals(name))
                .toList();
    }

    private static boolean tells(LedgerRow row) {
        return switch (Fate.of(row.disposition())) {
            case WHOLE, BLURRED, AGAIN -> true;
            case TOKEN, OURS, BLANK, KEPT -> false;
        };
    }

    private List<String> kept(List<LedgerRow> rows) {
        List<String> told = classes(rows, MapPage::tells);
        return classes(rows, row -> !tells(row)).stream()
                .filter(each -> !told.contains(each))
                .toList();
    }

    /** Classes about a person, in the order of their weight. */
    private List<String> classes(List<LedgerRow> rows, Predicate<LedgerRow> which) {
        return rows.stream()
                .filter(which)
                .map(row -> Classes.of(row.key(), window.config()))
                .filter(each -> each != DataClass.OPERATIONAL && each != DataClass.UNKNOWN)
                .distinct()
                .sorted()
                .map(DataClass::text)
                .toList();
    }
}
