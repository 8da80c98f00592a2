package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.function.UnaryOperator;

/**
 * A kiosk at a gateway in a process of its own, whose archive and configuration lie in a folder.
 * Closing it kills the gateway.
 */
final class ServedKiosk implements AutoCloseable {
    private static final String QUESTION = Questions.patronInformation(Questions.AMARA);

    private final QuickSystem library = QuickSystem.keeping(LiveTrial::patron);
    private final Plan plan;
    private final ServedProcess gateway;
    private final WireClient kiosk;

    /**
     * @param folder for all that the gateway writes
     * @param more what else its plan shall say
     */
    ServedKiosk(Path folder, UnaryOperator<Plan> more) {
        int port = Plan.freePort();
        plan =
                more.apply(
                        new Plan()
                                .storage(folder)
                                .record("ils", library.port())
                                .door("kiosks", "self-check")
                                .say("kiosks", "bind", "127.0.0.1:" + port));
        gateway = new ServedProcess(folder, plan, port);
        kiosk = new WireClient(port, Speech.STANDARD);
        assertEquals("O.A.", name());
    }

    /** What its gateway was started with, so far. */
    Plan plan() {
        return plan;
    }

    ServedProcess gateway() {
        return gateway;
    }

    /** What the kiosk is told of a reader's name just now. */
    String name() {
        return kiosk.ask(QUESTION).field("AE");
    }

    @Override
    public void close() {
        kiosk.close();
        gateway.close();
        library.close();
    }
}
