package org.carrel.gateway.oracle;

import java.nio.ByteBuffer;

/** One form in which a value may have been written. Immutable; any thread. */
final class SearchForm {
    private final String name;
    private final byte[] bytes;
    private final boolean digest;

    /**
     * @param name for the report, for example {@code raw, utf-16le}
     * @param bytes at least {@link Needles#KEY_LENGTH} of them
     * @param digest whether a shortened one counts too, down to eight characters
     */
    SearchForm(String name, byte[] bytes, boolean digest) {
        this.name = name;
        this.bytes = bytes.clone();
        this.digest = digest;
    }

    String name() {
        return name;
    }

    int length() {
        return bytes.length;
    }

    byte at(int index) {
        return bytes[index];
    }

    boolean digest() {
        return digest;
    }

    /** The same for two forms that look the same. */
    ByteBuffer look() {
        return ByteBuffer.wrap(bytes).asReadOnlyBuffer();
    }
}
