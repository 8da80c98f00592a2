package org.carrel.z3950;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerWriter;
import org.carrel.z3950.ber.Wiping;

/**
 * Writes APDUs, always with definite lengths in their shortest form, whatever form they came in:
 * one that was written here goes as it is, any other is written anew. It takes over the APDU's hold
 * and wipes what it wrote once the socket took it. One per connection.
 */
public final class ApduEncoder extends ChannelOutboundHandlerAdapter {
    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        if (!(message instanceof Apdu apdu)) {
            context.write(message, promise);
            return;
        }
        ByteBuf written = apdu.wire();
        if (written != null) {
            context.write(written.retainedDuplicate(), promise.unvoid())
                    .addListener(_ -> apdu.close());
            return;
        }
        ByteBuf wire;
        try (apdu) {
            wire = encode(context.alloc(), apdu);
        }
        ByteBuf kept = wire.retain();
        context.write(wire, promise.unvoid()).addListener(done -> Wiping.release(kept));
    }

    /** The APDU as it goes to the wire; the caller wipes and releases it. */
    static ByteBuf encode(ByteBufAllocator allocator, Apdu apdu) {
        BerElement root = apdu.root();
        // of exactly this size: growth, here or in a TLS handler, would leave the old bytes behind
        try (BerWriter writer = new BerWriter(allocator, root.definiteSize())) {
            return writer.copy(root).finish();
        }
    }
}
