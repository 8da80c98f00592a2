package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.carrel.z3950.WitnessAllocator;

/** The memory of a test, which knows whether everything was given back, and with nothing in it. */
public final class Memory extends WitnessAllocator {

    /** Fails unless all that was taken was wiped and given back. */
    public void assertWiped() {
        assertEquals(0, live(), "buffers still in use");
        assertEquals(0, unwiped(), "buffers given back with something in them");
    }

    /** A window on a text of a test. */
    public static Window window(String text) {
        return Window.ofText(text);
    }

    /** What a window shows. */
    public static String text(Window window) {
        return window.bytes().toString(StandardCharsets.UTF_8);
    }

    /** What a writer writes. */
    public static String written(Consumer<WipedBuffer> writer) {
        Memory memory = new Memory();
        try (WipedBuffer to = new WipedBuffer(memory, 1 << 20)) {
            writer.accept(to);
            return text(Window.of(to));
        } finally {
            memory.assertWiped();
        }
    }
}
