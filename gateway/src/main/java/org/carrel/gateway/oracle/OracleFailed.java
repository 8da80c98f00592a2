package org.carrel.gateway.oracle;

/** The examination could not be carried out, so it says nothing about the gateway. */
final class OracleFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OracleFailed(String why) {
        super(why);
    }

    OracleFailed(String why, Throwable cause) {
        super(why, cause);
    }
}
