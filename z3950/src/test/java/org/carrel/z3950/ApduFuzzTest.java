package org.carrel.z3950;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.List;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.MalformedBer;

/**
 * Whatever a peer sends: no exception, no memory kept or left with something in it, what was
 * understood is understood again when it is said again, and every reader of parts answers or says
 * that something is malformed. A seed is the bytes of a peer, then two bytes for the split.
 *
 * <p>A normal build replays the seeds. To look for new ones: {@code JAZZER_FUZZ=1 timeout 5m mvn -B
 * test -pl z3950 -Dtest=ApduFuzzTest}.
 */
class ApduFuzzTest {
    @FuzzTest(maxDuration = "8h")
    void whatAPeerSendsIsUnderstoodOrRefused(FuzzedDataProvider data) {
        int split = data.consumeInt(0, 0xFFFF);
        byte[] wire = data.consumeRemainingAsBytes();
        int first = Math.min(split, wire.length);
        try (TestAssociation association = new TestAssociation(1 << 16);
                TestAssociation echo = new TestAssociation(1 << 17)) {
            List<Object> heard =
                    association.hears(
                            Arrays.copyOf(wire, first),
                            Arrays.copyOfRange(wire, first, wire.length));
            for (Object each : heard) {
                if (each instanceof Apdu apdu) {
                    readEverything(apdu);
                    assertUnderstoodAgain(apdu, echo);
                }
            }
        }
    }

    private static void assertUnderstoodAgain(Apdu apdu, TestAssociation echo) {
        String meant = TreeText.of(apdu.root());
        try (Apdu again = (Apdu) echo.hears(echo.says(apdu)).getFirst()) {
            assertEquals(meant, TreeText.of(again.root()));
        }
    }

    private static void readEverything(Apdu apdu) {
        apdu.referenceId();
        for (ApduPart part : ApduPart.of(apdu.type().body())) {
            BerElement found = apdu.part(part);
            if (found != null) {
                attempt(() -> read(part.type(), found));
            }
        }
        attempt(() -> readWhole(apdu));
    }

    private static void readWhole(Apdu apdu) {
        switch (apdu.type()) {
            case INIT_RESPONSE -> Diagnostics.refusal(apdu);
            case SCAN_RESPONSE -> {
                ScanEntry.list(apdu);
                ScanEntry.diagnostics(apdu);
            }
            case EXTENDED_SERVICES -> ItemRequest.of(apdu);
            default -> {}
        }
    }

    private static void read(PartType type, BerElement element) {
        switch (type) {
            case OTHER_INFORMATION -> {
                InformationUnit.list(element).forEach(InformationUnit::kind);
                CharsetNegotiation.proposesUtf8(element);
                CharsetNegotiation.selectsUtf8(element);
                CharsetNegotiation.coversRecords(element);
            }
            case RECORDS, NAMED_RECORDS -> {
                ResponseRecord.list(element);
                ResponseRecord.diagnostics(element);
            }
            case EXTERNAL -> {
                External external = new External(element);
                external.syntax();
                external.octets();
            }
            default -> {}
        }
    }

    private static void attempt(Runnable reading) {
        try {
            reading.run();
        } catch (MalformedApdu | MalformedBer refused) {
            // the reader says so, and the gateway answers with Close
            assertEquals(false, refused.getMessage() == null);
        }
    }
}
