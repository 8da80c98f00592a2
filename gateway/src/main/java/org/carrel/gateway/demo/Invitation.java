package org.carrel.gateway.demo;

import java.io.PrintStream;
import java.util.List;

/** Tells where any SIP2 or catalogue client can join, and with which cards. */
final class Invitation {
    private static final List<Patron> GUESTS =
            List.of(People.ZOE, People.AMARA, People.JOSE, People.LOST_CARD, People.DEBTOR);

    /** The staff's login in {@code demo.yaml}. */
    static final Login STAFF = new Login("desk1", "demo-desk");

    private final PrintStream out;
    private final Screen screen;

    Invitation(PrintStream out, Screen screen) {
        this.out = out;
        this.screen = screen;
    }

    void print(RunningGateway gateway, Ports wished) {
        new SideBySide(screen).title("Your turn").forEach(out::println);
        out.println("Point any SIP2 client at the gateway, on 127.0.0.1:");
        Login kiosk = KioskVisit.LOGIN;
        place(gateway, "kiosks", wished.kiosks(), "CP850, login " + text(kiosk));
        place(gateway, "gates", wished.gates(), "UTF-8, no login");
        place(gateway, "sorter", wished.sorter(), "UTF-8, no login");
        place(gateway, "staff", wished.staff(), "UTF-8, login " + text(STAFF));
        out.println("Some made-up cards:");
        for (Patron guest : GUESTS) {
            String standing = guest.standing().reason();
            out.println(
                    "  card %s  PIN %s  %s"
                            .formatted(guest.card(), guest.pin(), standing)
                            .stripTrailing());
        }
        catalogue(gateway.port(CatalogueVisit.DOOR), wished.catalogue());
        gateway.console().ifPresent(out::println);
        out.println("Ctrl-C ends.");
    }

    private void place(RunningGateway gateway, String terminals, int wished, String how) {
        int port = gateway.port(terminals);
        out.println("  %-7s port %d%s  %s".formatted(terminals, port, note(port, wished), how));
    }

    private void catalogue(int port, int wished) {
        out.println("Search the catalogue, by Z39.50 or SRU on the same port" + note(port, wished));
        out.println("  yaz-client 127.0.0.1:%d/%s".formatted(port, CatalogueVisit.DATABASE));
        out.println("    find @attr 1=1003 austen");
        out.println("    show 1");
        out.println(
                ("  curl 'http://127.0.0.1:%d/%s?version=1.1&operation=searchRetrieve"
                                + "&query=dc.creator=austen&maximumRecords=1'")
                        .formatted(port, CatalogueVisit.DATABASE));
    }

    private static String note(int port, int wished) {
        return wished == 0 || wished == port ? "" : " (%d is taken)".formatted(wished);
    }

    private static String text(Login login) {
        return login.user() + " / " + login.password();
    }
}
