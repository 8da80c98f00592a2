package org.carrel.z3950.sru;

import java.util.Arrays;
import java.util.Optional;
import org.carrel.z3950.query.Window;

/** The versions of SRU that are spoken on either side. */
public enum SruVersion {
    V1_1("1.1"),
    V1_2("1.2");

    private final String text;

    SruVersion(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static Optional<SruVersion> named(Window text) {
        return Arrays.stream(values()).filter(each -> text.is(each.text)).findFirst();
    }
}
