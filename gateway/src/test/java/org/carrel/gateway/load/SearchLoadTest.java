package org.carrel.gateway.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.carrel.gateway.load.FakeCatalogue.Mischief;
import org.carrel.gateway.load.LoadPlan.Talk;
import org.carrel.gateway.load.LoadPlan.Times;
import org.carrel.gateway.load.LoadResult.Faults;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduType;
import org.junit.jupiter.api.Test;

/** Whole runs of catalogue clients over real sockets, and that every fault is counted. */
class SearchLoadTest {
    private static final Faults NONE = new Faults(0, 0, 0, 0, 0);
    private static final int RECORDS = 3;

    /** No warm-up, so that the catalogue counts the same answers as the run. */
    private static final Times SHORT =
            new Times(
                    Duration.ZERO,
                    Duration.ofMillis(300),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(500));

    @Test
    void aRightCatalogueGivesACleanResult() {
        try (FakeCatalogue catalogue = new FakeCatalogue()) {
            LoadResult result = run(catalogue, 0);
            assertEquals(NONE, result.faults());
            assertTrue(result.requests() > 0 && result.latency().p99() > 0);
        }
    }

    @Test
    void recordsAreFetchedAfterEverySearch() {
        try (FakeCatalogue catalogue = new FakeCatalogue()) {
            LoadResult result = run(catalogue, RECORDS);
            assertEquals(NONE, result.faults());
            assertTrue(result.requests() > catalogue.searched().size());
        }
    }

    @Test
    void noTwoSearchesAreAlike() {
        try (FakeCatalogue catalogue = new FakeCatalogue()) {
            run(catalogue, 0);
            List<Long> searched = catalogue.searched();
            assertEquals(searched.size(), searched.stream().distinct().count());
        }
    }

    @Test
    void anotherNumberOfHitsIsWrong() {
        assertEquals(
                new Faults(1, 0, 0, 0, 0),
                faults(question ->
                        FakeCatalogue.found(question, FakeCatalogue.number(question) + 1)));
    }

    @Test
    void anAnswerOfAnotherKindIsWrong() {
        assertEquals(
                new Faults(1, 0, 0, 0, 0),
                faults(question -> FakeCatalogue.presented(question, 1)));
    }

    @Test
    void anAnswerWithAnotherReferenceIsWrong() {
        Apdu[] first = new Apdu[1];
        Mischief mixesUp =
                (question, nth) -> {
                    if (question.type() == ApduType.INIT && first[0] == null) {
                        first[0] = question.shared();
                    }
                    boolean wrong = nth == 6;
                    long number = wrong ? FakeCatalogue.number(question) : 0;
                    return Optional.of(
                            wrong
                                    ? FakeCatalogue.found(first[0], number)
                                    : FakeCatalogue.right(question));
                };
        try (FakeCatalogue catalogue = new FakeCatalogue(mixesUp)) {
            assertEquals(new Faults(1, 0, 0, 0, 0), run(catalogue, 0).faults());
        }
        first[0].close();
    }

    @Test
    void fewerRecordsThanAskedForAreWrong() {
        Mischief keepsOneBack =
                (question, _) ->
                        Optional.of(
                                question.type() == ApduType.PRESENT
                                        ? FakeCatalogue.presented(question, RECORDS - 1)
                                        : FakeCatalogue.right(question));
        try (FakeCatalogue catalogue = new FakeCatalogue(keepsOneBack)) {
            assertTrue(run(catalogue, RECORDS).faults().wrong() > 0);
        }
    }

    @Test
    void aDiagnosticIsARefusalAfterWhichNothingIsFetched() {
        Mischief declines =
                (question, _) ->
                        Optional.of(
                                question.type() == ApduType.SEARCH
                                        ? FakeCatalogue.declined(question)
                                        : FakeCatalogue.right(question));
        try (FakeCatalogue catalogue = new FakeCatalogue(declines)) {
            LoadResult result = run(catalogue, RECORDS);
            assertEquals(NONE, result.faults());
            assertEquals(result.requests(), result.refused());
        }
    }

    @Test
    void aCloseInPlaceOfAnAnswerIsAnError() {
        assertEquals(new Faults(0, 0, 1, 0, 0), faults(_ -> FakeCatalogue.goodbye()));
    }

    @Test
    void aDroppedAnswerIsLost() {
        Mischief forgets =
                (question, nth) ->
                        nth == 6 ? Optional.empty() : Optional.of(FakeCatalogue.right(question));
        try (FakeCatalogue catalogue = new FakeCatalogue(forgets)) {
            assertEquals(new Faults(0, 0, 0, 1, 0), run(catalogue, 0).faults());
        }
    }

    @Test
    void aTargetThatTurnsClientsAwayEndsTheRun() {
        Mischief refuses = (question, _) -> Optional.of(FakeCatalogue.welcome(question, false));
        try (FakeCatalogue catalogue = new FakeCatalogue(refuses)) {
            LoadFailed failed = assertThrows(LoadFailed.class, () -> run(catalogue, 0));
            assertEquals("the target refused the login", failed.getMessage());
        }
    }

    /** What a run counts where the sixth answer is another, once. */
    private static Faults faults(UnaryOperator<Apdu> instead) {
        Mischief once =
                (question, nth) ->
                        Optional.of(
                                nth == 6 ? instead.apply(question) : FakeCatalogue.right(question));
        try (FakeCatalogue catalogue = new FakeCatalogue(once)) {
            return run(catalogue, 0).faults();
        }
    }

    private static LoadResult run(FakeCatalogue catalogue, int records) {
        LoadPlan plan =
                LoadPlan.of(catalogue.address())
                        .withConnections(3)
                        .withTimes(SHORT)
                        .withTalk(new Talk.Searches("books", records, Optional.empty()));
        return Load.run(plan, _ -> {});
    }
}
