package org.carrel.gateway.wire;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSsl;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;
import java.nio.file.Path;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.carrel.config.Endpoint;
import org.carrel.config.TlsConfig;

/**
 * TLS 1.3 and 1.2 on either side of the gateway. A peer is always verified: an upstream by its name
 * and its authority, a terminal by its own certificate where the door is mutual. Immutable; any
 * thread.
 *
 * <p>BoringSSL does it where it runs, outside the heap. The engine of the JDK leaves copies of the
 * plain text behind in the heap, several for each message, which nobody can wipe; it stands in only
 * where there is no BoringSSL for the machine.
 */
public final class Tls {
    private static final String[] VERSIONS = {"TLSv1.3", "TLSv1.2"};
    private static final SslProvider PROVIDER =
            OpenSsl.isAvailable() ? SslProvider.OPENSSL : SslProvider.JDK;

    private final Optional<SslContext> context;

    private Tls(Optional<SslContext> context) {
        this.context = context;
    }

    /**
     * For connections that we open.
     *
     * @throws TlsBroken if a certificate or key cannot be read
     */
    public static Tls towards(String upstream, TlsConfig config) {
        return made(
                upstream,
                config,
                () -> {
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
                });
    }

    /**
     * For a door that terminals come in by.
     *
     * @throws TlsBroken if a certificate or key cannot be read
     */
    public static Tls at(String terminals, TlsConfig config) {
        return made(
                terminals,
                config,
                () -> {
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
                });
    }

    /** Puts it under a protocol that will speak to this peer. */
    void toPeer(ChannelPipeline pipeline, ByteBufAllocator allocator, Endpoint peer) {
        context.ifPresent(
                tls -> pipeline.addLast(tls.newHandler(allocator, peer.host(), peer.port())));
    }

    /** Puts it under a protocol that will answer whoever comes. */
    void toGuest(ChannelPipeline pipeline, ByteBufAllocator allocator) {
        context.ifPresent(tls -> pipeline.addLast(tls.newHandler(allocator)));
    }

    private static Tls made(String who, TlsConfig config, Making making) {
        if (config.mode() == TlsConfig.Mode.PLAIN) {
            return new Tls(Optional.empty());
        }
        try {
            return new Tls(Optional.of(making.make()));
        } catch (SSLException | RuntimeException broken) {
            throw new TlsBroken(who, broken);
        }
    }

    private interface Making {
        SslContext make() throws SSLException;
    }
}
