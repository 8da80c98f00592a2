package org.carrel.gateway.privacy;

import java.util.Arrays;
import java.util.List;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is said, only what the strictest policy passes leaves: for each profile and each kind of
 * upstream, on the wire in any dialect, against an oracle of the test's own. A failure's name holds
 * the seed that made it.
 */
class DefaultDenyProperties {
    private static final int PATRON_ANSWERS = 10_000;
    private static final int OTHERS = 2_000;

    /** 97 is left out: what answers it was said, and treated, before. */
    private static final List<Sip2MessageType> QUESTIONS =
            Arrays.stream(Sip2MessageType.values())
                    .filter(Sip2MessageType::isRequest)
                    .filter(each -> each != Sip2MessageType.REQUEST_ACS_RESEND)
                    .toList();

    private static final BuiltHouse HOUSE = new BuiltHouse();

    @AfterAll
    static void close() {
        HOUSE.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.carrel.gateway.privacy.DefaultDenyHouse#ways")
    void ofAnAnswerAboutAPatronOnlyWhatIsAllowedReachesTheTerminal(DefaultDenyHouse.Way way) {
        try (Trial trial = trial(way)) {
            for (int left = PATRON_ANSWERS; left > 0; left--) {
                trial.answerTo(Sip2MessageType.PATRON_INFORMATION);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.carrel.gateway.privacy.DefaultDenyHouse#ways")
    void ofAnyOtherAnswerOnlyWhatIsAllowedReachesTheTerminal(DefaultDenyHouse.Way way) {
        try (Trial trial = trial(way)) {
            for (int left = share(OTHERS); left > 0; left--) {
                QUESTIONS.stream()
                        .filter(each -> each != Sip2MessageType.PATRON_INFORMATION)
                        .forEach(trial::answerTo);
            }
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("org.carrel.gateway.privacy.DefaultDenyHouse#ways")
    void ofAQuestionOnlyWhatIsAllowedReachesTheUpstream(DefaultDenyHouse.Way way) {
        try (Trial trial = trial(way)) {
            for (int left = share(OTHERS); left > 0; left--) {
                QUESTIONS.forEach(trial::question);
            }
        }
    }

    private static Trial trial(DefaultDenyHouse.Way way) {
        return new Trial(HOUSE, way.profile() + "-" + way.upstream(), way.seed());
    }

    /** The upstreams of a profile share the number between them. */
    private static int share(int messages) {
        return messages / DefaultDenyHouse.UPSTREAMS.size();
    }
}
