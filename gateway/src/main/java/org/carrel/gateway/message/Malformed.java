package org.carrel.gateway.message;

import io.netty.buffer.ByteBufAllocator;
import java.util.Optional;
import org.carrel.gateway.watch.GatewayEvent.Malformation;
import org.carrel.sip2.MalformedSip2;

/**
 * What came in the place of a message, and the protocol's way of asking for it again.
 *
 * @param kind what was wrong
 * @param offset where, in bytes from the message's beginning
 * @param sayAgain what to answer, where the peer would understand it; whoever does not send it
 *     closes it
 */
public record Malformed(Malformation kind, int offset, Optional<Message> sayAgain)
        implements AutoCloseable {

    /**
     * A fault that the SIP2 decoder found; only a peer that uses error detection understands 96
     * (sip2.md §2.8).
     */
    public static Malformed of(MalformedSip2 fault, ByteBufAllocator allocator) {
        Optional<Message> sayAgain =
                fault.errorDetection()
                        ? Optional.of(
                                new Sip2Envelope(Sip2Refusal.sayAgain(0, allocator), allocator))
                        : Optional.empty();
        return new Malformed(Malformation.valueOf(fault.fault().name()), fault.offset(), sayAgain);
    }

    /** A whole answer, from a peer that should ask; nothing can be said to it. */
    public static Malformed notARequest() {
        return new Malformed(Malformation.NOT_A_REQUEST, 0, Optional.empty());
    }

    /** A request that may have lost its end, and its checksum with it; it stays the caller's. */
    public static Malformed notSigned(Message request) {
        return new Malformed(Malformation.NO_CHECKSUM, 0, Optional.of(request.sayAgain()));
    }

    @Override
    public void close() {
        sayAgain.ifPresent(Message::close);
    }
}
