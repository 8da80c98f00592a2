package org.carrel.gateway.catalogue;

import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.ber.BerElement;

/** The one thing that a client gets back as it sent it (z3950.md §6.3). */
final class Echo {
    private Echo() {}

    /** Repeats the reference id of a question, if it has one; no target ever saw it. */
    static void reference(ApduWriter answer, ApduPart part, Apdu question) {
        BerElement reference = question.referenceId();
        if (reference != null) {
            answer.octets(part, reference.content());
        }
    }
}
