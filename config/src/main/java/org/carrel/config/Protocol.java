package org.carrel.config;

/** The protocols that the contract knows; not all of them are served yet. */
enum Protocol {
    SIP2,
    Z3950,
    SRU,
    SOLR;

    /** Whether the section names a protocol that can be read on; tells it otherwise. */
    static boolean isServed(Section section) {
        Protocol protocol = section.choice(Protocol.class).orElse(SIP2);
        if (protocol != SIP2) {
            section.error(
                    "is " + Section.word(protocol) + ", which arrives with the catalogue side",
                    "take this section out until then");
        }
        return protocol == SIP2;
    }
}
