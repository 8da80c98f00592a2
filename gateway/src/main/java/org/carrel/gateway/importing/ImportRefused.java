package org.carrel.gateway.importing;

/** Why nothing could be made of a file, told so that a person can mend it; holds no value of it. */
public final class ImportRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ImportRefused(String why) {
        super(why, null, false, false);
    }
}
