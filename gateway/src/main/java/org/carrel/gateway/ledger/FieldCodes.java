package org.carrel.gateway.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.carrel.config.policy.ElementName;

/**
 * The codes of fields that the tap tells apart, those of the standard written down once more.
 * Source: 3M SIP 2.00, list of fields (sip2.md §3.1). Codes can be added and keep their slots. Any
 * thread.
 */
final class FieldCodes {
    private static final String STANDARD =
            """
            AA AB AC AD AE AF AG AH AJ AL AM AN AO AP AQ AS AT AU AV AY AZ BD BE BF BG BH BI BK BL
            BM BN BO BP BQ BR BS BT BU BV BW BX BY BZ CA CB CC CD CF CG CH CI CJ CK CL CM CN CO CP CQ
            """;
    private static final int LETTERS = 0x80;
    private static final int OTHER = 0;

    private final List<String> names = new CopyOnWriteArrayList<>(List.of(Vocabulary.OTHER));
    private final short[] slots = new short[LETTERS * LETTERS];

    FieldCodes(Set<String> declared) {
        Arrays.stream(STANDARD.strip().split("\\s+")).forEach(this::add);
        declared.forEach(this::add);
    }

    /** Tells these apart too, from now on or from a moment later. */
    synchronized void learn(Set<String> codes) {
        codes.stream().filter(code -> !names.contains(name(code))).forEach(this::add);
    }

    /** How many there are, with the one for all others. */
    int count() {
        return names.size();
    }

    /** The name under which fields in this slot are counted. */
    String name(int slot) {
        return names.get(slot);
    }

    /** The slot of a code, given as its two bytes, 0 to 255 each. */
    int slot(int first, int second) {
        return first < LETTERS && second < LETTERS ? slots[first * LETTERS + second] : OTHER;
    }

    private static String name(String code) {
        return ElementName.PROTOCOL + code;
    }

    private void add(String code) {
        short slot = (short) names.size();
        names.add(name(code)); // before anybody can meet its slot
        slots[code.charAt(0) * LETTERS + code.charAt(1)] = slot;
    }
}
