package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.carrel.config.ConfigLoader;
import org.carrel.config.Inline;
import org.carrel.config.Loaded;
import org.carrel.gateway.demo.SimulatedCatalogue;
import org.carrel.gateway.demo.Witness;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.InformationKind;
import org.carrel.z3950.query.Attribute;
import org.carrel.z3950.query.CqlToRpn.SortKey;
import org.carrel.z3950.zoom.Connection;
import org.carrel.z3950.zoom.ConnectionOptions;
import org.carrel.z3950.zoom.Form;
import org.carrel.z3950.zoom.Identity;
import org.carrel.z3950.zoom.Records;
import org.carrel.z3950.zoom.ResultSet;
import org.carrel.z3950.zoom.ScanSet;
import org.carrel.z3950.zoom.ZoomFailed;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Our own client at a catalogue door, with the demonstration's catalogue behind it. */
class CatalogueClientTest {
    private static final String YAML =
            """
            library: { name: Riverside Public Library, institution: RIV }
            upstreams:
              stacks:
                protocol: z3950
                address: 127.0.0.1:STACKS
                tls: { mode: plain }
                databases: { books: Default }
                records: koha
            terminals:
              catalogue:
                protocol: z3950
                bind: 127.0.0.1:DOOR
                profile: catalogue-client
                tls: { mode: plain }
                databases: { books: stacks }
            """;
    private static final Identity READER =
            Identity.USUAL
                    .withLogin("ada.reader", "sesame")
                    .withUnit(InformationKind.COOKIE, "crumb-77");

    private final Witness witness = new Witness();
    private SimulatedCatalogue stacks;
    private RunningGateway gateway;
    private Connection connection;

    @BeforeEach
    void open() {
        stacks = new SimulatedCatalogue(witness);
        String yaml =
                YAML.replace("STACKS", Integer.toString(stacks.port()))
                        .replace("DOOR", Integer.toString(Plan.freePort()));
        Loaded.Accepted accepted =
                assertInstanceOf(Loaded.Accepted.class, ConfigLoader.load(yaml, Inline.ALLOWED));
        gateway = RunningGateway.startUnproved(accepted.config());
        connection = connected("books");
    }

    @AfterEach
    void close() {
        connection.close();
        gateway.close();
        stacks.close();
    }

    @Test
    void aSearchFindsWhatTheCatalogueHas() {
        try (ResultSet found = connection.search("@and @attr 1=1003 austen @attr 1=4 emma")) {
            assertEquals(3, found.size());
        }
    }

    @Test
    void theCatalogueLearnsTheQuestionAndNotWhoAsks() {
        connection.search("@attr 1=1003 austen").close();
        String heard =
                String.join(
                        "\n",
                        witness.all().stream()
                                .filter(each -> each.direction() == Direction.RECEIVED)
                                .map(Witness.Sighting::line)
                                .toList());
        assertTrue(heard.contains("query @attr 1=1003 \"austen\""), heard);
        for (String own : List.of("ada.reader", "sesame", "crumb-77", "reference-id", "ZOOM")) {
            assertFalse(heard.contains(own), own);
        }
    }

    @Test
    void aRecordLosesItsPeopleInEveryForm() {
        try (ResultSet found = connection.search("@attr 1=4 prejudice")) {
            for (Form form : List.of(Form.MARC_21, Form.MARCXML)) {
                try (Records records = found.in(form).records(1, 1)) {
                    String text = text(records.get(0).octets());
                    assertTrue(text.contains("Pride and prejudice"), text);
                    assertFalse(text.contains("Ashdown"), text);
                }
            }
        }
    }

    @Test
    void twoSetsAreKeptApart() {
        try (ResultSet austen = connection.search("@attr 1=1003 austen");
                ResultSet dracula = connection.search("@attr 1=4 dracula");
                Records first = austen.records(1, 1);
                Records second = dracula.records(1, 1)) {
            assertTrue(text(first.get(0).octets()).contains("Austen"));
            assertTrue(text(second.get(0).octets()).contains("Stoker"));
        }
    }

    @Test
    void aSetCanBeNarrowedDownByItsName() {
        try (ResultSet austen = connection.search("@attr 1=1003 austen");
                ResultSet emma =
                        connection.search("@and @set " + austen.name() + " @attr 1=4 emma")) {
            assertEquals(3, emma.size());
        }
    }

    @Test
    void aSetIsSorted() {
        SortKey byTitle = new SortKey(List.of(Attribute.bib1(1, 4)), true, false);
        try (ResultSet found = connection.search("@attr 1=1003 austen")) {
            found.sort(List.of(byTitle));
            try (Records records = found.records(1, 1)) {
                assertTrue(text(records.get(0).octets()).contains("Sense and sensibility"));
            }
        }
    }

    @Test
    void anIndexIsWalkedAlong() {
        try (ScanSet terms = connection.scan("@attr 1=1003 bro", 3)) {
            assertEquals("Brontë, Anne", text(terms.text(0)));
        }
    }

    @Test
    void aDatabaseThatIsNotOnTheListIsNotToBeHad() {
        try (Connection other = connected("secrets")) {
            ZoomFailed failed =
                    assertThrows(ZoomFailed.class, () -> other.search("@attr 1=4 x").close());
            assertEquals(Optional.of(Diagnostic.DATABASE_UNAVAILABLE), failed.diagnostic());
        }
    }

    private Connection connected(String database) {
        return Connection.open(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), gateway.port("catalogue")),
                ConnectionOptions.of(database).withIdentity(READER));
    }

    private static String text(@Nullable ByteBuf bytes) {
        return Objects.requireNonNull(bytes).toString(StandardCharsets.UTF_8);
    }
}
