package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.carrel.gateway.demo.SimulatedVendor;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.vault.MemoryExhausted;
import org.carrel.gateway.vault.Vault;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What tokens, visits and the account of disclosures need is taken away in the middle of traffic,
 * and given back: messages are refused, none goes out as it was, and all is served again without a
 * restart.
 */
class KilledInTrafficTest {
    private static final String PRESS = SimulatedVendor.PRESS;
    private static final int KIOSKS = 4;
    private static final int VISITS = 64;
    private static final int ENOUGH = 100;

    /** After so many refusals whatever was on its way has arrived. */
    private static final int SETTLED = 10 * KIOSKS;

    @TempDir private Path folder = Path.of("");
    private final QuickSystem library = QuickSystem.keeping(KilledInTrafficTest::patron);
    private final QuickSystem press = QuickSystem.keeping(KilledInTrafficTest::held);
    private WiredGateway gateway;
    private Traffic traffic;

    @BeforeEach
    void begin() {
        Plan plan =
                new Plan()
                        .storage(folder)
                        .record("ils", library.port())
                        .vendor(PRESS, press.port(), SimulatedVendor.login(PRESS))
                        .say(PRESS, "token", "{ class: pairwise, form: text }")
                        .door("kiosks", "self-check")
                        .say("kiosks", "routes", "{ hold: press }");
        gateway = new WiredGateway(plan.text(), Clock.systemUTC(), VISITS);
        traffic = new Traffic(gateway.port("kiosks"), KIOSKS);
        traffic.awaitServed(ENOUGH);
    }

    @AfterEach
    void end() {
        traffic.close();
        gateway.close();
        library.close();
        press.close();
    }

    @Test
    void without_the_ledger_nothing_leaves_and_with_it_all_is_served_again() {
        gateway.ledger().close();
        traffic.awaitRefused(SETTLED);
        int told = library.heard().size() + press.heard().size();
        traffic.awaitRefused(ENOUGH);
        assertEquals(told, library.heard().size() + press.heard().size());
        gateway.ledger().reopen();
        traffic.awaitServed(ENOUGH);
        assertAllWasAnsweredAndNothingRawSaid("LedgerClosed");
    }

    @Test
    void without_the_vendors_key_it_is_told_nothing_and_with_it_all_is_served_again()
            throws IOException {
        Path key = keyFile();
        Path away = folder.resolve("away");
        Files.move(key, away);
        traffic.awaitRefused(SETTLED);
        int told = press.heard().size();
        traffic.awaitRefused(ENOUGH);
        assertEquals(told, press.heard().size());
        Files.move(away, key);
        traffic.awaitServed(ENOUGH);
        assertAllWasAnsweredAndNothingRawSaid("none");
    }

    @Test
    void without_memory_for_visits_none_begins_and_with_it_all_is_served_again() {
        List<Vault> hoard = new ArrayList<>();
        GatewayTrial.await("all memory is taken", () -> hoard(hoard));
        traffic.awaitRefused(SETTLED);
        int told = library.heard().size() + press.heard().size();
        traffic.awaitRefused(ENOUGH);
        assertEquals(told, library.heard().size() + press.heard().size());
        hoard.forEach(Vault::close);
        traffic.awaitServed(ENOUGH);
        assertAllWasAnsweredAndNothingRawSaid("MemoryExhausted");
    }

    /**
     * Takes what is free at this moment; a visit that is still going on has a room of its own,
     * which the next one may get first.
     *
     * @return whether no visit has any left
     */
    private boolean hoard(List<Vault> hoard) {
        try {
            while (hoard.size() < VISITS) {
                hoard.add(gateway.vaults().open());
            }
            return true;
        } catch (MemoryExhausted all) {
            return false;
        }
    }

    /**
     * @param kind of which faults are told, and of no other
     */
    private void assertAllWasAnsweredAndNothingRawSaid(String kind) {
        traffic.close();
        assertEquals(0, traffic.unanswered());
        for (String line : press.heard()) {
            assertTrue(QuickSystem.field(line, "AA").matches("[A-Z2-7]{26}"), "a token");
            assertTrue(!line.contains("29001"), "a card");
        }
        assertEquals(
                List.of(),
                gateway.faults().stream().filter(each -> !each.startsWith(kind)).toList());
        assertInstanceOf(Verdict.Reconciled.class, gateway.reconcile());
    }

    private Path keyFile() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("keys"))) {
            return files.filter(each -> each.toString().endsWith(".key")).findFirst().orElseThrow();
        }
    }

    private static String patron(String question) {
        return "64%s001%s%sAORIV|AA%s|AEOkonkwo, Amara|BLY|CQY|"
                .formatted(
                        " ".repeat(14),
                        Questions.DATE,
                        "0000".repeat(6),
                        QuickSystem.field(question, "AA"));
    }

    private static String held(String question) {
        return "161Y%sAORIV|AA%s|AB%s|"
                .formatted(
                        Questions.DATE,
                        QuickSystem.field(question, "AA"),
                        QuickSystem.field(question, "AB"));
    }
}
