package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import java.util.function.Consumer;

/** What becomes of one element when a message is written anew. */
public sealed interface Edit {
    /** The value goes on as it is. */
    Edit KEEP = new Keep();

    /** The element is left out; where the protocol does not allow that, {@link Blank}. */
    Edit REMOVE = new Remove();

    /** The element stays, empty; in a fixed column the column's own blank. */
    Edit BLANK = new Blank();

    record Keep() implements Edit {}

    record Remove() implements Edit {}

    record Blank() implements Edit {}

    /** A text of the protocol's or the administrator's stands instead of the value. */
    record Text(String text) implements Edit {}

    /**
     * Bytes that are written straight into the new frame, so that no copy is left elsewhere.
     *
     * @param longest how many bytes the writer appends at the most
     */
    record Written(int longest, Consumer<ByteBuf> writer) implements Edit {}
}
