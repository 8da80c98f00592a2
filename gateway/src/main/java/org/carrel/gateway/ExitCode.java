package org.carrel.gateway;

/** What every command ends with; part of the outer contract. */
enum ExitCode {
    DONE(0),
    FAILED(1),
    WRONG_USAGE(2),
    CONFIGURATION_REFUSED(78);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    int number() {
        return number;
    }
}
