package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBufAllocator;
import java.util.EnumSet;
import java.util.Set;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.CharsetNegotiation;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.Diagnostics;
import org.carrel.z3950.InitOption;
import org.carrel.z3950.ber.BerElement;

/**
 * Answers a client's Init out of what the client may have, whatever the catalogues behind can do;
 * nobody learns here which they are (z3950.md §1.2, §2.2). What was agreed upon is read off it.
 */
final class Greeting {
    private static final Set<InitOption> GRANTED =
            EnumSet.of(
                    InitOption.SEARCH,
                    InitOption.PRESENT,
                    InitOption.DELETE,
                    InitOption.SCAN,
                    InitOption.SORT,
                    InitOption.NAMED_RESULT_SETS,
                    InitOption.QUERY_TYPE_104);

    private static final long VERSIONS = 0b111;
    private static final long VERSION_3 = 0b100;
    private static final int SMALLEST = 1_024;

    private final Apdu init;
    private final boolean unicode;

    Greeting(Apdu init) {
        this.init = init;
        this.unicode = CharsetNegotiation.proposesUtf8(init.part(ApduPart.INIT_OTHER_INFORMATION));
    }

    /** Whether both sides speak version 3, in which there is a Close. */
    boolean isVersion3() {
        return (versions() & VERSION_3) != 0;
    }

    /** How much may be sent at once. */
    Sizes sizes() {
        return new Sizes(
                size(ApduPart.INIT_PREFERRED_MESSAGE_SIZE, Sizes.LARGEST.preferred()),
                size(ApduPart.INIT_EXCEPTIONAL_RECORD_SIZE, Sizes.LARGEST.exceptional()));
    }

    /** Welcomes the client. */
    Apdu accepted(ByteBufAllocator allocator) {
        try (ApduWriter apdu = begun(allocator, true)) {
            if (unicode) {
                apdu.begin(ApduPart.INIT_RESPONSE_OTHER_INFORMATION);
                CharsetNegotiation.select(apdu, true);
                apdu.end();
            }
            return apdu.finish();
        }
    }

    /** Turns the client away and says why, by a number. */
    Apdu rejected(ByteBufAllocator allocator, Diagnostic why) {
        try (ApduWriter apdu = begun(allocator, false)) {
            Diagnostics.refusal(apdu, why);
            return apdu.finish();
        }
    }

    private ApduWriter begun(ByteBufAllocator allocator, boolean result) {
        ApduWriter apdu = new ApduWriter(allocator, ApduType.INIT_RESPONSE);
        Echo.reference(apdu, ApduPart.INIT_RESPONSE_REFERENCE_ID, init);
        Sizes sizes = sizes();
        return apdu.bits(ApduPart.INIT_RESPONSE_PROTOCOL_VERSION, versions(), Byte.SIZE)
                .bits(ApduPart.INIT_RESPONSE_OPTIONS, options(), InitOption.BITS)
                .integer(ApduPart.INIT_RESPONSE_PREFERRED_MESSAGE_SIZE, sizes.preferred())
                .integer(ApduPart.INIT_RESPONSE_EXCEPTIONAL_RECORD_SIZE, sizes.exceptional())
                .bool(ApduPart.INIT_RESPONSE_RESULT, result)
                .text(ApduPart.INIT_RESPONSE_IMPLEMENTATION_NAME, "Carrel");
    }

    private long versions() {
        return bits(ApduPart.INIT_PROTOCOL_VERSION) & VERSIONS;
    }

    private long options() {
        Set<InitOption> options = EnumSet.copyOf(GRANTED);
        if (unicode) {
            options.add(InitOption.NEGOTIATION);
        }
        return bits(ApduPart.INIT_OPTIONS) & InitOption.bits(options);
    }

    private long bits(ApduPart part) {
        BerElement bits = init.part(part);
        return bits == null ? 0 : bits.bits();
    }

    private int size(ApduPart part, int largest) {
        return Math.clamp(init.integer(part, largest), SMALLEST, largest);
    }
}
