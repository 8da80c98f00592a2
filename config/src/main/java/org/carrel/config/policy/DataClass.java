package org.carrel.config.policy;

import java.util.Arrays;
import java.util.Optional;

/**
 * What an element tells about a person, or that it tells nothing. An administrator gives one of
 * these to each vendor code under {@code fields:}; the ledger and the console count by them.
 */
public enum DataClass {
    // spotless:off
    IDENTIFIER(      "identifier"),        // names one person for good: card number, internal key
    CREDENTIAL(      "credential"),        // opens something: PIN, terminal password
    NAME(            "name"),
    CONTACT(         "contact"),           // address, e-mail, telephone
    BIRTH_DATE(      "birth-date"),
    PATRON_CLASS(    "patron-class"),      // borrower type, profile, home group
    STANDING(        "standing"),          // blocks, limits, whether the card is valid
    MONEY(           "money"),             // what somebody owes or pays
    LOANS(           "loans"),             // what somebody has, waits for or brings late
    READING_INTEREST("reading-interest"),  // a work; about a person as soon as one stands beside it
    FREE_TEXT(       "free-text"),         // may hold any of the above
    LOCATION(        "location"),          // branch, shelf, bin
    DEVICE(          "device"),            // which terminal
    OPERATIONAL(     "operational"),       // about the dialogue itself; public
    UNKNOWN(         "unknown");
    // spotless:on

    private final String text;

    DataClass(String text) {
        this.text = text;
    }

    /** The name that stands in {@code carrel.yaml}. */
    public String text() {
        return text;
    }

    /** The class of that name, if there is one. */
    public static Optional<DataClass> named(String text) {
        return Arrays.stream(values()).filter(each -> each.text.equals(text)).findFirst();
    }
}
