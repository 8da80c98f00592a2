package org.carrel.z3950;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The services that an Init asks for and its response grants, one bit each; bit 0 is the first of
 * the bit string. Source: z3950.md §1.2.
 */
public enum InitOption {
    // spotless:off
    SEARCH(                     0),
    PRESENT(                    1),
    DELETE(                     2),
    RESOURCE_REPORT(            3),
    TRIGGER_RESOURCE_CONTROL(   4),
    RESOURCE_CONTROL(           5),
    ACCESS_CONTROL(             6),
    SCAN(                       7),
    SORT(                       8),
    EXTENDED_SERVICES(         10),
    SEGMENTATION_1(            11),
    SEGMENTATION_2(            12),
    CONCURRENT_OPERATIONS(     13),
    NAMED_RESULT_SETS(         14),
    ENCAPSULATION(             15),
    RESULT_COUNT(              16),
    /** Needed before a unit about charsets may be sent. */
    NEGOTIATION(               17),
    DUPLICATE_DETECTION(       18),
    /** Queries in CQL. */
    QUERY_TYPE_104(            19),
    EXTENDED_SERVICES_CORRECTION(20),
    STRING_SCHEMA(             21);
    // spotless:on

    /** How many bits an options string of ours has. */
    public static final int BITS = 22;

    private final int bit;

    InitOption(int bit) {
        this.bit = bit;
    }

    /** Its place in the bit string. */
    public int bit() {
        return bit;
    }

    /** The options that these bits say, as {@code BerElement.bits()} reads them. */
    public static Set<InitOption> of(long bits) {
        return Arrays.stream(values())
                .filter(option -> ((bits >>> option.bit) & 1) == 1)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(InitOption.class)));
    }

    /** The bits that say these options, as {@link ApduWriter#bits} writes them. */
    public static long bits(Set<InitOption> options) {
        return options.stream().mapToLong(option -> 1L << option.bit).reduce(0, (a, b) -> a | b);
    }
}
