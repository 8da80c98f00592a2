package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Dialect.Terminator;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every message of the standard goes through the gateway, whatever its terminal speaks, to a
 * library system that speaks otherwise; and wherever TCP cuts it.
 */
class EveryMessageTest {
    private static final List<String> CHARSETS = List.of("utf-8", "cp850", "iso-8859-1", "ascii");
    private static final Map<String, String> TERMINATORS =
            Map.of("cr", "\r", "crlf", "\r\n", "lf", "\n");
    private static final List<Sip2MessageType> STAFF_ONLY =
            List.of(
                    Sip2MessageType.BLOCK_PATRON,
                    Sip2MessageType.PATRON_ENABLE,
                    Sip2MessageType.ITEM_STATUS_UPDATE);

    private static final int STRIDE = 8;

    private static GatewayTrial.Running library;

    /** One way in which a terminal may speak. */
    record Dialect(String profile, String charset, String terminator, boolean errorDetection) {
        String door() {
            return profile + "-" + charset + "-" + terminator;
        }

        Speech speech() {
            return new Speech(
                    Speech.charset(charset),
                    TERMINATORS.getOrDefault(terminator, ""),
                    errorDetection);
        }

        /** None of a door's dialects is its library system's own. */
        String upstream() {
            return charset.equals("utf-8") || charset.equals("iso-8859-1") ? "branch" : "ils";
        }

        Stream<Sip2MessageType> requests() {
            return Questions.all()
                    .filter(type -> profile.equals("staff") || !STAFF_ONLY.contains(type));
        }
    }

    static Stream<Dialect> dialects() {
        return Stream.of("staff", "self-check")
                .flatMap(profile ->
                        CHARSETS.stream()
                                .flatMap(charset ->
                                        TERMINATORS.keySet().stream()
                                                .sorted()
                                                .flatMap(terminator ->
                                                        Stream.of(true, false)
                                                                .map(detects ->
                                                                        new Dialect(
                                                                                profile,
                                                                                charset,
                                                                                terminator,
                                                                                detects)))));
    }

    static Stream<Sip2MessageType> requests() {
        return Questions.all();
    }

    @BeforeAll
    static void open() {
        ServiceOptions usual = ServiceOptions.usual();
        GatewayTrial trial =
                GatewayTrial.withLibrary(
                        usual.withDialect(
                                new Sip2Dialect(Sip2Charset.UTF_8, Terminator.LF, true, '|')));
        int branch =
                trial.ils(
                                usual.withDialect(
                                        new Sip2Dialect(
                                                Sip2Charset.CP850, Terminator.CRLF, false, '^')))
                        .port();
        Plan plan =
                trial.plan()
                        .record("branch", branch)
                        .say("ils", "dialect", "{ charset: utf-8, terminator: lf }")
                        .say(
                                "branch",
                                "dialect",
                                "{ charset: cp850, terminator: crlf, error-detection: false,"
                                        + " delimiter: \"^\" }");
        dialects().filter(Dialect::errorDetection).forEach(each -> open(plan, each));
        library = trial.start();
    }

    @AfterAll
    static void close() {
        library.close();
    }

    private static void open(Plan plan, Dialect dialect) {
        plan.door(dialect.door(), dialect.profile())
                .say(dialect.door(), "upstream", dialect.upstream())
                .say(
                        dialect.door(),
                        "dialect",
                        "{ charset: %s, terminator: %s }"
                                .formatted(dialect.charset(), dialect.terminator()));
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void every_request_gets_its_own_answer_in_the_terminals_dialect(Dialect dialect) {
        try (WireClient terminal = terminal(dialect)) {
            Exchange exchange = new Exchange(terminal);
            dialect.requests().forEach(type -> exchange.ask(type, terminal::write));
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void a_title_arrives_in_the_terminals_own_charset(Dialect dialect) {
        try (WireClient terminal = terminal(dialect)) {
            String back = Questions.anew(Questions.of(Sip2MessageType.CHECKIN));
            String title = terminal.ask(back).field("AJ");
            assertEquals(
                    dialect.charset().equals("ascii") ? "Le P?re Goriot" : "Le Père Goriot", title);
        }
    }

    @ParameterizedTest
    @MethodSource("dialects")
    void words_reach_the_library_in_its_own_charset(Dialect dialect) {
        try (WireClient terminal = terminal(dialect)) {
            String words = dialect.door() + (dialect.errorDetection() ? " Möwe" : " Müll");
            terminal.ask(
                    Questions.hold(Questions.AMARA, Questions.EMMA)
                            .replace("AOZWEIG", "AOZWEIG|BS" + words));
            String arrived =
                    dialect.charset().equals("ascii") ? words.replaceAll("[öü]", "?") : words;
            assertEquals(
                    1,
                    library.trial().asked("15").stream()
                            .filter(line -> line.contains("BS" + arrived))
                            .count());
        }
    }

    /**
     * Each build tries every {@value #STRIDE}th cut in each dialect, so that each cut is tried in
     * some; with {@code CARREL_EVERY_CUT=1} all are tried in all, which takes about four minutes.
     */
    @ParameterizedTest
    @MethodSource("dialects")
    void every_request_may_be_cut_at_every_byte(Dialect dialect) {
        int stride = System.getenv("CARREL_EVERY_CUT") == null ? STRIDE : 1;
        int first = 1 + dialects().toList().indexOf(dialect) % stride;
        try (WireClient terminal = terminal(dialect);
                WireClient pulse = terminal(dialect)) {
            Exchange exchange = new Exchange(terminal);
            dialect.requests()
                    .forEach(type -> {
                        int length = terminal.next(Questions.of(type)).length;
                        for (int offset = first; offset < length; offset += stride) {
                            int at = offset;
                            exchange.ask(type, frame -> inTwo(terminal, frame, at, pulse));
                        }
                    });
        }
    }

    @ParameterizedTest
    @MethodSource("requests")
    void a_request_may_come_byte_by_byte(Sip2MessageType type) {
        try (WireClient terminal = terminal(new Dialect("staff", "utf-8", "lf", true))) {
            Exchange exchange = new Exchange(terminal);
            exchange.ask(Sip2MessageType.SC_STATUS, terminal::write);
            exchange.ask(
                    type,
                    frame -> {
                        for (byte each : frame) {
                            terminal.write(new byte[] {each});
                        }
                    });
        }
    }

    /** Another terminal's exchange in between lets the gateway read the first piece by itself. */
    private static void inTwo(WireClient terminal, byte[] frame, int at, WireClient pulse) {
        terminal.write(Arrays.copyOf(frame, at));
        pulse.ask("97");
        terminal.write(Arrays.copyOfRange(frame, at, frame.length));
    }

    private static WireClient terminal(Dialect dialect) {
        return library.terminal(dialect.door(), dialect.speech());
    }
}
