package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Arrays;
import java.util.Optional;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;

/**
 * Whatever a catalogue client sends after its Init, in two pieces: the gateway answers with APDUs
 * that a client may get, or closes; the next client is served as if nothing had been; the gateway
 * has no fault. A seed is the bytes of a client, then two bytes for the split.
 *
 * <p>A normal build replays the seeds, which are recorded APDUs. To look for new ones: {@code
 * JAZZER_FUZZ=1 timeout 30m mvn -B test -pl gateway -am -Dtest=AssociationFuzzTest
 * -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class AssociationFuzzTest {
    private static final TellingTarget TARGET = new TellingTarget("tattle");
    private static final Z3950Trial GATEWAY = new Z3950Trial(TARGET.port(), "", unlimited());

    @FuzzTest(maxDuration = "8h")
    void whatAClientSaysIsAnsweredOrEndsItsAssociation(FuzzedDataProvider data) {
        int split = data.consumeInt(0, 0xFFFF);
        byte[] wire = data.consumeRemainingAsBytes();
        int cut = Math.min(split, wire.length);
        try (var _ = BugDetectors.allowNetworkConnections()) {
            try (RawAssociation client = RawAssociation.to(GATEWAY.port())) {
                assertTrue(client.ask(RawAssociation.init()).bool(ApduPart.INIT_RESPONSE_RESULT));
                client.say(Arrays.copyOfRange(wire, 0, cut));
                client.say(Arrays.copyOfRange(wire, cut, wire.length));
                client.endOfSpeech();
                assertAnswered(client);
            }
            try (RawAssociation next = RawAssociation.to(GATEWAY.port())) {
                next.ask(RawAssociation.init());
                Apdu found = next.ask(CataloguePeopleTest.search("books", "word"));
                assertTrue(found.bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS));
            }
        }
        assertEquals(0, GATEWAY.faults());
    }

    /** Everything until the end is something that a server may say. */
    private static void assertAnswered(RawAssociation client) {
        Optional<Apdu> heard = client.hear();
        while (heard.isPresent()) {
            assertFalse(
                    heard.get().type().sender() == ApduType.Sender.CLIENT,
                    "a client's own words came back");
            heard = client.hear();
        }
    }

    private static String unlimited() {
        return "    limits: { searches: 0, records: 0, kibibytes: 0 }";
    }
}
