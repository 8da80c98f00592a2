package org.carrel.gateway.vault;

/**
 * 128 bits of an HMAC: the same for the same bytes under the same key, and telling nothing about
 * them.
 */
public record Fingerprint(long first, long second) {
    @Override
    public String toString() {
        return "fingerprint";
    }
}
