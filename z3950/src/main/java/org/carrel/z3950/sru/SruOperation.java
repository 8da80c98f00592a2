package org.carrel.z3950.sru;

import java.util.Arrays;
import java.util.Optional;
import org.carrel.z3950.query.Window;

/** What SRU can be asked to do. */
public enum SruOperation {
    SEARCH_RETRIEVE("searchRetrieve"),
    SCAN("scan"),
    EXPLAIN("explain");

    private final String text;

    SruOperation(String text) {
        this.text = text;
    }

    public String text() {
        return text;
    }

    static Optional<SruOperation> named(Window text) {
        return Arrays.stream(values()).filter(each -> text.is(each.text)).findFirst();
    }
}
