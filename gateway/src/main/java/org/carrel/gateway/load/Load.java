package org.carrel.gateway.load;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.FixedRecvByteBufAllocator;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import java.net.InetAddress;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/** Carries out load plans. */
public final class Load {
    /** Longer answers take a second read; those of catalogues carry records. */
    private static final int READ_BYTES = 2048;

    private static final int READ_BYTES_OF_RECORDS = 32 * 1024;

    private Load() {}

    /**
     * Carries out the plan on an event loop of its own and closes all connections again; the caller
     * waits.
     *
     * @param progress gets a line a second on the caller's thread
     * @throws LoadFailed if the target may not be put under load, or not all connections became
     *     ready
     */
    public static LoadResult run(LoadPlan plan, Consumer<String> progress) {
        refuseForeignHost(plan);
        EventLoopGroup group =
                new MultiThreadIoEventLoopGroup(
                        1,
                        Epoll.isAvailable()
                                ? EpollIoHandler.newFactory()
                                : NioIoHandler.newFactory());
        try {
            EventLoop loop = group.next();
            LoadRun run = new LoadRun(plan, loop, bootstrap(plan, loop));
            loop.execute(run::start);
            return await(run, loop, progress);
        } finally {
            group.shutdownGracefully(0, 2, TimeUnit.SECONDS).awaitUninterruptibly();
        }
    }

    private static void refuseForeignHost(LoadPlan plan) {
        InetAddress address = plan.target().getAddress();
        if (address == null) {
            throw new LoadFailed("the target's name has no address");
        }
        if (!address.isLoopbackAddress() && !plan.foreignHost()) {
            throw new LoadFailed(
                    "the target is not on this machine; --i-may-load-this-host says that you may"
                            + " put it under load");
        }
    }

    private static Bootstrap bootstrap(LoadPlan plan, EventLoop loop) {
        return new Bootstrap()
                .group(loop)
                .channel(Epoll.isAvailable() ? EpollSocketChannel.class : NioSocketChannel.class)
                .option(ChannelOption.TCP_NODELAY, true)
                .option(
                        ChannelOption.RECVBUF_ALLOCATOR,
                        new FixedRecvByteBufAllocator(readBytes(plan)))
                .remoteAddress(plan.target());
    }

    private static int readBytes(LoadPlan plan) {
        return switch (plan.talk()) {
            case LoadPlan.Talk.Messages _ -> READ_BYTES;
            case LoadPlan.Talk.Searches _ -> READ_BYTES_OF_RECORDS;
        };
    }

    private static LoadResult await(LoadRun run, EventLoop loop, Consumer<String> progress) {
        try {
            long answers = 0;
            while (true) {
                try {
                    return run.outcome().get(1, TimeUnit.SECONDS);
                } catch (TimeoutException notYet) {
                    Progress now = loop.submit(run::progress).get();
                    progress.accept(now.line(now.answers() - answers));
                    answers = now.answers();
                }
            }
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LoadFailed failed ? failed : new IllegalStateException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoadFailed("the run was interrupted");
        }
    }
}
