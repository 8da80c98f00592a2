package org.carrel.gateway.target;

import java.util.Arrays;
import java.util.Optional;

/**
 * What the field behind a Use attribute of Bib-1 becomes in a record that is made of a Solr
 * document (z3950.md §3.10): an element of Dublin Core, or a field of MARC 21 with its subfield.
 */
enum SolrPart {
    // spotless:off
    PERSONAL_NAME(   1, "creator",     "100a"),
    CORPORATE_NAME(  2, "creator",     "110a"),
    TITLE(           4, "title",       "245a"),
    SERIES(          5, "relation",    "490a"),
    ISBN(            7, "identifier",  "020a"),
    ISSN(            8, "identifier",  "022a"),
    LOCAL_NUMBER(   12, "identifier",  "035a"),
    SUBJECT(        21, "subject",     "650a"),
    DATE(           30, "date",        "260c"),
    YEAR(           31, "date",        "260c"),
    LANGUAGE(       54, "language",    "041a"),
    PLACE(          59, "coverage",    "260a"),
    ABSTRACT(       62, "description", "520a"),
    NOTE(           63, "description", "500a"),
    AUTHOR(       1003, "creator",     "100a"),
    AUTHOR_NAME(  1004, "creator",     "100a"),
    PUBLISHER(    1018, "publisher",   "260b");
    // spotless:on

    private final int use;
    private final String element;
    private final String marc;

    SolrPart(int use, String element, String marc) {
        this.use = use;
        this.element = element;
        this.marc = marc;
    }

    /** The part that a Use attribute stands for; nothing for one that is searched and not shown. */
    static Optional<SolrPart> of(int use) {
        return Arrays.stream(values()).filter(each -> each.use == use).findFirst();
    }

    /** Its element of Dublin Core. */
    String element() {
        return element;
    }

    /** Its tag and subfield in MARC 21. */
    String marc() {
        return marc;
    }
}
