package org.carrel.z3950.zoom;

import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.ber.BerElement;

/** Reference ids that are eight octets and mean a number; an answer repeats its question's. */
public final class Reference {
    private Reference() {}

    /** Whether this APDU has just this number as its reference id. */
    public static boolean isOn(Apdu apdu, long reference) {
        BerElement found = apdu.referenceId();
        return found != null
                && found.length() == Long.BYTES
                && found.content().getLong(0) == reference;
    }

    static void write(ApduWriter apdu, ApduPart part, long reference) {
        apdu.written(
                part,
                bytes -> {
                    bytes.open(part.tag(), Long.BYTES).writeLong(reference);
                    bytes.shut();
                });
    }
}
