package org.carrel.gateway.archive;

/** What one of the staff may do at the console; one person may have several. */
public enum Role {
    /** Keeps the gateway running. */
    OPERATOR,
    /** Decides what may leave. */
    PRIVACY_OFFICER,
    /** Keeps the registry of vendors. */
    VENDOR_MANAGER,
    /** Sees everything that is kept and changes nothing. */
    AUDITOR
}
