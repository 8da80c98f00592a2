package org.carrel.gateway;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * A few kiosks that go on asking until they are stopped: each lays down one card after the other,
 * looks it up, places a hold at a vendor and ends the session. Counts what they were answered.
 */
final class Traffic implements AutoCloseable {
    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicInteger broken = new AtomicInteger();
    private final List<Thread> kiosks;
    private volatile boolean going = true;

    /** Begins with so many kiosks at this port. */
    Traffic(int port, int kiosks) {
        this.kiosks =
                IntStream.range(0, kiosks)
                        .mapToObj(number -> Thread.ofVirtual().start(() -> ask(port, number)))
                        .toList();
    }

    /** How many holds were placed at the vendor. */
    int served() {
        return served.get();
    }

    /** How many holds were refused. */
    int refused() {
        return refused.get();
    }

    /** Waits until so many more were placed. */
    void awaitServed(int more) {
        int from = served();
        GatewayTrial.await("holds are placed", () -> served() >= from + more);
    }

    /** Waits until so many more were refused. */
    void awaitRefused(int more) {
        int from = refused();
        GatewayTrial.await("holds are refused", () -> refused() >= from + more);
    }

    /** How many questions never were answered, once all kiosks have stopped. */
    int unanswered() {
        return broken.get() + asked.get() - served() - refused();
    }

    /** Lets each kiosk finish what it is at. */
    @Override
    public void close() {
        going = false;
        for (Thread kiosk : kiosks) {
            try {
                kiosk.join();
            } catch (InterruptedException interrupted) {
                throw new IllegalStateException(interrupted);
            }
        }
    }

    private void ask(int port, int number) {
        int serial = 1000 * number;
        try (WireClient kiosk = new WireClient(port, Speech.STANDARD)) {
            while (going) {
                String card = VendorQuestions.barcode("29001", serial++);
                kiosk.ask(Questions.patronInformation(card));
                asked.incrementAndGet();
                Heard hold = kiosk.ask(Questions.hold(card, Questions.EMMA));
                (hold.columns().startsWith("1") ? served : refused).incrementAndGet();
                kiosk.ask(Questions.endSession(card));
            }
        } catch (RuntimeException | AssertionError gone) {
            broken.incrementAndGet();
            throw gone;
        }
    }
}
