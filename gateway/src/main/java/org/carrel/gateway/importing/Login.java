package org.carrel.gateway.importing;

/** Where passwords for catalogues are kept; they are not copied out of a configuration. */
final class Login {
    /** Where the person who imports puts the passwords. */
    static final String FOLDER = "file:/etc/carrel/secrets/";

    static final String FILL_IN =
            "passwords are not copied: put it into the file that login.password names at the target";

    private Login() {}
}
