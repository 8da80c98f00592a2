package org.carrel.gateway.importing;

import java.util.List;
import java.util.Optional;

/** Takes over virt_db: names for databases, and the targets behind them. */
final class VirtualDatabases {
    static final String NO_NAME =
            "a database's name may not hold any of , & = ? / | and has at most 128 characters;"
                    + " choose another under databases";

    private static final String USUAL = "Default";

    private final Site site;
    private final TargetSettings settings;
    private final Notes notes;

    VirtualDatabases(Site site, TargetSettings settings, Notes notes) {
        this.site = site;
        this.settings = settings;
        this.notes = notes;
    }

    /** Takes over one virtual database whose requests go on through the filters given. */
    void read(Way way, Piece virtual, List<Piece> after) {
        List<Piece> targets = virtual.children("target");
        Optional<Piece> database = virtual.child("database");
        if (targets.isEmpty() || database.isEmpty()) {
            leave(virtual, "it names no target, so nothing answered");
            return;
        }
        if (after.stream().noneMatch(each -> each.type().equals("z3950_client"))) {
            leave(virtual, "no catalogue answers at the end of its route, only metaproxy itself");
            return;
        }
        List<String> names = names(way, database.get());
        targets.forEach(notes::take);
        Piece first = targets.getFirst();
        Piece called = forced(after).orElse(first);
        Optional<Address> address = Address.toCall(called.text(), Address.Z3950);
        if (address.isEmpty()) {
            leave(called, "the address is none that Carrel can call");
            return;
        }
        Sheet sheet = sheet(way, first, after, address.get());
        List<Piece> others = targets.subList(1, targets.size());
        others.forEach(other -> other(sheet, other, first, after));
        for (String name : names) {
            offer(way, first, sheet, name);
        }
    }

    private void offer(Way way, Piece target, Sheet sheet, String name) {
        String rest = Address.toCall(target.text(), Address.Z3950).map(Address::rest).orElse("");
        String there = rest.isEmpty() ? name : rest;
        if (!Words.isDatabase(name) || !Words.isDatabase(there)) {
            leave(target, NO_NAME);
        } else if (way.door().databases().containsKey(name)) {
            leave(target, "an earlier virtual database has the same name and is found first");
        } else {
            site.offer(way.door(), name, sheet, there);
        }
    }

    /** The names that a virtual database answers to. */
    private List<String> names(Way way, Piece database) {
        notes.take(database);
        if (!Glob.isPattern(database.text())) {
            return List.of(database.text());
        }
        remark(
                database,
                "databases are named one by one, so this pattern became the names that are known to"
                        + " fit it; write any others under databases, at the target and the terminal");
        List<String> known = way.namedForWeb().isEmpty() ? List.of(USUAL) : way.namedForWeb();
        return known.stream()
                .filter(name -> Glob.matches(database.text(), name))
                .filter(name -> !way.door().databases().containsKey(name))
                .toList();
    }

    private Sheet sheet(Way way, Piece target, List<Piece> after, Address address) {
        Sheet sheet = settings.read(way.with(after));
        Client.call(sheet, "z3950", address);
        Multiplexing.entry(after, target)
                .flatMap(entry -> entry.attribute("auth"))
                .filter(Words::isShort)
                .ifPresent(user -> {
                    sheet.put(user, "login", "user");
                    remark(target, Login.FILL_IN);
                });
        return sheet;
    }

    /** The one target that is called in place of all others, if the client says so. */
    private Optional<Piece> forced(List<Piece> after) {
        Optional<Piece> forced =
                after.stream()
                        .filter(each -> each.type().equals("z3950_client"))
                        .flatMap(each -> each.child("force_target").stream())
                        .findFirst();
        forced.ifPresent(notes::take);
        return forced;
    }

    /** A further target: another place for the same database, or left out. */
    private void other(Sheet sheet, Piece other, Piece first, List<Piece> after) {
        Optional<Address> same = Address.toCall(first.text(), Address.Z3950);
        Optional<Address> address =
                Address.toCall(other.text(), Address.Z3950)
                        .filter(each -> same.map(each::isAnotherPlaceOf).orElse(false));
        boolean merged = Multiplexing.isIn(after);
        boolean balanced = after.stream().anyMatch(each -> each.type().equals("load_balance"));
        if (address.isEmpty() || !(merged || balanced)) {
            leave(
                    other,
                    "one catalogue answers for each database, and results are not merged; give this"
                            + " one a database name of its own");
            return;
        }
        sheet.put(
                address.get().endpoint().text(), "fallback", other.place() + " " + other.number());
        remark(
                other,
                merged
                        ? "it became a fallback, asked only when the first is silent; if it holds other"
                                + " records than the first, give it a database name of its own"
                        : "it became a fallback: the first is asked as long as it answers, and the load"
                                + " is not shared");
    }

    private void leave(Piece piece, String meaning) {
        notes.leave(piece, Notes.what(piece, "virt_db"), meaning);
    }

    private void remark(Piece piece, String meaning) {
        notes.remark(piece, Notes.what(piece, "virt_db"), meaning);
    }
}
