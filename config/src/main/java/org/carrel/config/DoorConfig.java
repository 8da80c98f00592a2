package org.carrel.config;

import java.util.List;

/** What every door has, whatever is spoken there: where it is, and who may connect. */
public interface DoorConfig {

    /** Its name in this configuration. */
    Label name();

    /** Where it listens. */
    Endpoint bind();

    /** From where may be connected; empty means from everywhere. */
    List<AddressRange> allow();

    /**
     * Whose connections begin with the PROXY protocol and are somebody else's; nobody else's do.
     */
    List<AddressRange> balancers();

    /** How the way here is protected. */
    TlsConfig tls();

    /** The most connections at once; 0 for any number. */
    int mostConnections();

    /** The most connections at once from one address; 0 for any number. */
    int mostFromAddress();
}
