package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.Map;
import java.util.Optional;
import org.carrel.gateway.ReadLine.Field;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedIls;
import org.carrel.gateway.demo.SimulatedVendor;
import org.carrel.gateway.demo.Witness;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.gateway.demo.Witness.Sighting;
import org.carrel.sip2.Sip2MessageType;

/**
 * Whatever a terminal sends to the whole gateway, with a library system and two vendors behind it:
 * each request gets at most one answer, all answers are well-formed, the gateway goes on, no fault,
 * no memory is kept or left with something in it, and no upstream hears a terminal's password or
 * login. A seed is the bytes of a terminal, then two numbers of two bytes for the splits and one
 * byte for the door.
 *
 * <p>A normal build replays the seeds. To look for new ones: {@code JAZZER_FUZZ=1 timeout 30m mvn
 * -B test -pl gateway -am -Dtest=ConnectionFuzzTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class ConnectionFuzzTest {
    private static final String STATUS = "9900802.00";
    private static final int LAST = 7;
    private static final String END = "\r\r\r";

    private static final Witness WITNESS = new Witness();
    private static final WiredGateway GATEWAY = open();

    @FuzzTest(maxDuration = "8h")
    void whatATerminalSaysIsAnsweredOrEndsItsConnection(FuzzedDataProvider data) {
        String door = data.pickValue(FuzzedHouse.DOORS);
        int one = data.consumeInt(0, 0xFFFF);
        int other = data.consumeInt(0, 0xFFFF);
        byte[] wire = data.consumeRemainingAsBytes();
        int first = Math.min(Math.min(one, other), wire.length);
        int second = Math.min(Math.max(one, other), wire.length);
        long before = WITNESS.mark();
        try (var _ = BugDetectors.allowNetworkConnections()) {
            try (RawTerminal terminal = new RawTerminal(GATEWAY.port(door))) {
                terminal.say(wire, 0, first);
                terminal.say(wire, first, second);
                terminal.say(wire, second, wire.length);
                // telnet negotiation may swallow two bytes
                terminal.say(RawTerminal.bytes(END));
                terminal.say(ReadLine.signed(STATUS, LAST));
                assertAnswered(terminal, requests(wire));
            }
            try (RawTerminal next = new RawTerminal(GATEWAY.port(door))) {
                assertEquals(Sip2MessageType.ACS_STATUS, next.ask(STATUS, 1).type());
            }
        }
        GATEWAY.assertNothingIsLeft();

        WITNESS.since(before).forEach(ConnectionFuzzTest::assertNothingOfTheTerminalsOwn);
    }

    /** Each answer is well-formed; there are no more than requests, and the last question's own. */
    private static void assertAnswered(RawTerminal terminal, int requests) {
        int answers = 0;
        Optional<String> line = terminal.hear();
        while (line.isPresent()) {
            ReadLine answer = ReadLine.of(line.get(), '|');
            assertFalse(answer.type().isRequest(), "a terminal is never asked");
            answers++;
            if (answer.type() == Sip2MessageType.ACS_STATUS && answer.sequence() == LAST) {
                break;
            }
            line = terminal.hear();
        }
        assertTrue(answers <= requests + 1, "more answers than requests");
    }

    /** Every request has an end. */
    private static int requests(byte[] wire) {
        int ends = 1;
        for (byte octet : wire) {
            ends += octet == '\r' ? 1 : 0;
        }
        return ends;
    }

    private static void assertNothingOfTheTerminalsOwn(Sighting sighting) {
        if (sighting.direction() == Direction.RECEIVED && !isOurLogin(sighting.line())) {
            ReadLine heard = ReadLine.of(sighting.line(), '|', false);
            assertFalse(heard.has("CN") || heard.has("CO"), "a terminal's login went upstream");
            assertTrue(
                    heard.fields().stream()
                            .filter(each -> each.id().equals("AC"))
                            .map(Field::value)
                            .allMatch(String::isEmpty),
                    "a terminal's password went upstream");
        }
    }

    private static boolean isOurLogin(String line) {
        return line.startsWith("9300CNcarrel|COdemo-");
    }

    private static WiredGateway open() {
        ServiceOptions usual = ServiceOptions.usual();
        SimulatedIls ils = new SimulatedIls(usual, WITNESS);
        SimulatedVendor press = new SimulatedVendor(SimulatedVendor.PRESS, usual, WITNESS);
        SimulatedVendor till = new SimulatedVendor(SimulatedVendor.TILL, usual, WITNESS);
        return new WiredGateway(
                FuzzedHouse.with(
                        Map.of("ils", ils.port(), "press", press.port(), "till", till.port())));
    }
}
