package org.carrel.gateway.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Exchanger;
import java.util.concurrent.TimeUnit;
import org.carrel.gateway.load.LoadPlan.Login;
import org.carrel.gateway.load.LoadPlan.Pace;
import org.carrel.gateway.load.LoadPlan.Speech;
import org.carrel.gateway.load.LoadPlan.Times;
import org.carrel.gateway.load.LoadResult.Faults;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whole runs over real sockets: what a right library gives, and that every fault is counted. */
class LoadTest {
    private static final Faults NONE = new Faults(0, 0, 0, 0, 0);

    /** No warm-up, so that the library counts the same answers as the run. */
    private static final Times SHORT =
            new Times(
                    Duration.ZERO,
                    Duration.ofMillis(300),
                    Duration.ofSeconds(20),
                    Duration.ofMillis(500));

    @Test
    void aRightLibraryGivesACleanResult() {
        try (FakeLibrary library = new FakeLibrary()) {
            LoadResult result = run(plan(library).withConnections(5));
            assertEquals(NONE, result.faults());
            assertTrue(result.clean());
            assertTrue(result.requests() > 0 && result.latency().p99() > 0);
        }
    }

    @Test
    void everyMessageOfAMixGetsItsAnswer() {
        try (FakeLibrary library = new FakeLibrary()) {
            LoadResult result = run(plan(library).withMix(List.copyOf(RequestShape.KNOWN)));
            assertEquals(NONE, result.faults());
            assertEquals(0, result.refused());
        }
    }

    @Test
    void noTwoRequestsAreAlike() {
        try (FakeLibrary library = new FakeLibrary()) {
            run(plan(library).withMix(List.of(Sip2MessageType.PATRON_STATUS_REQUEST)));
            List<String> requests = library.requests();
            assertEquals(requests.size(), requests.stream().distinct().count());
        }
    }

    @Test
    void warmUpIsNotCounted() {
        try (FakeLibrary library = new FakeLibrary()) {
            Times times = new Times(Duration.ofMillis(200), Duration.ofMillis(100));
            LoadResult result = run(plan(library).withTimes(times));
            assertTrue(result.requests() < library.requests().size());
        }
    }

    @Test
    void twoAnswersThatChangePlacesAreBothWrong() {
        Exchanger<String> swap = new Exchanger<>();
        FakeLibrary.Mischief mixUp =
                (right, nth) ->
                        nth == 5 || nth == 6 ? swap.exchange(right, 5, TimeUnit.SECONDS) : right;
        try (FakeLibrary library = new FakeLibrary("\r", mixUp)) {
            LoadResult result = run(plan(library));
            assertEquals(new Faults(2, 0, 0, 0, 0), result.faults());
            assertFalse(result.clean());
        }
    }

    @Test
    void anAnswerThatNobodyAskedForIsWrong() {
        FakeLibrary.Mischief twice = (right, nth) -> nth == 5 ? right + "\r" + right : right;
        try (FakeLibrary library = new FakeLibrary("\r", twice)) {
            assertTrue(run(plan(library)).faults().wrong() > 0);
        }
    }

    @Test
    void aWrongChecksumIsCounted() {
        FakeLibrary.Mischief misreckons =
                (right, nth) -> nth == 5 ? right.substring(0, right.length() - 4) + "0000" : right;
        try (FakeLibrary library = new FakeLibrary("\r", misreckons)) {
            assertEquals(new Faults(0, 1, 0, 0, 0), run(plan(library)).faults());
        }
    }

    @Test
    void aDroppedAnswerIsLost() {
        try (FakeLibrary library = FakeLibrary.erringOnce(5, FakeLibrary.NOTHING)) {
            assertEquals(new Faults(0, 0, 0, 1, 0), run(plan(library)).faults());
        }
    }

    @Test
    void aRequestToResendIsAnError() {
        try (FakeLibrary library = FakeLibrary.erringOnce(5, "96AZFEF6")) {
            assertEquals(new Faults(0, 0, 1, 0, 0), run(plan(library)).faults());
        }
    }

    @Test
    void whatIsNoSip2IsAnError() {
        try (FakeLibrary library = FakeLibrary.erringOnce(5, "HTTP/1.1 400 Bad Request")) {
            assertEquals(new Faults(0, 0, 1, 0, 0), run(plan(library)).faults());
        }
    }

    @Test
    void anEndlessMessageIsAnErrorAndClosed() {
        try (FakeLibrary library = FakeLibrary.erringOnce(5, "64".repeat(Inbox.LONGEST))) {
            assertEquals(new Faults(0, 0, 1, 0, 1), run(plan(library)).faults());
        }
    }

    @Test
    void aClosedConnectionIsCountedAndTheOthersGoOn() {
        try (FakeLibrary library = FakeLibrary.erringOnce(5, FakeLibrary.HANG_UP)) {
            LoadResult result = run(plan(library));
            assertEquals(new Faults(0, 0, 0, 0, 1), result.faults());
            assertTrue(result.requests() > 5);
        }
    }

    @Test
    void aRunWithoutConnectionsLeftEndsAtOnce() {
        Times hours = new Times(Duration.ZERO, Duration.ofHours(1));
        try (FakeLibrary library = new FakeLibrary("\r", (_, _) -> FakeLibrary.HANG_UP)) {
            LoadResult result = run(plan(library).withTimes(hours));
            assertEquals(new Faults(0, 0, 0, 0, 3), result.faults());
        }
    }

    @Test
    void aRateIsKept() {
        try (FakeLibrary library = new FakeLibrary()) {
            LoadResult result = run(plan(library).withPace(new Pace.Rate(200)));
            assertEquals(NONE, result.faults());
            assertTrue(result.requests() <= 61, () -> "answers: " + result.requests());
        }
    }

    @Test
    void whatIsDueWhileNoConnectionIsFreeIsMissed() {
        try (FakeLibrary library = FakeLibrary.erringOnce(1, FakeLibrary.NOTHING)) {
            LoadResult result = run(plan(library).withConnections(1).withPace(new Pace.Rate(100)));
            assertTrue(result.missed() > 0);
            assertEquals(new Faults(0, 0, 0, 1, 0), result.faults());
        }
    }

    @Test
    void withoutErrorDetectionNothingIsNumbered() {
        try (FakeLibrary library = new FakeLibrary()) {
            assertTrue(run(plan(library).withSpeech(speaking(Terminator.CR, false))).clean());
            assertTrue(library.requests().getFirst().endsWith("|\r"));
        }
    }

    @ParameterizedTest
    @EnumSource(Terminator.class)
    void messagesEndAsTheDialectSays(Terminator terminator) {
        try (FakeLibrary library = new FakeLibrary(terminator.bytes(), (right, _) -> right)) {
            LoadResult result = run(plan(library).withSpeech(speaking(terminator, true)));
            assertTrue(result.clean() && result.requests() > 0);
        }
    }

    @Test
    void theInstitutionIsWrittenInTheDialectsCharset() {
        Sip2Dialect dialect = new Sip2Dialect(Sip2Charset.CP850, Terminator.CR, true, '|');
        Speech speech = new Speech(dialect, Optional.empty(), "Zürich");
        try (FakeLibrary library = new FakeLibrary()) {
            assertTrue(run(plan(library).withSpeech(speech)).clean());
            assertTrue(library.requests().getFirst().contains("AOZ\u0081rich|"));
        }
    }

    @Test
    void everyConnectionLogsInFirst() {
        try (FakeLibrary library = new FakeLibrary()) {
            assertTrue(run(plan(library).withSpeech(loggingIn())).clean());
            assertEquals(
                    3,
                    library.requests().stream()
                            .filter(request -> request.startsWith("9300CNkiosk|COsesame|CPhall|"))
                            .count());
        }
    }

    @Test
    void aRefusedLoginEndsTheRun() {
        try (FakeLibrary library = FakeLibrary.erringOnce(2, "940AY0AZFDFE")) {
            LoadPlan plan = plan(library).withSpeech(loggingIn());
            LoadFailed failed = assertThrows(LoadFailed.class, () -> run(plan));
            assertEquals("the target refused the login", failed.getMessage());
        }
    }

    @Test
    void idleConnectionsAskNothing() {
        try (FakeLibrary library = new FakeLibrary()) {
            LoadResult result = run(plan(library).withPace(new Pace.Idle()));
            assertTrue(result.clean());
            assertEquals(List.of(), library.requests());
        }
    }

    @Test
    void aTargetThatDoesNotListenEndsTheRun() {
        FakeLibrary gone = new FakeLibrary();
        gone.close();
        LoadFailed failed = assertThrows(LoadFailed.class, () -> run(plan(gone)));
        assertEquals("the target accepts no connection", failed.getMessage());
    }

    @Test
    void aTargetThatNeverLetsInEndsTheRunInTime() {
        Times impatient =
                new Times(
                        Duration.ZERO,
                        Duration.ofSeconds(1),
                        Duration.ofMillis(200),
                        Duration.ofSeconds(1));
        try (FakeLibrary library = new FakeLibrary("\r", (_, _) -> FakeLibrary.NOTHING)) {
            LoadPlan plan = plan(library).withSpeech(loggingIn()).withTimes(impatient);
            LoadFailed failed = assertThrows(LoadFailed.class, () -> run(plan));
            assertEquals("only 0 of 3 connections became ready in time", failed.getMessage());
        }
    }

    @Test
    void anotherMachineIsRefusedUnlessAllowed() {
        LoadPlan plan = LoadPlan.of(new InetSocketAddress("192.0.2.1", 6001));
        LoadFailed failed = assertThrows(LoadFailed.class, () -> run(plan));
        assertTrue(failed.toString().contains("--i-may-load-this-host"));
    }

    @Test
    void aLineOfProgressComesEverySecond() {
        CompletableFuture<String> line = new CompletableFuture<>();
        Times longer = new Times(Duration.ZERO, Duration.ofMillis(1200));
        try (FakeLibrary library = new FakeLibrary()) {
            Load.run(plan(library).withTimes(longer), line::complete);
        }
        assertTrue(line.join().startsWith("counting: 3 connections, "));
    }

    private static LoadResult run(LoadPlan plan) {
        return Load.run(plan, _ -> {});
    }

    private static LoadPlan plan(FakeLibrary library) {
        return LoadPlan.of(library.address()).withConnections(3).withTimes(SHORT);
    }

    private static Speech speaking(Terminator terminator, boolean errorDetection) {
        Sip2Dialect dialect = new Sip2Dialect(Sip2Charset.UTF_8, terminator, errorDetection, '|');
        return new Speech(dialect, Optional.empty(), "MAIN");
    }

    private static Speech loggingIn() {
        Login login = new Login("kiosk", "sesame", "hall");
        return new Speech(Sip2Dialect.STANDARD, Optional.of(login), "MAIN");
    }
}
