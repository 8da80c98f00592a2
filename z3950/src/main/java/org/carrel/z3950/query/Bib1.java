package org.carrel.z3950.query;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The types of Bib-1's attributes and the values that they have (z3950.md §3.10). */
enum Bib1 {
    // spotless:off
    USE         (1, QueryDiagnostic.USE),
    RELATION    (2, QueryDiagnostic.RELATION,     1, 2, 3, 4, 5, 6, 100, 101, 102, 103),
    POSITION    (3, QueryDiagnostic.POSITION,     1, 2, 3),
    STRUCTURE   (4, QueryDiagnostic.STRUCTURE,    1, 2, 3, 4, 5, 6, 100, 101, 102, 103, 104, 105, 106, 107, 108, 109),
    TRUNCATION  (5, QueryDiagnostic.TRUNCATION,   1, 2, 3, 100, 101, 102, 103, 104),
    COMPLETENESS(6, QueryDiagnostic.COMPLETENESS, 1, 2, 3);

    /** The indexes that a catalogue's readers ask in; none of them knows a borrower. */
    static final Set<Integer> COMMON_USES =
            of( 1, 2, 3, 4, 5, 7, 8, 9, 12, 13, 16, 20, 21, 30, 31, 48, 51, 53, 54, 59, 62, 63,
                1002, 1003, 1004, 1005, 1007, 1009, 1010, 1011, 1012, 1016, 1017, 1018, 1019, 1020,
                1021, 1031, 1032, 1033, 1035, 1036);
    // spotless:on

    private final int type;
    private final QueryDiagnostic diagnostic;
    private final Set<Integer> values;

    Bib1(int type, QueryDiagnostic diagnostic, int... values) {
        this.type = type;
        this.diagnostic = diagnostic;
        this.values = of(values);
    }

    /** The row of a type; any other is refused with 113. */
    static Bib1 of(int type) {
        return Arrays.stream(values())
                .filter(each -> each.type == type)
                .findFirst()
                .orElseThrow(() -> new QueryFault(QueryDiagnostic.ATTRIBUTE_TYPE));
    }

    /** Whether the table has the value; for uses that is for the rules to say. */
    boolean allows(int value) {
        return values.contains(value);
    }

    /** What a value of this type is refused with. */
    QueryDiagnostic diagnostic() {
        return diagnostic;
    }

    private static Set<Integer> of(int... numbers) {
        return IntStream.of(numbers).boxed().collect(Collectors.toUnmodifiableSet());
    }
}
