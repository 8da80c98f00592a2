package org.carrel.gateway.importing;

import java.util.List;
import java.util.Optional;

/** Takes over a z3950_client that calls one target, whatever database is searched. */
final class Client {
    private static final String USUAL_DATABASE = "Default";

    private final Site site;
    private final TargetSettings settings;
    private final Notes notes;

    Client(Site site, TargetSettings settings, Notes notes) {
        this.site = site;
        this.settings = settings;
        this.notes = notes;
    }

    void read(Way way, Piece filter) {
        Optional<Piece> target =
                filter.child("force_target").or(() -> filter.child("default_target"));
        if (target.isEmpty()) {
            notes.leave(
                    filter,
                    filter.type(),
                    "not taken over by design: clients named the catalogue themselves, so anybody"
                            + " could call anything from here; write each catalogue under upstreams");
            return;
        }
        Optional<Address> address = Address.toCall(target.get().text(), Address.Z3950);
        if (address.isEmpty()) {
            tell(target.get(), "the address is none that Carrel can call");
            return;
        }
        notes.take(target.get());
        offer(way, filter, target.get(), address.get());
    }

    private void offer(Way way, Piece filter, Piece piece, Address address) {
        Sheet sheet = settings.read(way.with(List.of(filter)));
        call(sheet, "z3950", address);
        for (String name : names(way, address)) {
            String there = address.rest().isEmpty() ? name : address.rest();
            if (Words.isDatabase(name) && Words.isDatabase(there)) {
                site.offer(way.door(), name, sheet, there);
            } else {
                tell(piece, VirtualDatabases.NO_NAME);
            }
        }
        if (address.rest().isEmpty() && way.namedForWeb().isEmpty()) {
            tell(
                    piece,
                    "clients could search any database there; now only "
                            + USUAL_DATABASE
                            + " exists, so write the others under databases, at the target and the"
                            + " terminal");
        }
        if (piece.name().equals("default_target")) {
            tell(piece, "clients could name another catalogue than this one; now they cannot");
        }
    }

    private static List<String> names(Way way, Address address) {
        if (!way.namedForWeb().isEmpty()) {
            return way.namedForWeb();
        }
        return List.of(address.rest().isEmpty() ? USUAL_DATABASE : address.rest());
    }

    /** Says whom to call and how. */
    static void call(Sheet sheet, String protocol, Address address) {
        sheet.put(protocol, "protocol");
        sheet.put(address.endpoint().text(), "address");
        if (address.encrypted()) {
            sheet.put("tls", "tls", "mode");
        }
    }

    private void tell(Piece piece, String meaning) {
        notes.remark(piece, Notes.what(piece, "z3950_client"), meaning);
    }
}
