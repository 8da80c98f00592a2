package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import java.util.function.Predicate;

/**
 * What becomes of one element when a message is written anew. Made once, from a policy, and used
 * for every message; it holds no value of anybody's.
 */
public sealed interface Edit {
    /** The value goes on as it is. */
    Edit KEEP = new Keep();

    /** The element is left out; where the protocol does not allow that, {@link Blank}. */
    Edit REMOVE = new Remove();

    /** The element stays, empty; in a fixed column the column's own blank. */
    Edit BLANK = new Blank();

    /** The value goes on without the blanks around it. */
    Edit TRIM = new Trim();

    record Keep() implements Edit {}

    record Remove() implements Edit {}

    record Blank() implements Edit {}

    record Trim() implements Edit {}

    /**
     * A yes or no that is never left open.
     *
     * @param yes whether {@code Y} may stand there; {@code N} does otherwise
     * @param wanted whether a question wants one, so that {@code N} is said where its answer says
     *     nothing
     */
    record Verdict(Predicate<Exchange> yes, Predicate<Elements> wanted) implements Edit {}

    /** A text of the protocol's or the administrator's stands instead of the value. */
    record Text(String text) implements Edit {}

    /**
     * The value that the same element has in the question, in the form in which it was asked.
     *
     * @param otherwise what happens where the question has no such element
     */
    record Echo(Edit otherwise) implements Edit {}

    /**
     * Bytes made from the element and written straight into the new frame, so that no copy is left
     * elsewhere.
     *
     * @param longest how many bytes the maker appends at the most, should the element itself have
     *     fewer; it never appends more than the larger of both
     */
    record Made(int longest, Maker maker) implements Edit {}

    /** Appends what stands instead of an element. Any thread. */
    @FunctionalInterface
    interface Maker {
        void make(Element element, Exchange exchange, ByteBuf to);
    }

    /** The message in which the element stands, and the question that it answers or itself is. */
    record Exchange(Elements question, Elements message) {}
}
