package org.carrel.z3950.zoom;

import java.util.Optional;
import org.carrel.z3950.Diagnostic;

/**
 * A connection, or one thing that was asked of it, failed. Says what kind of failure it was and, if
 * the other side gave one, the number of its diagnostic; never a text that came over the wire.
 */
public final class ZoomFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private static final long NO_CODE = -1;

    /** The kinds of failure; after all but the last two the connection is of no more use. */
    public enum Kind {
        /** Nobody listens there, or its name has no address. */
        UNREACHABLE,
        /** No whole answer came within {@link ConnectionOptions#timeout()}. */
        TIMED_OUT,
        /** The other side closed the connection, politely or not. */
        CLOSED,
        /** What came was no APDU, or larger than a server may send. */
        MALFORMED,
        /** An APDU that does not answer what was asked, or answers somebody else. */
        WRONG_ANSWER,
        /** The other side does not let us in. */
        TURNED_AWAY,
        /** The other side says that it cannot do what was asked. */
        DECLINED,
        /** Here nothing was sent, for the other side said that it cannot do such a thing. */
        NOT_OFFERED
    }

    private final Kind kind;
    private final long code;

    ZoomFailed(Kind kind) {
        this(kind, NO_CODE);
    }

    /** A failure with a diagnostic of the set Bib-1. */
    ZoomFailed(Kind kind, long code) {
        super(code == NO_CODE ? kind.name() : kind + ", diagnostic " + code);
        this.kind = kind;
        this.code = code;
    }

    public Kind kind() {
        return kind;
    }

    /** The diagnostic that the other side gave, {@code UNSPECIFIED} for one that is not ours. */
    public Optional<Diagnostic> diagnostic() {
        return code == NO_CODE
                ? Optional.empty()
                : Optional.of(Diagnostic.of(code).orElse(Diagnostic.UNSPECIFIED));
    }
}
