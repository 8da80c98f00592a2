package org.carrel.config;

/** What is spoken with a peer. */
public enum Protocol {
    SIP2,
    Z3950,
    SRU,
    SOLR;

    /** What a section speaks; SIP2 where it is not said, which the schema has complained about. */
    static Protocol of(Section section) {
        return section.child("protocol").choice(Protocol.class).orElse(SIP2);
    }

    /** Whether catalogues are searched with it, rather than patrons served. */
    boolean isOfCatalogues() {
        return this != SIP2;
    }
}
