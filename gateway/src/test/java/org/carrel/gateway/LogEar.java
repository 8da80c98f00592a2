package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.netty.buffer.PooledByteBufAllocator;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.LoggerFactory;

/**
 * Hears what the gateway's log book writes, and what Netty complains of. Whoever makes it closes
 * it.
 */
final class LogEar implements AutoCloseable {
    private static final List<String> LOGGERS =
            List.of("carrel", "io.netty.util.ResourceLeakDetector");
    private static final long PATIENCE_MILLIS = 5000;

    /** Enough for any test that counts; what tells of a fault is kept beyond it. */
    private static final int MOST = 100_000;

    private final AtomicInteger heard = new AtomicInteger();
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> appender =
            new AppenderBase<>() {
                @Override
                protected void append(ILoggingEvent event) {
                    String line = line(event);
                    if (isGrave(line) || heard.incrementAndGet() <= MOST) {
                        lines.add(line);
                    }
                }
            };

    LogEar() {
        appender.start();
        loggers()
                .forEach(logger -> {
                    logger.setLevel(Level.DEBUG);
                    logger.setAdditive(false);
                    logger.addAppender(appender);
                });
    }

    /** How many lines tell of this, for example {@code visit ended} with {@code end=IDLE}. */
    long count(String what, String keyAndValue) {
        return lines.stream()
                .filter(line -> line.startsWith(what) && line.contains(keyAndValue))
                .count();
    }

    /**
     * Asserts that no buffer was lost and nothing went wrong inside; collects garbage first, for
     * Netty finds lost buffers only then.
     */
    void assertNoFaultAndNoLeak() {
        collectGarbage();
        PooledByteBufAllocator.DEFAULT.directBuffer(1).release();
        assertEquals(0, count("LEAK", ""), "buffers lost");
        assertEquals(List.of(), lines.stream().filter(line -> line.startsWith("fault")).toList());
    }

    @Override
    public void close() {
        loggers()
                .forEach(logger -> {
                    logger.detachAppender(appender);
                    logger.setAdditive(true);
                });
    }

    private static void collectGarbage() {
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        WeakReference<Object> sentinel = new WeakReference<>(new Object(), queue);
        System.gc();
        try {
            assertNotNull(queue.remove(PATIENCE_MILLIS), "garbage was not collected");
            sentinel.clear();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }

    private static boolean isGrave(String line) {
        return line.startsWith("fault") || line.startsWith("LEAK");
    }

    private static String line(ILoggingEvent event) {
        return event.getFormattedMessage() + " " + event.getKeyValuePairs();
    }

    private static List<Logger> loggers() {
        return LOGGERS.stream().map(name -> (Logger) LoggerFactory.getLogger(name)).toList();
    }
}
