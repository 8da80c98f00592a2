package org.carrel.gateway.listen;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;
import java.net.InetSocketAddress;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.Label;
import org.carrel.config.TlsConfig;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.TurnAway;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Certificates;
import org.carrel.gateway.wire.TlsBroken;

/**
 * Opens the doors through which terminals and catalogue clients come in. Closing them lets nobody
 * new in; those inside stay.
 */
public final class Listeners implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final EventLoopGroup loops;
    private final Class<? extends ServerChannel> channelType;
    private final ByteBufAllocator allocator;
    private final Certificates certificates;
    private final Watchers watchers;
    private final Map<Label, Open> doors = new ConcurrentHashMap<>();

    public Listeners(
            EventLoopGroup loops,
            Class<? extends ServerChannel> channelType,
            ByteBufAllocator allocator,
            Certificates certificates,
            Watchers watchers) {
        this.loops = loops;
        this.channelType = channelType;
        this.allocator = allocator;
        this.certificates = certificates;
        this.watchers = watchers;
    }

    private record Open(Door door, Entrance entrance, Channel channel) {
        int port() {
            return ((InetSocketAddress) channel.localAddress()).getPort();
        }
    }

    /**
     * Opens every door, or none.
     *
     * @throws DoorShut if an address cannot be bound
     * @throws TlsBroken if a certificate or key cannot be used
     */
    public void open(Collection<? extends Door> all) {
        try {
            all.forEach(this::open);
        } catch (DoorShut | TlsBroken shut) {
            close();
            throw shut;
        }
    }

    /** The port on which this door listens. */
    public int port(Label terminals) {
        return opened(terminals).port();
    }

    /**
     * Takes in a connection that came by a tunnel; on its event loop, once it is open.
     *
     * @return why it is turned away, which is then for the caller to close and to tell
     */
    public Optional<TurnAway> admit(Label terminals, Channel channel, Caller caller) {
        Optional<TurnAway> no = opened(terminals).entrance().admit(channel, caller);
        if (no.isEmpty()) {
            channel.pipeline().fireChannelActive();
        }
        return no;
    }

    /** Shows out who is silent or slow; to be called about once a second. */
    public void tick() {
        doors.values().forEach(each -> each.door().tick());
    }

    @Override
    public void close() {
        doors.values().forEach(open -> open.channel().close().awaitUninterruptibly());
        doors.clear();
    }

    private Open opened(Label terminals) {
        Open open = doors.get(terminals);
        if (open == null) {
            throw new IllegalArgumentException("no door " + terminals);
        }
        return open;
    }

    private void open(Door door) {
        Label name = door.config().name();
        Entrance entrance =
                new Entrance(door, certificates.at(name, door.config().tls()), watchers);
        ChannelFuture binding =
                new ServerBootstrap()
                        .group(loops)
                        .channel(channelType)
                        .option(ChannelOption.SO_BACKLOG, BACKLOG)
                        .option(ChannelOption.SO_REUSEADDR, true)
                        .childOption(ChannelOption.ALLOCATOR, allocator)
                        .childOption(ChannelOption.TCP_NODELAY, true)
                        .childOption(ChannelOption.SO_KEEPALIVE, true)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        channel.pipeline().addLast(new Threshold(entrance));
                                    }
                                })
                        .bind(
                                new InetSocketAddress(
                                        door.config().bind().host(), door.config().bind().port()))
                        .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new DoorShut(name, door.config().bind());
        }
        doors.put(name, new Open(door, entrance, binding.channel()));
        watchers.tell(
                new GatewayEvent.DoorOpened(
                        name, port(name), door.config().tls().mode() == TlsConfig.Mode.PLAIN));
    }
}
