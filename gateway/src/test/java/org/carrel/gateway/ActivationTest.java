package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedVendor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Before the doors open: does the library's system know numbers that vendors would get? */
class ActivationTest {
    private static final Duration SOON = Duration.ofMillis(200);
    private static final String NOBODY = "24              00120260101    120000AORIV|AA|AE|BLN|";
    private static final String SOMEBODY = "24              00120260101    120000AORIV|AA|AE|BLY|";

    private final GatewayTrial trial = new GatewayTrial();

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_library_that_knows_none_of_the_numbers_opens_the_doors() {
        trial.plan().record("ils", trial.ils(ServiceOptions.usual()).port());
        planVendor();
        WireClient kiosk = trial.startProved(SOON).terminal("kiosks");
        assertEquals(200, trial.asked("23").size());
        assertEquals(200, trial.asked("23").stream().distinct().count());
        assertTrue(trial.asked("23").stream().allMatch(line -> line.contains("|AA29998")));
        assertEquals("1", hold(kiosk));
    }

    @Test
    void a_library_that_knows_one_of_the_numbers_refuses_the_configuration() {
        LyingLibrary library = trial.liar(question -> LyingLibrary.signed(SOMEBODY, question));
        trial.plan().record("ils", library.port());
        planVendor();
        RangeTaken taken = assertThrows(RangeTaken.class, () -> trial.startProved(SOON));
        String message = String.valueOf(taken.getMessage());
        assertTrue(message.contains("upstreams.press.token"), message);
        assertTrue(message.contains("prefix 29998"), message);
        assertFalse(message.matches("(?s).*[0-9]{14}.*"), message);
    }

    @Test
    void a_silent_library_holds_tokens_back_until_it_answers() {
        AtomicReference<String> answer = new AtomicReference<>("");
        LyingLibrary library =
                trial.liar(question ->
                        answer.get().isEmpty()
                                ? LyingLibrary.HANG_UP
                                : LyingLibrary.signed(answer.get(), question));
        trial.plan().record("ils", library.port());
        planVendor();
        WireClient kiosk = trial.startProved(SOON).terminal("kiosks");
        assertEquals("0", hold(kiosk));
        assertEquals(List.of(), trial.received(SimulatedVendor.PRESS, "15"));
        answer.set(NOBODY);
        GatewayTrial.await(
                "the numbers are proved free",
                () -> trial.ear().count("tokens", "state=\"SERVED\"") == 1);
        assertEquals("1", hold(kiosk));
    }

    private void planVendor() {
        trial.vendor(SimulatedVendor.PRESS, ServiceOptions.usual());
        trial.plan()
                .say(
                        SimulatedVendor.PRESS,
                        "token",
                        "{ class: pairwise, form: codabar14, prefix: \"29998\", key: \"inline:%s\" }"
                                .formatted("d4".repeat(32)))
                .door("kiosks", "self-check")
                .say("kiosks", "routes", "{ hold: press }");
    }

    private static String hold(WireClient kiosk) {
        return kiosk.ask(Questions.hold(Questions.ZOE, Questions.EMMA)).columns().substring(0, 1);
    }
}
