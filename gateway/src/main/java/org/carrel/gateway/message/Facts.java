package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import org.carrel.sip2.Sip2Reader;

/** What has happened, and was kept until it could be told. */
public final class Facts {
    private Facts() {}

    /**
     * The request that {@link Message#keepFact} wrote, for the caller to close; the bytes stay the
     * caller's.
     */
    public static Message revived(ByteBuf kept, ByteBufAllocator allocator) {
        return new Sip2Envelope(Sip2Reader.revived(kept, allocator), allocator);
    }
}
