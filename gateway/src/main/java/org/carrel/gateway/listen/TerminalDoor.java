package org.carrel.gateway.listen;

import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.carrel.config.ListenerConfig;
import org.carrel.config.LoginPolicy;
import org.carrel.gateway.access.Accounts;
import org.carrel.gateway.access.Accounts.Login;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.TapBook;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.TurnAway;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.LoginPrompt;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.Wire;

/**
 * A door for terminals that speak SIP2, as one configuration says. Who came in by it is looked
 * after by it, whatever is in force later.
 */
public final class TerminalDoor implements Door {
    /**
     * What a terminal has not taken waits here, where it can be wiped, and not in the kernel; in
     * bytes.
     */
    private static final int KERNEL_HOLDS = 64 * 1024;

    private final ListenerConfig config;
    private final TapBook taps;
    private final Accounts accounts;
    private final Watchers watchers;
    private final Set<TerminalHandler> inside = ConcurrentHashMap.newKeySet();
    private final TerminalHandler.Host host;

    /** The door's clock; it moves when it is ticked. */
    private volatile long now = millis();

    public TerminalDoor(
            ListenerConfig config,
            Sessions sessions,
            TapBook taps,
            Accounts accounts,
            Watchers watchers) {
        this.config = config;
        this.taps = taps;
        this.accounts = accounts;
        this.watchers = watchers;
        this.host =
                new TerminalHandler.Host(config, sessions, () -> now, inside::add, inside::remove);
    }

    @Override
    public ListenerConfig config() {
        return config;
    }

    @Override
    public void furnish(Channel channel, Caller caller, Tls tls) {
        channel.config().setOption(ChannelOption.SO_SNDBUF, KERNEL_HOLDS);
        TerminalHandler handler = new TerminalHandler(host, caller, channel);
        if (handler.countsBytes()) {
            channel.pipeline().addLast(new Intake(handler::took));
        }
        handler.watches(
                Wire.sip2From(
                        channel,
                        tls,
                        config.dialect(),
                        taps.tap(config.name(), Direction.TO_TERMINALS, config.delimiter()),
                        prompt(channel, caller, handler)));
        channel.pipeline().addLast(handler);
    }

    /** Nothing, or what asks for a login before anything is understood. */
    private ChannelHandler[] prompt(Channel channel, Caller caller, TerminalHandler handler) {
        LoginPolicy login = config.login();
        return login.required() && login.first() == LoginPolicy.First.PROMPT
                ? new ChannelHandler[] {
                    new LoginPrompt(new Prompting(caller, handler), channel.alloc())
                }
                : new ChannelHandler[0];
    }

    @Override
    public boolean isEmpty() {
        return inside.isEmpty();
    }

    @Override
    public void showOut() {
        inside.forEach(TerminalHandler::showOut);
    }

    @Override
    public void tick() {
        long present = millis();
        now = present;
        for (TerminalHandler each : inside) {
            each.judge(present)
                    .ifPresent(why -> {
                        inside.remove(each);
                        turnedAway(why);
                        each.close();
                    });
        }
    }

    private void turnedAway(TurnAway why) {
        watchers.tell(new GatewayEvent.TerminalTurnedAway(config.name(), why));
    }

    /** One terminal at the prompt. */
    private final class Prompting implements LoginPrompt.Host {
        private final Caller caller;
        private final TerminalHandler handler;

        Prompting(Caller caller, TerminalHandler handler) {
            this.caller = caller;
            this.handler = handler;
        }

        @Override
        public void check(ByteBuf name, ByteBuf password, Consumer<Boolean> home) {
            accounts.login(config, caller.address(), new Login(name, password), home);
        }

        @Override
        public void welcome() {
            handler.loggedIn();
        }

        @Override
        public void givenUp() {
            turnedAway(TurnAway.PROMPT);
        }
    }

    private static long millis() {
        return System.nanoTime() / 1_000_000;
    }
}
