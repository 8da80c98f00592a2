package org.carrel.gateway.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.AbstractChannel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelMetadata;
import io.netty.channel.ChannelOutboundBuffer;
import io.netty.channel.ChannelPromise;
import io.netty.channel.DefaultChannelConfig;
import io.netty.channel.EventLoop;
import io.netty.channel.local.LocalAddress;
import java.net.SocketAddress;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.function.Consumer;

/**
 * A connection whose wire is a tunnel, so that a door serves it like any other, and no port in
 * between could be reached by anybody else. On its event loop, but for what says otherwise.
 */
final class TunnelledChannel extends AbstractChannel {
    private static final ChannelMetadata METADATA = new ChannelMetadata(false);
    private static final SocketAddress NOWHERE = new LocalAddress("tunnel");

    private final ChannelConfig config = new DefaultChannelConfig(this);
    private final Wire wire;
    private final Queue<ByteBuf> arrived = new ArrayDeque<>();
    private volatile boolean open = true;
    private volatile boolean active;
    private boolean readWanted;
    private boolean delivering;
    private boolean writing;

    TunnelledChannel(Wire wire, ByteBufAllocator allocator) {
        super(null);
        this.wire = wire;
        config.setAllocator(allocator);
    }

    /** The tunnel under it. */
    interface Wire {
        /**
         * Sends the readable bytes, which it copies before it returns.
         *
         * @param done told once whether they were sent, on any thread
         */
        void send(ByteBuf bytes, Consumer<Boolean> done);

        /** So many bytes were taken, and as many may come anew. */
        void taken(int bytes);

        /** Nothing more will be sent. */
        void shut();
    }

    /** It is open from now on. */
    void activate() {
        active = true;
    }

    /** Takes over bytes that came. */
    void arrived(ByteBuf bytes) {
        if (open) {
            arrived.add(bytes);
            deliver();
        } else {
            wipe(bytes);
        }
    }

    @Override
    public ChannelConfig config() {
        return config;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean isActive() {
        return active;
    }

    @Override
    public ChannelMetadata metadata() {
        return METADATA;
    }

    @Override
    protected AbstractUnsafe newUnsafe() {
        return new Unconnectable();
    }

    @Override
    protected boolean isCompatible(EventLoop loop) {
        return true;
    }

    @Override
    protected SocketAddress localAddress0() {
        return NOWHERE;
    }

    @Override
    protected SocketAddress remoteAddress0() {
        return NOWHERE;
    }

    @Override
    protected void doBind(SocketAddress address) {
        throw new UnsupportedOperationException("a tunnel's end is bound nowhere");
    }

    @Override
    protected void doDisconnect() {
        doClose();
    }

    @Override
    protected void doClose() {
        open = false;
        active = false;
        while (!arrived.isEmpty()) {
            wipe(arrived.remove());
        }
        wire.shut();
    }

    @Override
    protected void doBeginRead() {
        readWanted = true;
        deliver();
    }

    /** One at a time, for the tunnel sends one at a time. */
    @Override
    protected void doWrite(ChannelOutboundBuffer out) {
        if (writing || !(out.current() instanceof ByteBuf bytes)) {
            return;
        }
        writing = true;
        wire.send(bytes, sent -> eventLoop().execute(() -> written(sent)));
    }

    private void written(boolean sent) {
        writing = false;
        ChannelOutboundBuffer out = unsafe().outboundBuffer();
        if (out == null) {
            return; // closed meanwhile, and given back
        }
        if (sent) {
            out.remove();
            unsafe().flush();
        } else {
            close();
        }
    }

    /** Hands on what came, as far as it is wanted; what that brings about comes back here. */
    private void deliver() {
        if (delivering) {
            return;
        }
        delivering = true;
        try {
            while (readWanted && !arrived.isEmpty()) {
                readWanted = false;
                ByteBuf bytes = arrived.remove();
                int count = bytes.readableBytes();
                pipeline().fireChannelRead(bytes);
                pipeline().fireChannelReadComplete();
                wire.taken(count);
            }
        } finally {
            delivering = false;
        }
    }

    private static void wipe(ByteBuf bytes) {
        bytes.setZero(0, bytes.capacity());
        bytes.release();
    }

    private final class Unconnectable extends AbstractUnsafe {
        @Override
        public void connect(SocketAddress there, SocketAddress here, ChannelPromise promise) {
            promise.setFailure(new UnsupportedOperationException("a tunnel comes to us"));
        }
    }
}
