package org.carrel.gateway.importing;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.Endpoint;

/** Takes over each port of frontend_net, and follows the filters behind it to its targets. */
final class Doors {
    private static final String LISTENS = "frontend_net";
    private static final Set<String> SPEAK_FOR_THEMSELVES =
            Set.of(
                    LISTENS,
                    "auth_simple",
                    "virt_db",
                    "z3950_client",
                    "session_shared",
                    "cql_rpn",
                    "query_rewrite",
                    "record_transform",
                    "limit",
                    "sru_z3950",
                    "multi",
                    "load_balance",
                    "zoom",
                    "bounce");

    private final Routes routes;
    private final Site site;
    private final Notes notes;
    private final DoorSettings doorSettings;
    private final TargetSettings settings;
    private final Set<Endpoint> bound = new HashSet<>();

    Doors(Routes routes, Site site, Notes notes, Accounts accounts) {
        this.routes = routes;
        this.site = site;
        this.notes = notes;
        doorSettings = new DoorSettings(notes, accounts);
        settings = new TargetSettings(notes);
    }

    void readAll() {
        List<Piece> start = routes.start();
        start.forEach(this::remark);
        for (int at = 0; at < start.size(); at++) {
            if (start.get(at).type().equals(LISTENS)) {
                List<Piece> rest = start.subList(at + 1, start.size());
                Piece front = start.get(at);
                front.children("port").forEach(port -> port(front, port, rest));
            }
        }
    }

    private void port(Piece front, Piece port, List<Piece> rest) {
        Optional<Address> place = Address.toListen(port.attribute("port").orElse(port.text()));
        if (place.isEmpty() || !bound.add(place.get().endpoint())) {
            notes.leave(
                    port,
                    Notes.what(port, LISTENS),
                    "the address is none at which Carrel can listen, or stands here twice");
            return;
        }
        notes.take(port, "port", "route", "cert_fname");
        Sheet sheet = new Sheet();
        sheet.put(place.get().endpoint().text(), "bind");
        protect(port, place.get(), sheet);
        doorSettings.readFront(front, sheet);
        List<Piece> filters = port.attribute("route").map(routes::route).orElse(rest);
        filters.forEach(this::remark);
        doorSettings.read(filters, sheet);
        String name =
                site.doors().isEmpty() ? "clients" : "clients-" + place.get().endpoint().port();
        Site.Door door = site.door(name, sheet);
        follow(door, filters);
        if (door.databases().isEmpty()) {
            notes.leave(port, Notes.what(port, LISTENS), "no catalogue is to be found behind it");
        }
    }

    private void protect(Piece port, Address place, Sheet sheet) {
        Optional<String> certificate = port.attribute("cert_fname");
        if (!place.encrypted()) {
            certificate.ifPresent(_ ->
                    tell(
                            port,
                            "the port does not begin with ssl:, so its certificate was never used"));
            return;
        }
        String file = certificate.orElse("/etc/carrel/certificate.pem");
        sheet.put("tls", "tls", "mode");
        sheet.put(file, "tls", "certificate");
        sheet.put(file, "tls", "key");
        tell(
                port,
                certificate.isPresent()
                        ? "certificate and key are taken from the one file that was named; write its"
                                + " whole path, and see that the service may read it"
                        : "it names no certificate; put yours, with its key, where tls says");
    }

    private void follow(Site.Door door, List<Piece> filters) {
        List<Piece> behind = new ArrayList<>();
        for (int at = 0; at < filters.size(); at++) {
            Piece filter = filters.get(at);
            Way way = new Way(door, behind);
            if (end(way, filter, filters.subList(at + 1, filters.size()))) {
                forWeb(way);
                return;
            }
            behind.add(filter);
        }
    }

    /** Whether the way ends here, because targets are named. */
    private boolean end(Way way, Piece filter, List<Piece> rest) {
        switch (filter.type()) {
            case "virt_db" -> filter.children("virtual").forEach(each -> virtual(way, each, rest));
            case "z3950_client" -> new Client(site, settings, notes).read(way, filter);
            case "zoom" -> torus(way, filter);
            default -> {
                return false;
            }
        }
        return true;
    }

    private void virtual(Way way, Piece virtual, List<Piece> rest) {
        notes.take(virtual, "route");
        List<Piece> after = virtual.attribute("route").map(routes::route).orElse(rest);
        Optional<Piece> entry =
                virtual.child("target").flatMap(target -> Multiplexing.entry(after, target));
        entry.ifPresent(each -> notes.take(each, "route", "auth"));
        List<Piece> all = new ArrayList<>(after);
        entry.flatMap(each -> each.attribute("route")).map(routes::route).ifPresent(all::addAll);
        all.forEach(this::remark);
        new VirtualDatabases(site, settings, notes).read(way, virtual, all);
    }

    private void torus(Way way, Piece filter) {
        for (Piece torus : filter.children("torus")) {
            notes.take(torus);
            for (Piece records : torus.children("records")) {
                notes.take(records);
                for (Piece record : records.children("record")) {
                    Sheet sheet = settings.read(way.with(List.of(filter)));
                    new TorusRecord(record, sheet, notes).offer(site, way.door());
                }
            }
        }
    }

    /** Tells of databases that are named for SRU, but that no target answers for. */
    private void forWeb(Way way) {
        for (Piece filter : way.behind()) {
            if (filter.type().equals("sru_z3950")) {
                filter.children("database")
                        .forEach(each -> {
                            notes.take(each, "name");
                            if (!way.door()
                                    .databases()
                                    .containsKey(each.attributes().get("name"))) {
                                notes.remark(
                                        each,
                                        Notes.what(each, "sru_z3950"),
                                        "no target answers for this database, so it is not offered");
                            }
                        });
            }
        }
    }

    /** Tells of a filter of which nothing can be taken over. */
    private void remark(Piece filter) {
        if (!SPEAK_FOR_THEMSELVES.contains(filter.type())) {
            boolean telling =
                    filter.children("category").stream()
                            .flatMap(each -> each.attributes().values().stream())
                            .anyMatch(value -> value.equals("true") || value.equals("1"));
            String key = filter.type().equals("log") && telling ? "log.access" : filter.type();
            notes.leave(filter, Notes.what(filter, ""), Meanings.ofFilter(key));
        }
    }

    private void tell(Piece port, String meaning) {
        notes.remark(port, Notes.what(port, LISTENS), meaning);
    }
}
