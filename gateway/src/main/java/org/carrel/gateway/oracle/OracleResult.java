package org.carrel.gateway.oracle;

/**
 * What came of it.
 *
 * @param ends how many of the five ends of a session the gateway says it saw
 * @param sessions how many were played
 * @param tokens about how many of them a vendor learned a token; without any, that vendors learn
 *     nothing else proves little
 * @param served in how many the patron was served; a gateway that serves nobody keeps every secret
 */
record OracleResult(Matrix matrix, int ends, int sessions, int served, int tokens) {
    private static final int ALL_ENDS = End.values().length;

    /** Whether the result says anything: controls found, patrons served, every end seen. */
    boolean valid() {
        return matrix.valid()
                && served == sessions
                && tokens > 0
                && ends == Math.min(sessions, ALL_ENDS);
    }

    /** Whether it is valid, and nothing was found but what may be. */
    boolean passed() {
        return valid() && matrix.clean();
    }
}
