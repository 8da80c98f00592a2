package org.carrel.gateway.scrub;

import org.carrel.config.Label;
import org.carrel.gateway.enquiry.Enquiry;

/**
 * The ticket that a target accepts: an enquiry in the words of this target, with nothing in it of
 * who asks. Only {@link CatalogueGuard} issues it, and its journey closes it.
 */
public final class SafeEnquiry implements AutoCloseable {
    private final Enquiry enquiry;

    SafeEnquiry(Enquiry enquiry) {
        this.enquiry = enquiry;
    }

    public Enquiry enquiry() {
        return enquiry;
    }

    /** For whom it was made. */
    public Label target() {
        return enquiry.target();
    }

    @Override
    public void close() {
        enquiry.close();
    }
}
