package org.carrel.gateway.vault;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicBoolean;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;

/**
 * Where visits get their vaults: a bounded piece of locked memory that they share, page by page.
 * Tells once what the operating system granted, and once more if it stops granting. Closing it
 * wipes every vault. Any thread.
 */
public final class Vaults implements AutoCloseable {
    private static final int MOST_VISITS = 16_384;
    private static final int KIBIBYTE = 1024;

    private final VaultMemory memory;
    private final Engine[] engines;
    private final Watchers watchers;
    private final AtomicBoolean toldOfRefusal = new AtomicBoolean();

    /** Room for {@value #MOST_VISITS} visits at the same time, taken as it is needed. */
    public Vaults(Watchers watchers) {
        this(MOST_VISITS, watchers);
    }

    /**
     * @param mostVisits how many there may be at the same time
     */
    public Vaults(int mostVisits, Watchers watchers) {
        this.watchers = watchers;
        memory = new VaultMemory(mostVisits);
        engines = new Engine[Integer.highestOneBit(Runtime.getRuntime().availableProcessors()) * 4];
        Arrays.setAll(engines, ignored -> new Engine(VaultMemory.LONGEST));
        toldOfRefusal.set(!memory.isLocked());
        tell();
    }

    /**
     * An empty vault with keys of its own; whoever opens it closes it.
     *
     * @throws MemoryExhausted if as many are open as there may be
     */
    public Vault open() {
        Vault vault =
                new Vault(
                        memory,
                        engines[(int) Thread.currentThread().threadId() & (engines.length - 1)]);
        if (!toldOfRefusal.get()
                && !memory.isLocked()
                && toldOfRefusal.compareAndSet(false, true)) {
            tell();
        }
        return vault;
    }

    @Override
    public void close() {
        memory.close();
    }

    VaultMemory memory() {
        return memory;
    }

    private void tell() {
        watchers.tell(
                new GatewayEvent.MemoryTaken(
                        memory.isLocked(), memory.isHidden(), memory.size() / KIBIBYTE));
    }
}
