package org.carrel.z3950.query;

import java.util.Arrays;
import java.util.Optional;

/**
 * What is looked for: UTF-8 text; for a number its decimal digits, for null nothing (z3950.md §3.2,
 * Term).
 */
public record Term(Kind kind, Window text) {
    /**
     * The kinds of term that pass; an EXTERNAL, an object identifier and a number with a unit do
     * not.
     */
    public enum Kind {
        GENERAL("general"),
        NUMERIC("numeric"),
        CHARACTER_STRING("string"),
        DATE_TIME("datetime"),
        NULL("null");

        private final String pqf;

        Kind(String pqf) {
            this.pqf = pqf;
        }

        /** The word behind PQF's {@code @term}. */
        public String pqf() {
            return pqf;
        }

        static Optional<Kind> named(Window word) {
            return Arrays.stream(values()).filter(kind -> word.is(kind.pqf)).findFirst();
        }
    }

    /** A term of the usual kind. */
    public static Term general(Window text) {
        return new Term(Kind.GENERAL, text);
    }
}
