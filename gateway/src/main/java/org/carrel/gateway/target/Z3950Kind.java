package org.carrel.gateway.target;

import io.netty.channel.Channel;
import java.util.function.Consumer;
import org.carrel.config.Endpoint;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.watch.Outcome;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.Wire;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;

/** Links that speak Z39.50, and begin with an Init. Any thread. */
final class Z3950Kind implements Links.Kind<Link> {
    private final TargetConfig config;
    private final Z3950Speech speech;
    private final Tls tls;

    /**
     * @param speech what is said on every link
     * @param tls what protects the way there
     */
    Z3950Kind(TargetConfig config, Z3950Speech speech, Tls tls) {
        this.config = config;
        this.speech = speech;
        this.tls = tls;
    }

    @Override
    public Link link(Endpoint place, Consumer<Link> ended) {
        return new Link(speech, ended);
    }

    @Override
    public void furnish(Channel channel, Endpoint place, Link link) {
        Wire.z3950To(channel, tls, place);
        channel.pipeline().addLast(link);
    }

    @Override
    public boolean isGreeted() {
        return true;
    }

    @Override
    public void greet(Link link, Consumer<Heard<Link>> home) {
        long until = System.nanoTime() + config.timeout().toNanos();
        link.ask(speech.init(), until, heard -> home.accept(greeted(link, heard)));
    }

    private static Heard<Link> greeted(Link link, Heard<Apdu> heard) {
        return switch (heard) {
            case Heard.Answer<Apdu>(Apdu welcome) -> welcomed(link, welcome);
            case Heard.Nothing<Apdu>(Outcome why, boolean spoken) ->
                    new Heard.Nothing<>(why, spoken);
        };
    }

    private static Heard<Link> welcomed(Link link, Apdu welcome) {
        boolean accepted = welcome.bool(ApduPart.INIT_RESPONSE_RESULT);
        welcome.close();
        if (accepted) {
            return new Heard.Answer<>(link);
        }
        link.close();
        return new Heard.Nothing<>(Outcome.UPSTREAM_UNAVAILABLE, true);
    }
}
