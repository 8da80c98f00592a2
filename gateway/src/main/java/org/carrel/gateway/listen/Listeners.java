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
import org.carrel.config.ListenerConfig;
import org.carrel.config.TlsConfig;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Tap;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.TlsBroken;
import org.carrel.gateway.wire.Wire;

/**
 * The doors through which terminals come in. Closing them lets nobody new in; those inside stay.
 */
public final class Listeners implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final EventLoopGroup loops;
    private final Class<? extends ServerChannel> channelType;
    private final ByteBufAllocator allocator;
    private final Sessions sessions;
    private final TapBook taps;
    private final Watchers watchers;
    private final Map<Label, Channel> doors = new ConcurrentHashMap<>();

    public Listeners(
            EventLoopGroup loops,
            Class<? extends ServerChannel> channelType,
            ByteBufAllocator allocator,
            Sessions sessions,
            TapBook taps,
            Watchers watchers) {
        this.loops = loops;
        this.channelType = channelType;
        this.allocator = allocator;
        this.sessions = sessions;
        this.taps = taps;
        this.watchers = watchers;
    }

    /**
     * Opens every door, or none.
     *
     * @throws DoorShut if an address cannot be bound
     * @throws TlsBroken if a certificate or key cannot be used
     */
    public void open(Collection<ListenerConfig> configs) {
        try {
            configs.forEach(this::open);
        } catch (DoorShut | TlsBroken shut) {
            close();
            throw shut;
        }
    }

    /** The port on which this door listens. */
    public int port(Label terminals) {
        Channel door = doors.get(terminals);
        if (door == null) {
            throw new IllegalArgumentException("no door " + terminals);
        }
        return ((InetSocketAddress) door.localAddress()).getPort();
    }

    @Override
    public void close() {
        doors.values().forEach(door -> door.close().awaitUninterruptibly());
        doors.clear();
    }

    private Tap tap(ListenerConfig config) {
        return taps.tap(config.name(), Direction.TO_TERMINALS, config.delimiter());
    }

    private void open(ListenerConfig config) {
        Tls tls = Tls.at("terminals." + config.name(), config.tls());
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
                                        Wire.sip2From(channel, tls, config.dialect(), tap(config));
                                        channel.pipeline()
                                                .addLast(
                                                        new TerminalHandler(
                                                                config, sessions, channel));
                                    }
                                })
                        .bind(new InetSocketAddress(config.bind().host(), config.bind().port()))
                        .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new DoorShut(config.name(), config.bind());
        }
        doors.put(config.name(), binding.channel());
        watchers.tell(
                new GatewayEvent.DoorOpened(
                        config.name(),
                        port(config.name()),
                        config.tls().mode() == TlsConfig.Mode.PLAIN));
    }
}
