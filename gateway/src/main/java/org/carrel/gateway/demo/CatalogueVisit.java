package org.carrel.gateway.demo;

import io.netty.buffer.ByteBuf;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import org.carrel.z3950.InformationKind;
import org.carrel.z3950.zoom.Connection;
import org.carrel.z3950.zoom.ConnectionOptions;
import org.carrel.z3950.zoom.Form;
import org.carrel.z3950.zoom.Identity;
import org.carrel.z3950.zoom.Records;
import org.carrel.z3950.zoom.ResultSet;
import org.carrel.z3950.zoom.ScanSet;
import org.carrel.z3950.zoom.ZoomFailed;

/**
 * A search in the catalogue, performed before the printed page: a client that tells much of itself
 * finds a book by its author, looks at it in two forms and walks along an index. One thread.
 */
final class CatalogueVisit {
    /** The group of clients in {@code demo.yaml} to whose port it connects. */
    static final String DOOR = "catalogue";

    /** The client's name in the record. */
    static final String PARTY = "client";

    /** The database as clients know it. */
    static final String DATABASE = "books";

    /** What the client says of itself. */
    static final Identity IDENTITY =
            Identity.USUAL
                    .withImplementation("Reading Room PC 7")
                    .withLogin("zoe.celik", "moby-1851")
                    .withUnit(InformationKind.COOKIE, "visit-8f3a1c")
                    .withUnit(InformationKind.CLIENT_ADDRESS, "192.0.2.44");

    private static final String BY_AUTHOR = "@and @attr 1=1003 austen @attr 1=4 pride";
    private static final int TERMS = 4;

    private final PrintStream out;
    private final Screen screen;
    private final SideBySide page;
    private final Witness witness;
    private final Evidence evidence = new Evidence();
    private int surprises;

    CatalogueVisit(PrintStream out, Screen screen, Witness witness) {
        this.out = out;
        this.screen = screen;
        this.page = new SideBySide(screen);
        this.witness = witness;
    }

    /** All that went over the client's wire. */
    Evidence evidence() {
        return evidence;
    }

    /**
     * Performs the visit at this port of loopback.
     *
     * @return how many answers were not as written
     * @throws BrokenPlay if it cannot go on
     */
    int perform(int port) {
        page.title("A search in the catalogue").forEach(out::println);
        ConnectionOptions options =
                ConnectionOptions.of(DATABASE)
                        .withIdentity(IDENTITY)
                        .withTimeout(DemoTerminal.PATIENCE)
                        .withSockets(
                                () -> new WitnessedSocket(new ApduTap(PARTY, witness, evidence)));
        long before = witness.mark();
        var door = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        try (Connection connection = Connection.open(door, options)) {
            show("The client says who it is; the catalogue hears nothing of it", before);
            visit(connection);
        } catch (ZoomFailed failed) {
            throw new BrokenPlay("the catalogue's door failed: " + failed.getMessage());
        }
        return surprises;
    }

    private void visit(Connection connection) {
        long before = witness.mark();
        try (ResultSet found = connection.search(BY_AUTHOR)) {
            show(
                    "A search by author and title; the gateway introduces itself, and nobody else",
                    before);
            expect("something is found", () -> found.size() > 0);
            step("The first record, in MARCXML", () -> holds(found, Form.MARCXML));
            step("The same with its copy, as an OPAC record", () -> holds(found, Form.OPAC));
            step("Authors from Brontë on", () -> scans(connection));
        }
    }

    private void step(String caption, BooleanSupplier asking) {
        long before = witness.mark();
        boolean asWritten = asking.getAsBoolean();
        show(caption, before);
        expect("an answer that holds what was asked for", () -> asWritten);
    }

    private static boolean holds(ResultSet found, Form form) {
        try (Records records = found.in(form).records(1, 1)) {
            return records.size() == 1
                    && records.get(0).syntax().filter(form.syntax()::equals).isPresent();
        }
    }

    private static boolean scans(Connection connection) {
        try (ScanSet terms = connection.scan("@attr 1=1003 Brontë", TERMS)) {
            ByteBuf first = terms.size() < TERMS ? null : terms.text(0);
            return first != null && first.toString(StandardCharsets.UTF_8).startsWith("Brontë");
        }
    }

    private void show(String caption, long before) {
        page.exchange(caption, PARTY, SimulatedCatalogue.PARTY, witness.since(before))
                .forEach(out::println);
    }

    private void expect(String what, BooleanSupplier asWritten) {
        if (!asWritten.getAsBoolean()) {
            out.println(screen.red("  unexpected: the play has " + what));
            surprises++;
        }
    }
}
