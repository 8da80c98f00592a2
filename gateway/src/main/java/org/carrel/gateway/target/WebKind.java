package org.carrel.gateway.target;

import io.netty.channel.Channel;
import java.util.function.Consumer;
import org.carrel.config.Endpoint;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.Wire;

/** Links that speak HTTP, where nobody is greeted. Any thread. */
final class WebKind implements Links.Kind<WebLink> {
    private final TargetConfig config;
    private final Tls tls;

    WebKind(TargetConfig config, Tls tls) {
        this.config = config;
        this.tls = tls;
    }

    @Override
    public WebLink link(Endpoint place, Consumer<WebLink> ended) {
        return new WebLink(new WebHead(config, place), ended);
    }

    @Override
    public void furnish(Channel channel, Endpoint place, WebLink link) {
        Wire.webTo(channel, tls, place, link.ear());
        channel.pipeline().addLast(link);
    }

    @Override
    public boolean isGreeted() {
        return false;
    }

    @Override
    public void greet(WebLink link, Consumer<Heard<WebLink>> home) {
        home.accept(new Heard.Answer<>(link));
    }
}
