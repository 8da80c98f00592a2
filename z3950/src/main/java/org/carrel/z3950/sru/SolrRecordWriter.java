package org.carrel.z3950.sru;

import org.carrel.z3950.query.WipedBuffer;

/** Writes the fields of a Solr document as a small record of Dublin Core or MARCXML. */
final class SolrRecordWriter {
    private static final String SRW_DC = "info:srw/schema/1/dc-schema";
    private static final String DC = "http://purl.org/dc/elements/1.1/";
    private static final String MARC = "http://www.loc.gov/MARC21/slim";
    private static final String LEADER = "00000nam a2200000uu 4500";
    private static final int TAG = 3;

    private final SolrRecords.Form form;
    private final WipedBuffer to;

    SolrRecordWriter(SolrRecords.Form form, WipedBuffer to) {
        this.form = form;
        this.to = to;
    }

    void begin() {
        to.writeAscii(
                switch (form) {
                    case DUBLIN_CORE -> "<dc xmlns=\"" + SRW_DC + "\">";
                    case MARC_XML ->
                            "<record xmlns=\"" + MARC + "\"><leader>" + LEADER + "</leader>";
                });
    }

    /** Appends the text of the element that begins here as a field of the record. */
    void value(String element, XmlPull text) {
        if (form == SolrRecords.Form.DUBLIN_CORE) {
            within("<" + element + " xmlns=\"" + DC + "\">", text, "</" + element + ">");
        } else if (element.length() == TAG) {
            within("<controlfield tag=\"" + element + "\">", text, "</controlfield>");
        } else {
            within(
                    "<datafield tag=\"%s\" ind1=\" \" ind2=\" \"><subfield code=\"%s\">"
                            .formatted(element.substring(0, TAG), element.substring(TAG)),
                    text,
                    "</subfield></datafield>");
        }
    }

    void end() {
        to.writeAscii(form == SolrRecords.Form.DUBLIN_CORE ? "</dc>" : "</record>");
    }

    private void within(String before, XmlPull text, String behind) {
        to.writeAscii(before);
        text.textWithin(to, true);
        to.writeAscii(behind);
    }
}
