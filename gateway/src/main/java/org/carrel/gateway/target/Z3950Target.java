package org.carrel.gateway.target;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.watch.Watchers;

/** A catalogue that speaks Z39.50. Any thread. */
public final class Z3950Target implements Target {
    private final Z3950Links links;

    public Z3950Target(
            TargetConfig config,
            Class<? extends Channel> channelType,
            ByteBufAllocator allocator,
            Watchers watchers) {
        this.links = new Z3950Links(config, channelType, allocator, watchers);
    }

    @Override
    public Lease lease(EventLoop loop) {
        return new Z3950Lease(links, loop);
    }

    @Override
    public boolean isDown() {
        return links.isDown();
    }

    @Override
    public void tick() {
        links.tick();
    }

    @Override
    public void close() {
        links.close();
    }
}
