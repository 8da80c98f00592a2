package org.carrel.gateway.vault;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.junit.jupiter.api.Test;

/** What the operator is told of the memory of visits. */
class VaultsTest {
    private final List<GatewayEvent> told = new ArrayList<>();

    @Test
    void whether_memory_is_locked_is_told_when_it_is_taken() {
        try (Vaults vaults = new Vaults(8, new Watchers(List.of(told::add)))) {
            GatewayEvent.MemoryTaken taken =
                    assertInstanceOf(GatewayEvent.MemoryTaken.class, told.getFirst());
            assertEquals(vaults.memory().isLocked(), taken.locked());
            assertEquals(vaults.memory().isHidden(), taken.hiddenFromDumps());
            assertEquals(vaults.memory().size() / 1024, taken.kibibytes());
        }
    }

    /** More visits than a small limit of locked memory has room for. */
    @Test
    void a_refusal_is_told_once_and_stops_nobody() {
        try (Vaults vaults = new Vaults(4096, new Watchers(List.of(told::add)))) {
            List<Vault> open = IntStream.range(0, 4096).mapToObj(ignored -> vaults.open()).toList();

            assertEquals(vaults.memory().isLocked() ? 1 : toldAtFirst(), told.size());
            open.forEach(Vault::close);
            assertEquals(0, VaultWitness.written(vaults));
            assertTrue(vaults.memory().size() >= 4096L * Libc.PAGE);
        }
    }

    /** One that said no at once, or a yes and then a no. */
    private int toldAtFirst() {
        return ((GatewayEvent.MemoryTaken) told.getFirst()).locked() ? 2 : 1;
    }
}
