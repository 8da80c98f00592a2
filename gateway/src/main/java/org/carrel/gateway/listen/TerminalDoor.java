package org.carrel.gateway.listen;

import io.netty.channel.Channel;
import org.carrel.config.Endpoint;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.TlsConfig;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.Wire;

/** A door for terminals that speak SIP2. */
public final class TerminalDoor implements Door {
    private final ListenerConfig config;
    private final Sessions sessions;
    private final TapBook taps;

    public TerminalDoor(ListenerConfig config, Sessions sessions, TapBook taps) {
        this.config = config;
        this.sessions = sessions;
        this.taps = taps;
    }

    @Override
    public Label name() {
        return config.name();
    }

    @Override
    public Endpoint bind() {
        return config.bind();
    }

    @Override
    public TlsConfig tls() {
        return config.tls();
    }

    @Override
    public void furnish(Channel channel, Tls tls) {
        Wire.sip2From(
                channel,
                tls,
                config.dialect(),
                taps.tap(config.name(), Direction.TO_TERMINALS, config.delimiter()));
        channel.pipeline().addLast(new TerminalHandler(config, sessions, channel));
    }
}
