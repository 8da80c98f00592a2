package org.carrel.gateway.watch;

/**
 * Why somebody was not let in, or was shown out. The codes stand in the log and as a metric's
 * label, and are listed in the README.
 */
public enum TurnAway {
    /** Its address is not on the door's list. */
    ADDRESS("address"),
    /** The door has all the connections that it bears. */
    CROWDED("crowded"),
    /** Its address has all the connections that it may have. */
    CROWDED_ADDRESS("crowded-address"),
    /** The door is drained: somebody of the staff lets nobody in by it. */
    DRAINED("drained"),
    /** A balancer that did not say for whom it speaks. */
    NO_PROXY_HEADER("no-proxy-header"),
    /** It spoke plain text where TLS is spoken. */
    PLAIN_TEXT("plain-text"),
    /** It showed no certificate where both sides must. */
    NO_CERTIFICATE("no-certificate"),
    /** Its certificate is not valid at this time. */
    CERTIFICATE_EXPIRED("certificate-expired"),
    /** Its certificate comes from another authority, or belongs to another name. */
    CERTIFICATE_UNTRUSTED("certificate-untrusted"),
    /** It did not accept our certificate. */
    CERTIFICATE_REJECTED("certificate-rejected"),
    /** It knows no version or cipher that we speak. */
    TLS_UNSUPPORTED("tls-unsupported"),
    /** What it said was no proper TLS. */
    TLS_BROKEN("tls-broken"),
    /** It left before TLS was agreed upon. */
    TLS_ABANDONED("tls-abandoned"),
    /** It took too long to agree upon TLS. */
    TLS_LATE("tls-late"),
    /** It said nothing sensible in time. */
    SILENT("silent"),
    /** It has not said anything for too long. */
    IDLE("idle"),
    /** It began a message and did not end it in time. */
    SLOW_WRITER("slow-writer"),
    /** It did not take its answers in time. */
    SLOW_READER("slow-reader"),
    /** It got the name or password at the prompt wrong too often. */
    PROMPT("prompt"),
    /** A tunnel by any other means than a key. */
    SSH_NO_KEY("ssh-no-key"),
    /** A tunnel by a key that is not this terminal's. */
    SSH_KEY("ssh-key"),
    /** A tunnel to anywhere but the terminal's own listener. */
    SSH_ELSEWHERE("ssh-elsewhere"),
    /** A tunnel from here to the terminal. */
    SSH_BACKWARD("ssh-backward"),
    /** A shell, a command or a file transfer. */
    SSH_SESSION("ssh-session"),
    /** Another channel, or another wish. */
    SSH_OTHER("ssh-other");

    private final String text;

    TurnAway(String text) {
        this.text = text;
    }

    /** The code as it is written. */
    public String text() {
        return text;
    }
}
