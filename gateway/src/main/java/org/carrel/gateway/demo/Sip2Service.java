package org.carrel.gateway.demo;

import io.netty.channel.Channel;
import org.carrel.sip2.Sip2Decoder;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Encoder;

/** A SIP2 server on loopback. Whoever makes it closes it. */
final class Sip2Service implements AutoCloseable {
    private final LoopbackService service;

    Sip2Service(String party, ServiceOptions options, Answers answers, Witness witness) {
        service =
                new LoopbackService(
                        party,
                        options.port(),
                        options.maximumConnections(),
                        channel ->
                                furnish(
                                        channel,
                                        new WitnessTap(witness, party, options.dialect()),
                                        new ServiceConnection(options, answers),
                                        options.dialect()));
    }

    int port() {
        return service.port();
    }

    /** Closes every connection but keeps listening, as a library system that stumbles. */
    void hangUp() {
        service.hangUp();
    }

    @Override
    public void close() {
        service.close();
    }

    private static void furnish(
            Channel channel, WitnessTap tap, ServiceConnection connection, Sip2Dialect dialect) {
        channel.pipeline()
                .addLast(tap)
                .addLast(new Sip2Decoder(dialect))
                .addLast(new Sip2Encoder(dialect))
                .addLast(connection);
    }
}
