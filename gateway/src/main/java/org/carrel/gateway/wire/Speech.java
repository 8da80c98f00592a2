package org.carrel.gateway.wire;

/** What a catalogue client speaks. */
public enum Speech {
    Z3950,
    /** SRU, which is HTTP. */
    HTTP
}
