package org.carrel.config;

/** What a door's terminals are told about PINs (CQ). */
public enum PinRule {
    /**
     * That a PIN is right only where one was sent and the system said so in as many words; silence,
     * a blank or an empty PIN is a no. For most terminals take what is not said for a yes (sip2.md
     * §7, rows 18 and 19).
     */
    REQUIRED,
    /**
     * What the system says, be the PIN empty, for doors at which nobody types one; a blank is a no.
     */
    OPTIONAL
}
