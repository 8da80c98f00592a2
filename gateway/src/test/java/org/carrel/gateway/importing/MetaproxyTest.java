package org.carrel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.CatalogueConfig;
import org.carrel.config.Endpoint;
import org.carrel.config.Label;
import org.carrel.config.Protocol;
import org.carrel.config.TargetConfig;
import org.carrel.config.TargetConfig.Associations;
import org.carrel.config.TlsConfig;
import org.carrel.z3950.query.TermCharset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each example is imported and read again as the gateway reads its configuration. */
class MetaproxyTest {
    @TempDir private Path folder = Path.of("");

    @Test
    void one_catalogue_behind_one_port() throws IOException {
        try (Drafted site = Drafted.of("one-catalogue.xml", folder)) {
            TargetConfig target = site.target("catalogue-example-org");
            assertEquals(new Endpoint("catalogue.example.org", 2210), target.address());
            assertEquals(Map.of("Default", "Default"), target.databases());
            assertEquals(Duration.ofSeconds(25), target.timeout());
            assertEquals(40, target.associations().maximum());
            assertEquals(TermCharset.ISO_8859_1, target.queries().charset());
            CatalogueConfig door = site.door("clients");
            assertEquals(new Endpoint("127.0.0.1", 2100), door.bind());
            assertEquals(Map.of("Default", new Label("catalogue-example-org")), door.databases());
            assertEquals(Duration.ofMinutes(10), door.session().idle());
        }
    }

    @Test
    void what_was_left_out_is_listed_with_its_line_and_meaning() throws IOException {
        try (Drafted site = Drafted.of("one-catalogue.xml", folder)) {
            assertTrue(site.list().contains("one-catalogue.xml:12: log: "), site::list);
            assertTrue(site.meaning("log").contains("never holds queries or addresses"));
            assertTrue(
                    site.meaning("z3950_client/client_ip")
                            .contains("never learn a client's address"));
            assertTrue(site.meaning("z3950_client/connect-timeout").contains("one time limit"));
            assertTrue(site.meaning("z3950_client/default_target").contains("now they cannot"));
            assertEquals(Meanings.UNUSED, site.meaning("route"));
            assertEquals(
                    List.of(7, 10, 12, 17, 17, 19, 22, 26),
                    site.leftOut().stream().map(each -> each.place().line()).toList(),
                    site::list);
        }
    }

    @Test
    void databases_of_one_target_stand_together_and_keep_their_names() throws IOException {
        try (Drafted site = Drafted.of("named-databases.xml", folder)) {
            assertEquals(
                    Map.of("books", "MAIN", "music", "MUSIC"),
                    site.target("north-example-org").databases());
            assertEquals(
                    new Endpoint("north.example.org", 210),
                    site.target("north-example-org").address());
            assertEquals(
                    Map.of(
                            "books", new Label("north-example-org"),
                            "music", new Label("north-example-org"),
                            "maps-old", new Label("south-example-org")),
                    site.door("clients").databases());
        }
    }

    @Test
    void a_pattern_becomes_the_names_that_are_known_to_fit_it() throws IOException {
        try (Drafted site = Drafted.of("named-databases.xml", folder)) {
            assertEquals(
                    Map.of("maps-old", "maps-old"), site.target("south-example-org").databases());
            assertTrue(site.meaning("virt_db/database").contains("named one by one"));
            assertTrue(site.meaning("sru_z3950/database").contains("no target answers"));
        }
    }

    @Test
    void each_route_gives_its_target_its_own_times_and_pool() throws IOException {
        try (Drafted site = Drafted.of("named-databases.xml", folder)) {
            TargetConfig north = site.target("north-example-org");
            assertEquals(new Associations(30, Duration.ofSeconds(45)), north.associations());
            assertEquals(Duration.ofSeconds(20), north.timeout());
            TargetConfig south = site.target("south-example-org");
            assertEquals(Associations.DEFAULT, south.associations());
            assertEquals(Duration.ofMinutes(2), south.timeout());
            assertTrue(
                    site.meaning("session_shared/resultset")
                            .contains("result sets are never shared"));
        }
    }

    @Test
    void retrievals_become_syntaxes_element_sets_and_a_character_set() throws IOException {
        try (Drafted site = Drafted.of("named-databases.xml", folder)) {
            TargetConfig.Answers answers = site.target("north-example-org").answers();
            assertEquals(
                    Map.of("usmarc", "usmarc", "opac", "opac", "xml", "usmarc"),
                    answers.syntaxes());
            assertEquals(Map.of("marcxml", "F", "dc", "F"), answers.elementSets());
            assertEquals(TermCharset.MARC_8, answers.charset());
            assertTrue(site.meaning("record_transform/xslt").contains("cannot be taken over"));
            assertTrue(site.meaning("record_transform/retrieval").contains("does not speak"));
        }
    }

    @Test
    void the_file_of_cql_stays_and_single_lines_are_listed() throws IOException {
        try (Drafted site = Drafted.of("named-databases.xml", folder)) {
            assertEquals(
                    Optional.of(Path.of("/etc/metaproxy/cql.properties")),
                    site.target("north-example-org").queries().cql());
            assertTrue(site.meaning("cql_rpn/conversion").contains("add this line"), site::list);
        }
    }

    @Test
    void a_z3950_record_of_a_torus() throws IOException {
        try (Drafted site = Drafted.of("torus.xml", folder)) {
            TargetConfig north = site.target("north-example-org");
            assertEquals(Protocol.Z3950, north.protocol());
            assertEquals(Map.of("north", "MAIN"), north.databases());
            assertEquals(Duration.ofSeconds(15), north.timeout());
            assertEquals(TermCharset.MARC_8, north.queries().charset());
            assertEquals(TermCharset.MARC_8, north.answers().charset());
            assertEquals("opac", north.answers().syntaxes().get("xml"));
            assertEquals("OP", north.answers().elementSets().get("F"));
            assertEquals(List.of("1=5077"), north.queries().allow());
            assertEquals("riverside", north.login().orElseThrow().user());
            assertTrue(site.meaning("zoom/cclmap_shelf").contains("searches people"));
            assertTrue(site.meaning("zoom/transform").contains("stylesheets"));
        }
    }

    @Test
    void an_sru_record_of_a_torus() throws IOException {
        try (Drafted site = Drafted.of("torus.xml", folder)) {
            TargetConfig union = site.target("union-example-org");
            assertEquals(Protocol.SRU, union.protocol());
            assertEquals(new Endpoint("union.example.org", 443), union.address());
            assertEquals(TlsConfig.Mode.TLS, union.tls().mode());
            assertEquals(Optional.of("/sru/books"), union.path());
            assertEquals("mods", union.answers().schema());
            assertEquals(
                    Optional.of(Path.of("/etc/metaproxy/rpn.properties")), union.queries().cql());
            assertTrue(site.meaning("zoom/authenticationMode").contains("never stands in a web"));
        }
    }

    @Test
    void a_solr_record_of_a_torus_needs_a_field() throws IOException {
        try (Drafted site = Drafted.of("torus.xml", folder)) {
            TargetConfig archive = site.target("archive-example-org");
            assertEquals(Protocol.SOLR, archive.protocol());
            assertEquals(Optional.of("/solr/papers"), archive.path());
            assertEquals(Map.of("1=4", "title", "1=1003", "author_s"), archive.queries().fields());
            assertEquals(
                    Set.of("north", "union", "archive"), site.door("clients").databases().keySet());
            assertTrue(site.meaning("zoom/record").contains("no field is named"), site::list);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"torus.xml", "several-places.xml", "accounts/accounts.xml"})
    void no_password_is_in_the_draft_or_the_list(String example) throws IOException {
        try (Drafted site = Drafted.of(example, folder)) {
            assertFalse(site.yaml().contains("Sesame"), site::yaml);
            assertFalse(site.list().contains("Sesame"), site::list);
        }
    }

    @Test
    void targets_that_share_a_load_become_fallbacks_if_they_have_the_same_database()
            throws IOException {
        try (Drafted site = Drafted.of("several-places.xml", folder)) {
            TargetConfig one = site.target("one-example-org");
            assertEquals(List.of(new Endpoint("two.example.org", 210)), one.fallback());
            assertTrue(
                    site.list().contains(":18: virt_db/target: one catalogue answers"), site::list);
            assertTrue(site.meaning("virt_db/target").contains("the load is not shared"));
        }
    }

    @Test
    void of_merged_catalogues_the_first_answers_on_its_own_route_and_login() throws IOException {
        try (Drafted site = Drafted.of("several-places.xml", folder)) {
            TargetConfig north = site.target("north-example-org");
            assertEquals(Map.of("all", "BOOKS"), north.databases());
            assertEquals(List.of(), north.fallback());
            assertEquals("town", north.login().orElseThrow().user());
            assertEquals(
                    Map.of("all", new Label("north-example-org")),
                    site.door("clients-2101").databases());
        }
    }

    @Test
    void a_door_with_a_certificate_accounts_and_limits() throws IOException {
        try (Drafted site = Drafted.of("accounts/accounts.xml", folder)) {
            CatalogueConfig door = site.door("clients");
            assertEquals(new Endpoint("0.0.0.0", 2101), door.bind());
            assertEquals(TlsConfig.Mode.TLS, door.tls().mode());
            assertEquals(Optional.of(Path.of("/etc/metaproxy/both.pem")), door.tls().certificate());
            assertTrue(door.login().required());
            assertEquals(Set.of("branch", "mobile van"), door.login().accounts().keySet());
            assertEquals(new CatalogueConfig.Limits(250, 60, 12_000, 489), door.limits());
            TargetConfig target = site.target("catalogue-example-org");
            assertEquals(TlsConfig.Mode.TLS, target.tls().mode());
            assertEquals(Map.of("MAIN", "MAIN"), target.databases());
        }
    }

    @Test
    void parts_are_included_if_they_lie_below_the_configuration() throws IOException {
        try (Drafted site = Drafted.of("in-parts/metaproxy.xml", folder)) {
            TargetConfig target = site.target("catalogue-example-org");
            assertEquals(TermCharset.MARC_8, target.answers().charset());
            assertEquals(Meanings.NOT_INCLUDED, site.meaning("include"));
            assertTrue(site.list().contains("records.xml:4: record_transform/marc@control"));
            assertTrue(site.list().contains("filters/10-log.xml:1: log"), site::list);
        }
    }

    @Test
    void an_early_configuration() throws IOException {
        try (Drafted site = Drafted.of("early.xml", folder)) {
            assertEquals(new Endpoint("0.0.0.0", 2100), site.door("clients").bind());
            assertEquals(
                    Map.of("Default", "MAIN"), site.target("catalogue-example-org").databases());
            assertTrue(site.meaning("filter").contains("no filter of this name"), site::list);
            assertEquals(Meanings.UNUSED, site.meaning("log"));
        }
    }
}
