package org.carrel.gateway.catalogue;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import java.net.InetAddress;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.carrel.z3950.CloseReason;
import org.jspecify.annotations.Nullable;

/**
 * One connection at a catalogue door, whatever is spoken on it: how long it may stay, and what it
 * may still ask. One per connection; what the clock asks of it, any thread.
 */
public final class Guest extends ChannelInboundHandlerAdapter {
    /** Who says nothing sensible within this time was no client. */
    private static final long FIRST_WORD = TimeUnit.SECONDS.toNanos(10);

    private final Channel channel;
    private final InetAddress address;
    private final Host host;
    private final long came = System.nanoTime();
    private volatile long lastHeard = came;
    private volatile boolean settled;
    private volatile @Nullable ClientDesk waitsAt;

    Guest(Channel channel, InetAddress address, Host host) {
        this.channel = channel;
        this.address = address;
        this.host = host;
    }

    /**
     * Those whose guest it is.
     *
     * @param came told when it is there
     * @param left told when it is gone
     * @param allowances what an address may still ask within this minute
     */
    record Host(
            Consumer<Guest> came,
            Consumer<Guest> left,
            Function<InetAddress, Allowance> allowances) {}

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        host.came().accept(this);
        super.channelActive(context);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) throws Exception {
        lastHeard = System.nanoTime();
        super.channelRead(context, read);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        host.left().accept(this);
        super.channelInactive(context);
    }

    /** Where it comes from. */
    InetAddress address() {
        return address;
    }

    /** What it may still ask within this minute. */
    Allowance allowance() {
        return host.allowances().apply(address());
    }

    /** Counts what it was sent, in bytes. */
    void sent(int bytes) {
        allowance().sent(bytes);
    }

    /** It has introduced itself properly. */
    void settled() {
        settled = true;
    }

    /** It waits for an answer, at the newest desk of its door, which it tells. */
    ClientDesk waits(Supplier<ClientDesk> newest) {
        ClientDesk desk = newest.get();
        waitsAt = desk;
        while (desk != newest.get()) { // whose old one may be closed as soon as nobody waits there
            desk = newest.get();
            waitsAt = desk;
        }
        return desk;
    }

    /** It has its answer. */
    void served() {
        waitsAt = null;
    }

    boolean isIdle() {
        return waitsAt == null;
    }

    boolean waitsAt(ClientDesk desk) {
        return waitsAt == desk;
    }

    /** Ends the connection of one who stayed or was silent too long. */
    void tick(long now, Duration idle, Duration maximum) {
        long silence = settled ? idle.toNanos() : FIRST_WORD;
        if (!settled && now - came > FIRST_WORD) {
            channel.close();
        } else if (now - came > maximum.toNanos() || (isIdle() && now - lastHeard > silence)) {
            dismiss(CloseReason.LACK_OF_ACTIVITY);
        }
    }

    /** Asks whoever speaks with it to say goodbye. */
    void dismiss(CloseReason reason) {
        channel.eventLoop()
                .execute(() -> {
                    if (settled) {
                        channel.pipeline().fireUserEventTriggered(reason);
                    } else {
                        channel.close();
                    }
                });
    }
}
