package org.carrel.gateway.keys;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.carrel.config.Label;

/**
 * A key of the gateway's own that several gateways have alike, each wrapped by the storage key that
 * all of them have.
 */
public final class CommonKey {
    private CommonKey() {}

    /**
     * Appends the key. The first gateway's own key becomes that of all.
     *
     * @param kept takes what this machine would have, wrapped, and gives what all have
     * @param out the caller's to wipe
     * @throws KeyTrouble if it does not open with this machine's storage key
     */
    public static void copyTo(
            Keyring ring, Label purpose, UnaryOperator<String> kept, ByteBuf out) {
        byte[] own = ring.alone(() -> OwnKey.of(purpose, ring.folder(), ring.master()));
        String wrapped = kept.apply(OwnKey.shared(purpose, own, ring.master()));
        Arrays.fill(own, (byte) 0);
        byte[] key = OwnKey.opened(purpose, wrapped, ring.master());
        out.writeBytes(key);
        Arrays.fill(key, (byte) 0);
    }
}
