package org.carrel.gateway.token;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * For whom and since when tokens hold. It is mixed into every computed token, so that even a key
 * used twice by mistake would give two vendors, or two epochs, unrelated tokens.
 *
 * @param upstream the vendor's name in the configuration
 * @param epoch the number of the day, week or reset; any number that never comes back
 */
public record TokenScope(String upstream, long epoch) {

    /** The name and then, at a fixed width so that no two scopes look alike, the epoch. */
    byte[] bytes() {
        byte[] label = upstream.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(label.length + Long.BYTES).put(label).putLong(epoch).array();
    }
}
