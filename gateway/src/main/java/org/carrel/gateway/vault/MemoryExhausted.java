package org.carrel.gateway.vault;

/** There is no locked memory for one more visit; as soon as another one ends there is. */
public final class MemoryExhausted extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MemoryExhausted() {
        super("no locked memory is left");
    }
}
