package org.carrel.gateway.demo;

/** A play cannot go on: the other side does not speak SIP2 as it should, or not at all. */
public final class BrokenPlay extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The fault says what is wrong, without anything that stood on the wire. */
    BrokenPlay(String fault) {
        super(fault);
    }
}
