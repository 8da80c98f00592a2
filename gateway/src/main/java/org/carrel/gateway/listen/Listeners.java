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
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.Label;
import org.carrel.config.TlsConfig;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Tls;
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
    private final Watchers watchers;
    private final Map<Label, Channel> doors = new ConcurrentHashMap<>();

    public Listeners(
            EventLoopGroup loops,
            Class<? extends ServerChannel> channelType,
            ByteBufAllocator allocator,
            Watchers watchers) {
        this.loops = loops;
        this.channelType = channelType;
        this.allocator = allocator;
        this.watchers = watchers;
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
        Channel open = doors.get(terminals);
        if (open == null) {
            throw new IllegalArgumentException("no door " + terminals);
        }
        return ((InetSocketAddress) open.localAddress()).getPort();
    }

    @Override
    public void close() {
        doors.values().forEach(open -> open.close().awaitUninterruptibly());
        doors.clear();
    }

    private void open(Door door) {
        Tls tls = Tls.at("terminals." + door.name(), door.tls());
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
                                        door.furnish(channel, tls);
                                    }
                                })
                        .bind(new InetSocketAddress(door.bind().host(), door.bind().port()))
                        .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new DoorShut(door.name(), door.bind());
        }
        doors.put(door.name(), binding.channel());
        watchers.tell(
                new GatewayEvent.DoorOpened(
                        door.name(), port(door.name()), door.tls().mode() == TlsConfig.Mode.PLAIN));
    }
}
