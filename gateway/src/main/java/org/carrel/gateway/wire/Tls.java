package org.carrel.gateway.wire;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.carrel.config.Endpoint;
import org.carrel.config.TlsConfig;
import org.carrel.gateway.watch.TurnAway;
import org.jspecify.annotations.Nullable;

/**
 * TLS 1.3 and 1.2 on either side of the gateway. A peer is always verified: an upstream by its name
 * and its authority, a terminal by its own certificate where the door is mutual. Any thread.
 *
 * <p>BoringSSL does it where it runs, outside the heap. The engine of the JDK leaves copies of the
 * plain text behind in the heap, several for each message, which nobody can wipe; it stands in only
 * where there is no BoringSSL for the machine.
 */
public final class Tls {
    /** None: who is under it comes by a way that is protected otherwise, or not at all. */
    public static final Tls NONE = new Tls("nobody", TlsConfig.PLAIN, () -> null, _ -> {});

    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final SslProvider PROVIDER =
            OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;

    /** Who has not agreed upon TLS by then holds a place that somebody else may need. */
    private static final long HANDSHAKE_SECONDS = 10;

    private final Making making;
    private final TlsFiles files;
    private final TlsWatch watch;
    private volatile @Nullable SslContext context;

    private Tls(String who, TlsConfig config, Making making, Consumer<TurnAway> failed) {
        this.making = config.mode() == TlsConfig.Mode.PLAIN ? () -> null : making;
        this.files = new TlsFiles(config);
        this.watch = new TlsWatch(failed);
        try {
            this.context = this.making.make();
        } catch (IOException | RuntimeException broken) {
            throw new TlsBroken(who, broken);
        }
    }

    /** What a look at the files brought. */
    enum Refreshed {
        SAME,
        RENEWED,
        /** They have changed, and cannot be used as they are. */
        BROKEN
    }

    /**
     * For connections that we open.
     *
     * @param failed told why a handshake failed
     * @throws TlsBroken if a certificate or key cannot be read
     */
    static Tls towards(String upstream, TlsConfig config, Consumer<TurnAway> failed) {
        return new Tls(upstream, config, () -> client(config), failed);
    }

    /**
     * For a door that terminals come in by.
     *
     * @param failed told why a handshake failed
     * @throws TlsBroken if a certificate or key cannot be read
     */
    static Tls at(String terminals, TlsConfig config, Consumer<TurnAway> failed) {
        return new Tls(terminals, config, () -> server(config), failed);
    }

    /** Makes it anew where its files have changed; not on an event loop. */
    Refreshed refresh() {
        if (!files.haveChanged()) {
            return Refreshed.SAME;
        }
        try {
            context = making.make();
            return Refreshed.RENEWED;
        } catch (IOException | RuntimeException broken) {
            return Refreshed.BROKEN;
        }
    }

    /** Puts it under a protocol that will speak to this peer. */
    void toPeer(ChannelPipeline pipeline, ByteBufAllocator allocator, Endpoint peer) {
        SslContext tls = context;
        if (tls != null) {
            put(pipeline, tls.newHandler(allocator, peer.host(), peer.port()));
        }
    }

    /** Puts it under a protocol that will answer whoever comes. */
    void toGuest(ChannelPipeline pipeline, ByteBufAllocator allocator) {
        SslContext tls = context;
        if (tls != null) {
            put(pipeline, tls.newHandler(allocator));
        }
    }

    /**
     * Calls this once it is agreed upon, with true, or will not be any more; at once, with nothing,
     * where there is none.
     */
    public static void whenAgreed(Channel channel, Consumer<Optional<Boolean>> then) {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        if (handler == null) {
            then.accept(Optional.empty());
        } else {
            handler.handshakeFuture()
                    .addListener(done -> then.accept(Optional.of(done.isSuccess())));
        }
    }

    /**
     * Whether it was agreed upon; waits for that, so its thread is no event loop.
     *
     * @param until when to give up, as {@link System#nanoTime()}
     */
    public static boolean isAgreed(Channel channel, long until) {
        SslHandler handler = channel.pipeline().get(SslHandler.class);
        return handler != null
                && handler.handshakeFuture()
                        .awaitUninterruptibly(until - System.nanoTime(), TimeUnit.NANOSECONDS)
                && handler.handshakeFuture().isSuccess();
    }

    private void put(ChannelPipeline pipeline, SslHandler handler) {
        handler.setHandshakeTimeout(HANDSHAKE_SECONDS, TimeUnit.SECONDS);
        pipeline.addLast(handler, watch);
    }

    private static SslContext client(TlsConfig config) throws IOException {
        SslContextBuilder builder =
                SslContextBuilder.forClient()
                        .protocols(VERSIONS)
                        .sslProvider(PROVIDER)
                        .endpointIdentificationAlgorithm("HTTPS");
        config.ca().map(Path::toFile).ifPresent(builder::trustManager);
        if (config.mode() == TlsConfig.Mode.MUTUAL) {
            builder.keyManager(
                    config.certificate().orElseThrow().toFile(),
                    config.key().orElseThrow().toFile());
        }
        return builder.build();
    }

    private static SslContext server(TlsConfig config) throws IOException {
        SslContextBuilder builder =
                SslContextBuilder.forServer(
                                config.certificate().orElseThrow().toFile(),
                                config.key().orElseThrow().toFile())
                        .protocols(VERSIONS)
                        .sslProvider(PROVIDER);
        config.clientCa().map(Path::toFile).ifPresent(builder::trustManager);
        return builder.clientAuth(
                        config.mode() == TlsConfig.Mode.MUTUAL
                                ? ClientAuth.REQUIRE
                                : ClientAuth.NONE)
                .build();
    }

    private interface Making {
        @Nullable SslContext make() throws IOException;
    }
}
