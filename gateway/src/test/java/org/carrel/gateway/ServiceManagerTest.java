package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.epoll.EpollDomainDatagramChannel;
import io.netty.channel.unix.DomainDatagramPacket;
import io.netty.channel.unix.DomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ServiceManagerTest {
    private static final long PATIENCE_SECONDS = 20;

    @TempDir private Path folder = Path.of("");
    private final Loops loops = Loops.start();
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

    @AfterEach
    void stop() {
        loops.close();
    }

    @Test
    void tells_that_the_doors_are_open_and_that_it_stops() throws InterruptedException {
        Channel ear = listen();
        try (ServiceManager manager = manager(Map.of())) {
            manager.ready(3);
            assertEquals("READY=1\nSTATUS=3 doors are open", next());
        }
        assertTrue(next().startsWith("STOPPING=1\n"));
        ear.close().syncUninterruptibly();
    }

    @Test
    void says_that_it_lives_for_as_long_as_every_loop_does() throws InterruptedException {
        Channel ear = listen();
        try (ServiceManager manager = manager(Map.of("WATCHDOG_USEC", "60000"))) {
            assertEquals("WATCHDOG=1", next());
            assertEquals("WATCHDOG=1", next());
            manager.ready(0);
        }
        ear.close().syncUninterruptibly();
    }

    @Test
    void speaks_to_nobody_where_nobody_asked() {
        try (ServiceManager manager = ServiceManager.find(Map.of(), loops)) {
            manager.ready(1);
        }
        assertTrue(heard.isEmpty());
    }

    private ServiceManager manager(Map<String, String> more) {
        Map<String, String> environment = new java.util.HashMap<>(more);
        environment.put("NOTIFY_SOCKET", socket().path());
        return ServiceManager.find(environment, loops);
    }

    private DomainSocketAddress socket() {
        return new DomainSocketAddress(folder.resolve("notify").toString());
    }

    private String next() throws InterruptedException {
        String said = heard.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
        assertTrue(said != null, "nothing was said");
        return said;
    }

    private Channel listen() {
        return new Bootstrap()
                .group(loops.group())
                .channel(EpollDomainDatagramChannel.class)
                .handler(
                        new SimpleChannelInboundHandler<DomainDatagramPacket>() {
                            @Override
                            protected void channelRead0(
                                    ChannelHandlerContext context, DomainDatagramPacket packet) {
                                heard.add(packet.content().toString(StandardCharsets.UTF_8));
                            }
                        })
                .bind(socket())
                .syncUninterruptibly()
                .channel();
    }
}
