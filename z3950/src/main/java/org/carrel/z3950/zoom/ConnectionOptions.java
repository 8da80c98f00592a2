package org.carrel.z3950.zoom;

import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.carrel.z3950.query.TermCharset;

/**
 * How a connection is opened and what is asked for where nothing else is said. Start from {@link
 * #of(String...)} and change what should differ.
 *
 * @param databases the databases that are searched and scanned
 * @param form the form of records
 * @param identity who we say we are
 * @param charset what the other side takes terms in; with UTF-8 it is proposed in the Init
 * @param timeout how long opening, and each answer, may take; more than nothing
 * @param sockets makes unconnected sockets: plain ones, or those of an {@code SSLSocketFactory},
 *     whose maker says there how the other side is to be verified
 */
public record ConnectionOptions(
        List<String> databases,
        Form form,
        Identity identity,
        TermCharset charset,
        Duration timeout,
        Supplier<Socket> sockets) {

    /** What other clients wait too (z3950.md §6.5). */
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);

    public ConnectionOptions {
        databases = List.copyOf(databases);
        if (databases.isEmpty()) {
            throw new IllegalArgumentException("there is no database to search");
        }
        if (!timeout.isPositive() || timeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException("a timeout is more than nothing, at most 24 days");
        }
    }

    /** MARC 21 out of these databases over plain TCP, in UTF-8, within half a minute. */
    public static ConnectionOptions of(String... databases) {
        return new ConnectionOptions(
                List.of(databases),
                Form.MARC_21,
                Identity.USUAL,
                TermCharset.UTF_8,
                USUAL_TIMEOUT,
                Socket::new);
    }

    public ConnectionOptions withForm(Form other) {
        return new ConnectionOptions(databases, other, identity, charset, timeout, sockets);
    }

    public ConnectionOptions withIdentity(Identity other) {
        return new ConnectionOptions(databases, form, other, charset, timeout, sockets);
    }

    public ConnectionOptions withCharset(TermCharset other) {
        return new ConnectionOptions(databases, form, identity, other, timeout, sockets);
    }

    public ConnectionOptions withTimeout(Duration other) {
        return new ConnectionOptions(databases, form, identity, charset, other, sockets);
    }

    public ConnectionOptions withSockets(Supplier<Socket> other) {
        return new ConnectionOptions(databases, form, identity, charset, timeout, other);
    }
}
