package org.carrel.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import org.carrel.gateway.ledger.Verdict;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is said: as many elements come in as the ledger tells the fate of, and what it says that
 * left is what an independent tap sees on the wire. A failure's name holds the seed that made it.
 */
class LedgerProperties {
    private static final int MESSAGES = 5_000; // on each of 20 ways
    private static final BuiltHouse HOUSE = new BuiltHouse();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.carrel.gateway.privacy.DefaultDenyHouse#ways")
    void everyElementIsAccountedForAndSeenOnTheWire(DefaultDenyHouse.Way way) {
        try (LedgerTrial trial = new LedgerTrial(way.profile(), way.upstream(), way.seed())) {
            for (int left = MESSAGES; left > 0; left--) {
                trial.message();
            }
            trial.assertNothingIsUnaccountedFor();
            assertInstanceOf(Verdict.Reconciled.class, trial.verdict(), trial.verdict().toString());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.carrel.gateway.privacy.DefaultDenyHouse#ways")
    void whatGoesThroughTheGuardIsAccountedForAndSeenOnTheWire(DefaultDenyHouse.Way way) {
        String door = way.profile() + "-" + way.upstream();
        try (GuardTrial trial = new GuardTrial(HOUSE, door, way.seed())) {
            for (int left = MESSAGES / 2; left > 0; left--) {
                trial.exchange();
            }
            trial.assertNothingIsUnaccountedFor();
            assertInstanceOf(Verdict.Reconciled.class, trial.verdict(), trial.verdict().toString());
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.carrel.gateway.privacy.DefaultDenyHouse#ways")
    void aFieldThatIsSmuggledPastTheLedgerIsSeen(DefaultDenyHouse.Way way) {
        try (LedgerTrial trial = new LedgerTrial(way.profile(), way.upstream(), way.seed())) {
            for (int left = 100; left > 0; left--) {
                trial.message();
            }
            trial.smuggle();
            assertInstanceOf(Verdict.Unreconciled.class, trial.verdict());
        }
    }
}
