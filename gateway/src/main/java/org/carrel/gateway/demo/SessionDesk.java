package org.carrel.gateway.demo;

import static org.carrel.sip2.FixedField.*;

import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/** Lets machines in (93) and says what the service can do (99). */
final class SessionDesk implements Answers.Desk {
    private final Set<Login> logins;
    private final String supported;
    private final String library;
    private final Clock clock;

    /** A desk with these logins; {@code supported} as field BX carries it. */
    SessionDesk(Set<Login> logins, String supported, String library, Clock clock) {
        this.logins = Set.copyOf(logins);
        this.supported = supported;
        this.library = library;
        this.clock = clock;
    }

    @Override
    public Map<Sip2MessageType, Function<Question, Reply>> answers() {
        return Map.of(Sip2MessageType.LOGIN, this::login, Sip2MessageType.SC_STATUS, this::status);
    }

    private Reply login(Question question) {
        Login login =
                new Login(
                        question.text(Sip2Field.LOGIN_USER_ID),
                        question.text(Sip2Field.LOGIN_PASSWORD));
        return Reply.to(question, clock).put(OK, logins.contains(login) ? "1" : "0");
    }

    private Reply status(Question question) {
        return Reply.to(question, clock)
                .put(ON_LINE_STATUS, true)
                .put(CHECKIN_OK, true)
                .put(CHECKOUT_OK, true)
                .put(ACS_RENEWAL_POLICY, true)
                .put(STATUS_UPDATE_OK, true)
                .put(OFF_LINE_OK, true)
                .put(TIMEOUT_PERIOD, "100")
                .put(RETRIES_ALLOWED, "003")
                .put(DATE_TIME_SYNC, Reply.date(clock))
                .put(PROTOCOL_VERSION, "2.00")
                .put(Sip2Field.INSTITUTION_ID, SimulatedIls.INSTITUTION)
                .put(Sip2Field.LIBRARY_NAME, library)
                .put(Sip2Field.SUPPORTED_MESSAGES, supported)
                .put(Sip2Field.TERMINAL_LOCATION, "Foyer")
                .put(Sip2Field.SCREEN_MESSAGE, "Welcome to " + library);
    }
}
