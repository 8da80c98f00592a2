package org.carrel.z3950.sru;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.carrel.z3950.query.CqlMapReader;
import org.carrel.z3950.query.Memory;
import org.carrel.z3950.sru.SruAnswer.Entry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers of targets as they are read, and answers of ours as a client reads them. */
class SruAnswerTest {
    private static final String FOUND =
            """
            <?xml version="1.0"?><?xml-stylesheet href="http://beacon.example/x.xsl"?>
            <zs:searchRetrieveResponse xmlns:zs="http://www.loc.gov/zing/srw/">
            <zs:version>1.1</zs:version><zs:numberOfRecords>5000000000</zs:numberOfRecords>
            <zs:resultSetId>s-77</zs:resultSetId>
            <zs:records><zs:record><zs:recordSchema>info:srw/schema/1/marcxml-v1.1</zs:recordSchema>
            <zs:recordPacking>xml</zs:recordPacking><zs:recordData><m:record
              xmlns:m="http://www.loc.gov/MARC21/slim" xmlns:xsi="urn:xsi"
              xsi:schemaLocation="http://beacon.example/"><!-- seen -->
            <m:controlfield tag="001">a&amp;<![CDATA[<b>]]>&#x1D11E;</m:controlfield></m:record>
            </zs:recordData><zs:recordPosition>1</zs:recordPosition></zs:record>
            <zs:record><zs:recordSchema>dc</zs:recordSchema><zs:recordPacking>string</zs:recordPacking>
            <zs:recordData>&lt;dc&gt;x &amp;amp; y&lt;/dc&gt;</zs:recordData></zs:record>
            <zs:record><zs:recordSchema>info:srw/schema/1/diagnostics-v1.1</zs:recordSchema>
            <zs:recordPacking>xml</zs:recordPacking><zs:recordData><diagnostic
              xmlns="http://www.loc.gov/zing/srw/diagnostic/"><uri>info:srw/diagnostic/1/67</uri>
            <details>jdoe</details></diagnostic></zs:recordData></zs:record></zs:records>
            <zs:echoedSearchRetrieveRequest><zs:query>secret</zs:query><zs:numberOfRecords>9
            </zs:numberOfRecords></zs:echoedSearchRetrieveRequest>
            <zs:diagnostics><d:diagnostic xmlns:d="http://www.loc.gov/zing/srw/diagnostic/">
            <d:uri>info:srw/diagnostic/1/61</d:uri><d:details>jdoe</d:details>
            <d:message>out of range</d:message></d:diagnostic></zs:diagnostics>
            </zs:searchRetrieveResponse>\
            """;

    @Test
    void a_search_answer_is_read() {
        sru(
                FOUND,
                answer -> {
                    assertEquals(5_000_000_000L, answer.numberOfRecords());
                    assertEquals(List.of(61), answer.diagnostics());
                    assertEquals(3, answer.entries().size());
                });
    }

    @Test
    void a_record_is_written_anew_without_what_leads_elsewhere() {
        sru(
                FOUND,
                answer ->
                        assertEquals(
                                "<record xmlns=\"http://www.loc.gov/MARC21/slim\">\n"
                                        + "<controlfield tag=\"001\">a&amp;&lt;b&gt;𝄞"
                                        + "</controlfield></record>",
                                Memory.text(answer.entries().getFirst().xml())));
    }

    @Test
    void a_record_packed_as_text_is_unpacked() {
        sru(
                FOUND,
                answer ->
                        assertEquals(
                                "<dc>x &amp; y</dc>", Memory.text(answer.entries().get(1).xml())));
    }

    @Test
    void of_a_surrogate_only_the_number_is_kept() {
        sru(
                FOUND,
                answer -> {
                    Entry surrogate = answer.entries().get(2);
                    assertEquals(67, surrogate.diagnostic());
                    assertTrue(surrogate.xml().isEmpty());
                });
    }

    @Test
    void the_terms_of_a_scan_are_read() {
        sru(
                "<scanResponse><terms><term><value>a&lt;b</value><numberOfRecords>7"
                        + "</numberOfRecords><displayTerm>A</displayTerm><extraTermData><x/>"
                        + "</extraTermData></term><term><value>c</value></term></terms></scanResponse>",
                answer -> {
                    assertEquals(2, answer.terms().size());
                    assertEquals("a<b", Memory.text(answer.terms().getFirst().value()));
                    assertEquals(7, answer.terms().getFirst().numberOfRecords());
                    assertEquals(SruAnswer.NOT_SAID, answer.terms().getLast().numberOfRecords());
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no xml",
                "<html><body>busy</body></html>",
                "<searchRetrieveResponse>",
                "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><scanResponse>&e;</scanResponse>",
                "<!DOCTYPE x [<!ENTITY e \"eeee\">]><scanResponse>&e;</scanResponse>",
                "<scanResponse>&undeclared;</scanResponse>"
            })
    void what_is_no_answer_is_refused(String xml) {
        SruFault fault = assertThrows(SruFault.class, () -> sru(xml, _ -> {}));
        assertEquals(1, fault.diagnostic().number());
    }

    @Test
    void the_depth_of_an_answer_is_bounded() {
        String deep = "<scanResponse>" + "<x>".repeat(100) + "</x>".repeat(100);
        assertThrows(SruFault.class, () -> sru(deep + "</scanResponse>", _ -> {}));
    }

    @Test
    void our_answer_reads_as_what_we_meant() {
        String answer =
                Memory.written(to ->
                        SruResponse.search(SruVersion.V1_2, 3, false, to)
                                .record(
                                        "info:srw/schema/1/dc-v1.1",
                                        Memory.window("<?xml version=\"1.0\"?><dc>é</dc>"),
                                        1)
                                .withheld(SruDiagnostic.NOT_AUTHORISED, 2)
                                .endSearch(3, List.of(SruDiagnostic.TOO_MANY_RECORDS)));
        sru(
                answer,
                read -> {
                    assertEquals(3, read.numberOfRecords());
                    assertEquals("<dc>é</dc>", Memory.text(read.entries().getFirst().xml()));
                    assertEquals(68, read.entries().get(1).diagnostic());
                    assertEquals(List.of(60), read.diagnostics());
                });
    }

    @Test
    void our_records_can_be_packed_as_text() {
        String answer =
                Memory.written(to ->
                        SruResponse.search(SruVersion.V1_1, 1, true, to)
                                .record("dc", Memory.window("<dc a=\"1\">&amp;</dc>"), 1)
                                .withheld(SruDiagnostic.TOO_LARGE, 2)
                                .endSearch(0, List.of()));
        sru(
                answer,
                read -> {
                    assertEquals(
                            "<dc a=\"1\">&amp;</dc>", Memory.text(read.entries().getFirst().xml()));
                    assertEquals(70, read.entries().get(1).diagnostic());
                });
    }

    @Test
    void our_scan_answer_reads_as_what_we_meant() {
        String answer =
                Memory.written(to ->
                        SruResponse.scan(SruVersion.V1_2, to)
                                .term(Memory.window("a & \u0001b"), 12)
                                .endScan(List.of()));
        sru(
                answer,
                read -> {
                    assertEquals("a &  b", Memory.text(read.terms().getFirst().value()));
                    assertEquals(12, read.terms().getFirst().numberOfRecords());
                });
    }

    @Test
    void an_explanation_names_the_indexes_of_the_map() {
        SruExplanation explanation =
                new SruExplanation(
                        "carrel.example",
                        2100,
                        "books",
                        "Books & more",
                        CqlMapReader.standard(),
                        List.of(new SruExplanation.Schema("marcxml", "urn:marc", "MARCXML")),
                        50);
        String answer = Memory.written(to -> SruResponse.explain(SruVersion.V1_1, explanation, to));
        assertTrue(answer.contains("<name set=\"dc\">title</name>"));
        assertTrue(answer.contains("<title>Books &amp; more</title>"));
        assertFalse(answer.contains("rights"), "an index that is not mapped");
        sru(answer, _ -> {});
    }

    @Test
    void the_documents_of_solr_become_marc() {
        solr(
                SolrRecords.Form.MARC_XML,
                Map.of("id", "001", "title", "245a", "author", "100a"),
                answer -> {
                    assertEquals(2, answer.numberOfRecords());
                    assertEquals(
                            "<record xmlns=\"http://www.loc.gov/MARC21/slim\">"
                                    + "<leader>00000nam a2200000uu 4500</leader>"
                                    + "<controlfield tag=\"001\">7</controlfield>"
                                    + "<datafield tag=\"245\" ind1=\" \" ind2=\" \">"
                                    + "<subfield code=\"a\">War &amp; peace</subfield></datafield>"
                                    + "<datafield tag=\"100\" ind1=\" \" ind2=\" \">"
                                    + "<subfield code=\"a\">A</subfield></datafield>"
                                    + "<datafield tag=\"100\" ind1=\" \" ind2=\" \">"
                                    + "<subfield code=\"a\">B</subfield></datafield></record>",
                            Memory.text(answer.entries().getFirst().xml()));
                });
    }

    @Test
    void the_documents_of_solr_become_dublin_core() {
        solr(
                SolrRecords.Form.DUBLIN_CORE,
                Map.of("title", "title"),
                answer ->
                        assertEquals(
                                "<dc xmlns=\"info:srw/schema/1/dc-schema\"><title"
                                        + " xmlns=\"http://purl.org/dc/elements/1.1/\">"
                                        + "War &amp; peace</title></dc>",
                                Memory.text(answer.entries().getFirst().xml())));
    }

    private static void solr(
            SolrRecords.Form form, Map<String, String> elements, Consumer<SruAnswer> look) {
        String xml =
                "<response><lst name=\"responseHeader\"><int name=\"status\">0</int>"
                        + "<lst name=\"params\"><str name=\"q\">secret</str></lst></lst>"
                        + "<result name=\"response\" numFound=\"2\" start=\"0\"><doc>"
                        + "<str name=\"id\">7</str><str name=\"title\">War &amp; peace</str>"
                        + "<str name=\"borrower\">jdoe</str><arr name=\"author\"><str>A</str>"
                        + "<str>B</str></arr></doc></result></response>";
        Memory memory = new Memory();
        ByteBuf body = body(xml);
        try (SruAnswer answer =
                SolrAnswerReader.read(body, new SolrRecords(form, elements), memory)) {
            look.accept(answer);
        }
        memory.assertWiped();
    }

    private static void sru(String xml, Consumer<SruAnswer> look) {
        Memory memory = new Memory();
        try (SruAnswer answer = SruAnswerReader.read(body(xml), memory)) {
            look.accept(answer);
        } finally {
            memory.assertWiped();
        }
    }

    private static ByteBuf body(String xml) {
        return Unpooled.wrappedBuffer(xml.getBytes(StandardCharsets.UTF_8));
    }
}
