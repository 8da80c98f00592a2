package org.carrel.gateway.tunnel;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.apache.sshd.client.future.DefaultOpenFuture;
import org.apache.sshd.client.future.OpenFuture;
import org.apache.sshd.common.Closeable;
import org.apache.sshd.common.SshConstants;
import org.apache.sshd.common.channel.ChannelAsyncOutputStream;
import org.apache.sshd.common.channel.exception.SshChannelOpenException;
import org.apache.sshd.common.future.SshFutureListener;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.common.util.buffer.Buffer;
import org.apache.sshd.common.util.buffer.ByteArrayBuffer;
import org.apache.sshd.common.util.threads.ThreadUtils;
import org.apache.sshd.server.channel.AbstractServerChannel;
import org.jspecify.annotations.Nullable;

/**
 * One forwarded connection ({@code direct-tcpip}, RFC 4254 §7.2) as SSH sees it: it leads to the
 * terminal's own listener inside this process, or nowhere. Called by the SSH library on its
 * threads.
 */
final class Passage extends AbstractServerChannel implements TunnelledChannel.Wire {
    private final Landing landing;
    private final EventLoop loop;
    private final ByteBufAllocator allocator;
    private final TunnelledChannel inside;
    private @Nullable ChannelAsyncOutputStream out;

    /**
     * @param landing where it may lead
     * @param loop on which the inner connection lives
     */
    Passage(Landing landing, EventLoop loop, ByteBufAllocator allocator) {
        super("", List.of(), ThreadUtils.noClose(null));
        this.landing = landing;
        this.loop = loop;
        this.allocator = allocator;
        this.inside = new TunnelledChannel(this, allocator);
    }

    /** Where a forwarded connection may lead. */
    interface Landing {
        /** Whether this is the terminal's own listener; tells the watchers if not. */
        boolean isOwn(Session session, String host, int port);

        /**
         * Takes the connection to that listener; on its event loop.
         *
         * @return whether it was let in
         */
        boolean enter(Session session, TunnelledChannel inside);
    }

    @Override
    public void handleWindowAdjust(Buffer buffer) throws IOException {
        super.handleWindowAdjust(buffer);
        if (out != null) {
            out.onWindowExpanded();
        }
    }

    /** A terminal that ends its side has said all that it will. */
    @Override
    public void handleEof() throws IOException {
        super.handleEof();
        loop.execute(inside::close);
    }

    @Override
    public void send(ByteBuf bytes, Consumer<Boolean> done) {
        byte[] copy = new byte[bytes.readableBytes()];
        bytes.getBytes(bytes.readerIndex(), copy);
        try {
            if (out == null) {
                throw new IOException("not open");
            }
            out.writeBuffer(new ByteArrayBuffer(copy))
                    .addListener(sent -> {
                        Arrays.fill(copy, (byte) 0);
                        done.accept(sent.isWritten());
                    });
        } catch (IOException closed) {
            Arrays.fill(copy, (byte) 0);
            done.accept(false);
        }
    }

    @Override
    public void taken(int bytes) {
        try {
            getLocalWindow().release(bytes);
        } catch (IOException closed) {
            shut();
        }
    }

    @Override
    public void shut() {
        close(false);
    }

    @Override
    protected OpenFuture doInit(Buffer request) {
        String host = request.getString();
        int port = request.getInt();
        if (!landing.isOwn(getSession(), host, port)) {
            OpenFuture refused = new DefaultOpenFuture(this, this);
            refused.setException(
                    new SshChannelOpenException(
                            getChannelId(),
                            SshConstants.SSH_OPEN_ADMINISTRATIVELY_PROHIBITED,
                            "not yours"));
            close(true);
            return refused;
        }
        out = new ChannelAsyncOutputStream(this, SshConstants.SSH_MSG_CHANNEL_DATA);
        addCloseFutureListener(_ -> loop.execute(inside::close));
        OpenFuture opening = new Opening(this::begin);
        signalChannelOpenSuccess();
        opening.setOpened();
        return opening;
    }

    /** The library's buffer is wiped where the bytes were, for it keeps it for what comes next. */
    @Override
    protected void doWriteData(byte[] data, int offset, long length) {
        ByteBuf bytes = allocator.directBuffer((int) length);
        bytes.writeBytes(data, offset, (int) length);
        Arrays.fill(data, offset, offset + (int) length, (byte) 0);
        loop.execute(() -> inside.arrived(bytes));
    }

    @Override
    protected void doWriteExtendedData(byte[] data, int offset, long length) throws IOException {
        Arrays.fill(data, offset, offset + (int) length, (byte) 0);
        throw new IOException("a forwarded connection has no second stream");
    }

    @Override
    protected boolean mayWrite() {
        return !isClosed(); // what is left is flushed while it closes
    }

    @Override
    protected Closeable getInnerCloseable() {
        return out == null
                ? super.getInnerCloseable()
                : builder().close(out).close(super.getInnerCloseable()).build();
    }

    private void begin() {
        loop.register(inside)
                .addListener(_ -> {
                    inside.activate();
                    if (!landing.enter(getSession(), inside)) {
                        inside.close();
                    }
                });
    }

    /**
     * Begins once the library has attached its own listener, which has told the terminal then that
     * the connection is open: nothing may be sent before.
     */
    private final class Opening extends DefaultOpenFuture {
        private final AtomicBoolean begun = new AtomicBoolean();
        private final Runnable begin;

        Opening(Runnable begin) {
            super(Passage.this, Passage.this);
            this.begin = begin;
        }

        @Override
        public OpenFuture addListener(SshFutureListener<OpenFuture> listener) {
            super.addListener(listener);
            if (!begun.getAndSet(true)) {
                begin.run();
            }
            return this;
        }
    }
}
