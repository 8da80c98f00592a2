package org.carrel.gateway.target;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.watch.Trial.Course;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Tls;

/** A catalogue that speaks Z39.50. Any thread. */
public final class Z3950Target implements Target {
    private final Z3950Speech speech;
    private final Links<Link> links;

    /**
     * @param tls what protects the way there
     */
    public Z3950Target(
            TargetConfig config,
            Tls tls,
            Class<? extends Channel> channelType,
            ByteBufAllocator allocator,
            Watchers watchers) {
        this.speech = new Z3950Speech(config, allocator);
        this.links =
                new Links<>(
                        config,
                        new Z3950Kind(config, speech, tls),
                        channelType,
                        allocator,
                        watchers);
    }

    @Override
    public Lease lease(EventLoop loop) {
        return new Z3950Lease(links, speech, loop);
    }

    @Override
    public void examine(EventLoop loop, Course course, Runnable then) {
        links.examine(loop, course, then);
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
