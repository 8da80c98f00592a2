package org.carrel.gateway.watch;

/**
 * How one exchange ended. The codes stand in the log and as a metric's label, and are listed in the
 * README.
 */
public enum Outcome {
    /** The upstream answered. */
    ANSWERED("answered"),
    /** The gateway answered of its own: login, status, end of session, resend. */
    ANSWERED_HERE("answered-here"),
    /** Answered from sealed memory, without telling anyone. */
    RECALLED("recalled"),
    /** Done before, and told once more without asking anyone. */
    REPEATED("repeated"),
    /**
     * It has happened already and its upstream is away: sealed in the listener's book drop, to be
     * told later.
     */
    KEPT("kept"),
    /**
     * A change whose answer never came, so that nobody can tell whether it was done; it is not
     * asked again, and stands on a list for staff.
     */
    UNKNOWN("unknown"),
    /** The terminal has not logged in and must. */
    LOGIN_REQUIRED("login-required"),
    /** The profile does not allow the operation. */
    NOT_ALLOWED("not-allowed"),
    /** No connection to the upstream could be had. */
    UPSTREAM_UNAVAILABLE("upstream-unavailable"),
    /** The upstream did not answer in time. */
    UPSTREAM_TIMEOUT("upstream-timeout"),
    /** The upstream answered something that is no answer to the question. */
    UPSTREAM_NONSENSE("upstream-nonsense"),
    /** The answer speaks of another card or item than the question. */
    FOREIGN_ANSWER("foreign-answer"),
    /** The card has no token at this vendor, so it was told nothing. */
    NO_TOKEN("no-token"),
    /**
     * The library's system did not confirm both card and PIN, for whatever reason; a vendor is told
     * no more than that.
     */
    NOT_CONFIRMED("not-confirmed"),
    /**
     * A secret of the visit stood where its peer may not learn it; nothing left, and somebody
     * should look at the policy.
     */
    LEAK_STOPPED("leak-stopped"),
    /**
     * Too many PINs of the card, or at the terminal, were wrong: nobody was asked, whatever this
     * one is.
     */
    LOCKED_OUT("locked-out"),
    /** The client asked for more than its share, or more than there is room for. */
    TOO_MUCH("too-much"),
    /** The bytes were no message that we know. */
    MALFORMED("malformed"),
    /** A fault of the gateway; the message was refused, never forwarded untreated. */
    FAULT("fault");

    private final String text;

    Outcome(String text) {
        this.text = text;
    }

    /** Whether the terminal got an answer to its question, rather than a refusal. */
    public boolean isAnswer() {
        return switch (this) {
            case ANSWERED, ANSWERED_HERE, RECALLED, REPEATED, KEPT -> true;
            default -> false;
        };
    }

    /** Whether it may end better when it is tried again, for nobody said no. */
    public boolean isAway() {
        return switch (this) {
            case UPSTREAM_UNAVAILABLE,
                    UPSTREAM_TIMEOUT,
                    UPSTREAM_NONSENSE,
                    FOREIGN_ANSWER,
                    TOO_MUCH,
                    FAULT ->
                    true;
            default -> false;
        };
    }

    /** The code as it is written. */
    public String text() {
        return text;
    }
}
