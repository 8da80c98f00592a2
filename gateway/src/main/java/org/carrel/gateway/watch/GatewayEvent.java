package org.carrel.gateway.watch;

import java.time.Duration;
import java.util.List;
import org.carrel.config.Label;
import org.carrel.config.policy.OperationName;

/**
 * A happening worth telling. Its parts are names that an administrator wrote down, enums and
 * numbers, so that no person can stand in it.
 */
public sealed interface GatewayEvent {

    /** Which of the five ends a visit met, or the sixth, which is not the reader's. */
    enum VisitEnd {
        SESSION_ENDED,
        DISCONNECTED,
        IDLE,
        OTHER_CARD,
        TOO_LONG,
        /** Another configuration is in force, under which what was known may not be said again. */
        RECONFIGURED
    }

    /** What kind of bytes were no message. */
    enum Malformation {
        TOO_LONG,
        NOT_SIP2,
        UNKNOWN_MESSAGE,
        TOO_SHORT,
        WRONG_CHECKSUM,
        /** A change without a checksum, from a terminal that says its others with one. */
        NO_CHECKSUM,
        /** A whole answer, sent to us as if we were the terminal. */
        NOT_A_REQUEST,
        /** Broken BER, or an APDU that does not exist or lacks what it must have. */
        NOT_Z3950
    }

    /** A terminal connected. */
    record TerminalArrived(Label terminals, int connected) implements GatewayEvent {}

    /** A terminal's connection ended. */
    record TerminalLeft(Label terminals, int connected) implements GatewayEvent {}

    /** A connection was turned away at the door, or shown out by it. */
    record TerminalTurnedAway(Label terminals, TurnAway why) implements GatewayEvent {}

    /** A peer that we called is not who it should be, or does not protect the connection. */
    record UpstreamDistrusted(Label upstream, TurnAway why) implements GatewayEvent {}

    /**
     * New files of a certificate, key or authority were found; where they cannot be used, the old
     * ones stay in force.
     *
     * @param of the door or upstream
     */
    record CertificateReplaced(Label of, boolean accepted) implements GatewayEvent {}

    /**
     * An account at these terminals, or who came from one address, had too many wrong logins and
     * rests.
     */
    record LoginLocked(Label terminals) implements GatewayEvent {}

    /** A card, or everybody at one terminal, had too many wrong PINs; no more are tried. */
    record GuessesStopped(Label terminals, boolean ofOneCard) implements GatewayEvent {}

    /** A terminal logged in, or tried to. */
    record TerminalLogin(Label terminals, boolean accepted) implements GatewayEvent {}

    /** A question was answered or refused; {@code nanoseconds} from its decoding to its answer. */
    record ExchangeEnded(
            Label terminals,
            Label upstream,
            OperationName operation,
            Outcome outcome,
            long nanoseconds)
            implements GatewayEvent {}

    /** A terminal asked the same again, and got the one answer. */
    record Repeated(Label terminals, OperationName operation) implements GatewayEvent {}

    /**
     * The register of changes is there.
     *
     * @param durable whether a restart remembers what was done
     * @param unknown how many changes are on the list of which nobody can tell
     */
    record ChangesKept(boolean durable, int unknown) implements GatewayEvent {}

    /** A change was sent, and nobody can tell whether it was done; staff have it on a list. */
    record ChangeUnknown(Label terminals, Label upstream, OperationName operation)
            implements GatewayEvent {}

    /** A catalogue was asked for a client; {@code nanoseconds} from the question to its answer. */
    record EnquiryEnded(
            Label terminals, Label target, EnquiryKind kind, Outcome outcome, long nanoseconds)
            implements GatewayEvent {}

    /** A client's question was refused before any catalogue heard of it. */
    record EnquiryRefused(Label terminals, Outcome outcome) implements GatewayEvent {}

    /** Bytes came in that were no message; {@code offset} in bytes says where. */
    record MalformedInput(Label terminals, Malformation fault, int offset, boolean closed)
            implements GatewayEvent {}

    /**
     * Most of what these terminals asked about was not confirmed: somebody may be guessing cards,
     * PINs or tokens.
     *
     * @param notConfirmed how many, within the time in which they are counted
     */
    record Guessing(Label terminals, int notConfirmed) implements GatewayEvent {}

    /** What the session knew about a person was wiped. */
    record VisitEnded(Label terminals, VisitEnd end) implements GatewayEvent {}

    /** A connection to an upstream is logged in and ready. */
    record UpstreamConnected(Label upstream, int connections) implements GatewayEvent {}

    /** A connection to an upstream was lost or could not be made. */
    record UpstreamLost(Label upstream, Outcome outcome) implements GatewayEvent {}

    /**
     * Something changed in the book drop of these terminals.
     *
     * @param held how many messages are in it now
     */
    record DropChanged(Label terminals, DropState state, int held) implements GatewayEvent {}

    /** An upstream was given up for a while, is tried, or is asked again. */
    record CircuitChanged(Label upstream, CircuitState state) implements GatewayEvent {}

    /** How it stands with one vendor's tokens. */
    enum TokenState {
        /** They are made and read. */
        SERVED,
        /** Their key was destroyed by somebody; they are refused until there is a new one. */
        KEY_DESTROYED,
        /** Their key is missing, or does not open; they are refused until it does. */
        NO_KEY,
        /** The library's system could not yet be asked whether it issues such numbers. */
        UNPROVED,
        /** The library's system knows one of the numbers reserved for them; they are refused. */
        RANGE_TAKEN
    }

    /** A vendor's tokens are served from now on, or are refused. */
    record TokensChanged(Label upstream, TokenState state) implements GatewayEvent {}

    /** A vendor presented another vendor's token: somewhere a token has leaked. */
    record ForeignToken(Label at, Label of) implements GatewayEvent {}

    /** A peer's characters look like those of another set than its dialect says. */
    record CharsetDoubted(Label at) implements GatewayEvent {}

    /** A listener is open. */
    record DoorOpened(Label terminals, int port, boolean plainText) implements GatewayEvent {}

    /**
     * What the ledger says that left is not what the tap saw leave, for this many kinds of element.
     */
    record LedgerUnreconciled(int keys) implements GatewayEvent {}

    /** A happening around what is kept over restarts. */
    sealed interface OfTheArchive extends GatewayEvent {}

    /**
     * What should be kept over restarts could not be put into the archive, or can be again; until
     * then the gateway holds it.
     */
    record ArchiveReachable(boolean reachable) implements OfTheArchive {}

    /**
     * The archive had content when it was opened and nothing vouched for it, as after a power cut;
     * or because somebody altered it.
     */
    record ArchiveUnvouched() implements OfTheArchive {}

    /**
     * The day came by which somebody had to look at a vendor, so it is told as little as can be; or
     * somebody has looked.
     */
    record VendorDegraded(Label upstream, boolean degraded) implements OfTheArchive {}

    /**
     * What was kept for long enough was destroyed.
     *
     * @param rows how much that was
     * @param proved whether nothing of it was found afterwards
     */
    record Destroyed(long rows, boolean proved) implements OfTheArchive {}

    /** Nothing was destroyed for so many days, though that is looked at every day. */
    record DestructionLate(long days) implements OfTheArchive {}

    /**
     * Memory for what is known of visits was taken: whether it is kept out of the swap, whether out
     * of core dumps, and how large it is just now.
     */
    record MemoryTaken(boolean locked, boolean hiddenFromDumps, long kibibytes)
            implements GatewayEvent {}

    /** The operating system was asked to make no core dump of this process. */
    record DumpsForbidden(boolean granted) implements GatewayEvent {}

    /**
     * Another configuration is in force.
     *
     * @param version how many there were since the start; that of the start is 1
     * @param warnings how many things in it are doubtful
     */
    record ConfigurationTaken(int version, int warnings) implements GatewayEvent {}

    /**
     * A new configuration was not taken; the one in force stays.
     *
     * @param problems how many things are wrong with it
     */
    record ConfigurationRefused(Objection why, int problems) implements GatewayEvent {}

    /** A listener is open no longer; who is inside may finish. */
    record DoorClosed(Label terminals) implements GatewayEvent {}

    /** The gateway stops; terminals have this long to finish. */
    record Draining(Duration grace) implements GatewayEvent {}

    /** A fault of our own: its class and place, never its message. */
    record Fault(Class<? extends Throwable> kind, List<StackTraceElement> trace)
            implements GatewayEvent {}
}
