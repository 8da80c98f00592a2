package org.carrel.gateway.importing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that want more than to be read. */
class HostileFilesTest {
    private static final String START =
            "<metaproxy xmlns=\"http://indexdata.com/metaproxy\"><start route=\"r\"/><routes>"
                    + "<route id=\"r\"><filter type=\"frontend_net\"><port>127.0.0.1:2100</port></filter>";
    private static final String END = "</route></routes></metaproxy>";
    private static final String CLIENT =
            "<filter type=\"z3950_client\"><force_target>a.example.org</force_target></filter>";

    @TempDir private Path place = Path.of("");
    private Path folder = Path.of("");

    @BeforeEach
    void makeFolder() throws IOException {
        folder = Files.createDirectory(place.resolve("site"));
        Files.writeString(place.resolve("secret.xml"), "<filter type=\"Sesame\"/>");
    }

    @Test
    void a_document_type_is_refused() {
        assertEquals(
                "m.xml:1 has a document type; take it out and write plain XML",
                refusal("<!DOCTYPE a SYSTEM \"file:///etc/hostname\">" + START + CLIENT + END));
    }

    @Test
    void an_entity_of_its_own_is_refused() {
        refusal("<!DOCTYPE a [<!ENTITY b \"cc\">]>" + START + "&b;" + END);
        refusal(START + "&b;" + END);
    }

    @Test
    void what_is_no_xml_is_refused_without_repeating_it() {
        String refusal = refusal(START + "<authentication>user/Sesame</wrong>");
        assertFalse(refusal.contains("Sesame"));
        assertTrue(refusal.endsWith("is no XML"), refusal);
    }

    @Test
    void another_kind_of_xml_is_refused() {
        assertTrue(refusal("<proxy/>").contains("no configuration of metaproxy"));
        assertTrue(refusal("<metaproxy/>").contains("no configuration of metaproxy"));
    }

    @Test
    void too_deep_too_many_and_too_large_are_refused() {
        assertTrue(refusal(START + "<a>".repeat(100)).contains("too large or too deep"));
        assertTrue(refusal(START + "<a/>".repeat(30_000) + END).contains("too large or too deep"));
        assertTrue(refusal(START + " ".repeat(1 << 21) + END).contains("larger than 1 MiB"));
    }

    @Test
    void a_file_that_includes_itself_is_refused() {
        assertTrue(refusal(START + include("m.xml") + END).contains("includes itself"));
    }

    @Test
    void nothing_outside_the_folder_is_included_by_name_or_link() throws IOException {
        Files.createSymbolicLink(folder.resolve("link.xml"), place.resolve("secret.xml"));
        Metaproxy.Draft draft =
                read(
                        START
                                + include("../secret.xml")
                                + include(place.resolve("secret.xml").toString())
                                + include("link.xml")
                                + "<include src=\"../*.xml\"/>"
                                + CLIENT
                                + END);
        assertEquals(
                4,
                draft.leftOut().stream()
                        .filter(each -> each.meaning().equals(Meanings.NOT_INCLUDED))
                        .count());
        assertFalse(draft.toString().contains("Sesame"));
    }

    @Test
    void accounts_outside_the_folder_are_not_read_and_the_door_stays_shut() throws IOException {
        Files.writeString(place.resolve("people"), "somebody:Sesame:*\n");
        Metaproxy.Draft draft =
                read(
                        START
                                + "<filter type=\"auth_simple\"><userRegister>../people</userRegister></filter>"
                                + CLIENT
                                + END);
        String yaml = draft.yaml().orElseThrow();
        assertFalse(yaml.contains("somebody"));
        assertTrue(yaml.contains("required: true"), yaml);
        assertTrue(yaml.contains("change-me"), yaml);
    }

    @Test
    void names_cannot_break_out_of_their_place_in_the_draft() throws IOException {
        Metaproxy.Draft draft =
                read(
                        START
                                + "<filter type=\"auth_simple\"/><filter type=\"virt_db\"><virtual><database>"
                                + "b: [\"c\\\" }</database><target>a.example.org/true</target></virtual></filter>"
                                + "<filter type=\"z3950_client\"/><filter type=\"no&#10;such\"/>"
                                + END);
        String yaml = draft.yaml().orElseThrow();
        assertTrue(yaml.contains("{ \"b: [\\\"c\\\\\\\" }\": \"true\" }"), yaml);
        assertTrue(draft.leftOut().stream().noneMatch(each -> each.toString().contains("\n")));
    }

    @Test
    void a_way_that_leads_to_clients_own_choice_is_left_out_by_design() throws IOException {
        Metaproxy.Draft draft = read(START + "<filter type=\"z3950_client\"/>" + END);
        assertTrue(draft.yaml().isEmpty());
        assertTrue(draft.leftOut().toString().contains("anybody could call anything"));
    }

    private static String include(String name) {
        return "<i:include xmlns:i=\"http://www.w3.org/2001/XInclude\" href=\"" + name + "\"/>";
    }

    private String refusal(String xml) {
        ImportRefused refused = assertThrows(ImportRefused.class, () -> read(xml));
        return String.valueOf(refused.getMessage());
    }

    private Metaproxy.Draft read(String xml) throws IOException {
        Path file = folder.resolve("m.xml");
        Files.writeString(file, xml);
        return Metaproxy.read(file);
    }
}
