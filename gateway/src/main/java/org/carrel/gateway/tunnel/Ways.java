package org.carrel.gateway.tunnel;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoopGroup;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.sshd.common.channel.Channel;
import org.apache.sshd.common.channel.ChannelFactory;
import org.apache.sshd.common.channel.RequestHandler;
import org.apache.sshd.common.global.KeepAliveHandler;
import org.apache.sshd.common.session.ConnectionService;
import org.apache.sshd.common.session.Session;
import org.apache.sshd.server.global.NoMoreSessionsHandler;
import org.carrel.config.Label;
import org.carrel.gateway.listen.Caller;
import org.carrel.gateway.listen.Listeners;
import org.carrel.gateway.watch.TurnAway;

/**
 * What a terminal may ask of SSH: a connection to its own listener, and whether we are still there.
 * Everything else is refused and counted by what it was. Any thread.
 */
public final class Ways {
    private static final String FORWARD = "direct-tcpip";

    /** Beside the listener's name, how people write "the machine that I am connected to". */
    private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "::1");

    private final Listeners listeners;
    private final EventLoopGroup loops;
    private final ByteBufAllocator allocator;

    public Ways(Listeners listeners, EventLoopGroup loops, ByteBufAllocator allocator) {
        this.listeners = listeners;
        this.loops = loops;
        this.allocator = allocator;
    }

    /** Every kind of channel that is known to be asked for. */
    List<ChannelFactory> channels(Guests guests) {
        Passage.Landing landing = new OwnListener(guests);
        Function<TurnAway, Channel> no =
                why -> new NoChannel(session -> guests.turnedAway(session, why));
        return List.of(
                new Kind(FORWARD, () -> new Passage(landing, loops.next(), allocator)),
                new Kind("session", () -> no.apply(TurnAway.SSH_SESSION)),
                new Kind("direct-streamlocal@openssh.com", () -> no.apply(TurnAway.SSH_ELSEWHERE)),
                new Kind("forwarded-tcpip", () -> no.apply(TurnAway.SSH_BACKWARD)),
                new Kind("tun@openssh.com", () -> no.apply(TurnAway.SSH_OTHER)),
                new Kind("x11", () -> no.apply(TurnAway.SSH_OTHER)),
                new Kind("auth-agent@openssh.com", () -> no.apply(TurnAway.SSH_OTHER)));
    }

    /** Every wish that concerns the whole connection. */
    List<RequestHandler<ConnectionService>> requests(Guests guests) {
        RequestHandler<ConnectionService> backward =
                (service, request, _, _) -> {
                    if (!isForward(request)) {
                        return RequestHandler.Result.Unsupported;
                    }
                    guests.turnedAway(service.getSession(), TurnAway.SSH_BACKWARD);
                    return RequestHandler.Result.ReplyFailure;
                };
        return Stream.<RequestHandler<ConnectionService>>of(
                        KeepAliveHandler.INSTANCE, NoMoreSessionsHandler.INSTANCE, backward)
                .toList();
    }

    private static boolean isForward(String request) {
        return request.equals("tcpip-forward") || request.startsWith("streamlocal-forward");
    }

    private record Kind(String name, Supplier<Channel> made) implements ChannelFactory {
        @Override
        public String getName() {
            return name;
        }

        @Override
        public Channel createChannel(Session session) {
            return made.get();
        }
    }

    private final class OwnListener implements Passage.Landing {
        private final Guests guests;

        OwnListener(Guests guests) {
            this.guests = guests;
        }

        @Override
        public boolean isOwn(Session session, String host, int port) {
            Optional<Label> own =
                    guests.door(session)
                            .filter(door ->
                                    port == listeners.port(door)
                                            && (HERE.contains(host) || host.equals(door.text())));
            if (own.isEmpty()) {
                guests.turnedAway(session, TurnAway.SSH_ELSEWHERE);
            }
            return own.isPresent();
        }

        @Override
        public boolean enter(Session session, TunnelledChannel inside) {
            Caller caller = new Caller(Guests.address(session), true);
            Optional<TurnAway> no =
                    guests.door(session).flatMap(door -> listeners.admit(door, inside, caller));
            no.ifPresent(why -> guests.turnedAway(session, why));
            return no.isEmpty();
        }
    }
}
