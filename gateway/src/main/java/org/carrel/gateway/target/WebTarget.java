package org.carrel.gateway.target;

import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.EventLoop;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.watch.Trial.Course;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Tls;
import org.carrel.gateway.wire.WipingAllocator;

/** A catalogue that speaks SRU or Solr over HTTP. Any thread. */
public final class WebTarget implements Target {
    private final WebSpeech speech;
    private final Links<WebLink> links;
    private final Posting posting = new Posting();

    private WebTarget(
            TargetConfig config,
            WebSpeech speech,
            Tls tls,
            Class<? extends Channel> channelType,
            Watchers watchers) {
        this.speech = speech;
        this.links =
                new Links<>(
                        config,
                        new WebKind(config, tls),
                        channelType,
                        WipingAllocator.INSTANCE,
                        watchers);
    }

    /**
     * A catalogue that speaks SRU.
     *
     * @throws MapUnreadable if its map of CQL cannot be had
     */
    public static WebTarget sru(
            TargetConfig config,
            Tls tls,
            Class<? extends Channel> channelType,
            ByteBufAllocator allocator,
            Watchers watchers) {
        WebSpeech speech = new SruSpeech(config, CqlMaps.of(config), allocator);
        return new WebTarget(config, speech, tls, channelType, watchers);
    }

    /** A catalogue that speaks Solr. */
    public static WebTarget solr(
            TargetConfig config,
            Tls tls,
            Class<? extends Channel> channelType,
            ByteBufAllocator allocator,
            Watchers watchers) {
        WebSpeech speech =
                new SolrSpeech(
                        config, SolrIndex.fields(config), SolrIndex.records(config), allocator);
        return new WebTarget(config, speech, tls, channelType, watchers);
    }

    @Override
    public Lease lease(EventLoop loop) {
        return new WebLease(links, posting, speech, loop);
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
