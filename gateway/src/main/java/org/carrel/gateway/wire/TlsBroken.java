package org.carrel.gateway.wire;

/**
 * A certificate, key or authority that the configuration names cannot be used, so nothing is
 * opened: plain text is no substitute.
 */
public final class TlsBroken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    TlsBroken(String who, Throwable cause) {
        super(
                who
                        + ".tls: its certificate, key or authority cannot be read; check the files and their permissions",
                cause);
    }
}
