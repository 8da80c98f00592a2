package org.carrel.gateway.target;

import java.util.function.Consumer;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.scrub.SafeEnquiry;

/**
 * One client's turn at one catalogue. The result sets that are made in it are that client's alone,
 * and end with it. On one event loop; one question at a time.
 */
public interface Lease extends AutoCloseable {

    /**
     * Asks. The enquiry stays the caller's, open until the finding.
     *
     * @param home takes the finding, which is its own to close, exactly once, on the event loop; it
     *     is quick and does not throw
     */
    void ask(SafeEnquiry enquiry, Consumer<Finding> home);

    /** Ends the turn; what was asked last still gets its finding. */
    @Override
    void close();
}
