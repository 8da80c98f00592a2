package org.carrel.gateway.target;

import java.util.List;
import org.carrel.z3950.query.WipedBuffer;

/**
 * What stands for a result set at a target that keeps none: what was looked for, in its own
 * language, and the order in which it is wanted.
 *
 * @param path where it is asked, as the administrator wrote it
 * @param words the query; wiped when this is closed
 * @param order by what it is sorted; empty for the target's own order
 */
public record WebSet(String path, WipedBuffer words, List<Order> order) implements AutoCloseable {
    public WebSet {
        order = List.copyOf(order);
    }

    /**
     * One key of an order.
     *
     * @param index the index or field, out of a map or the configuration
     */
    public record Order(String index, boolean descending, boolean ignoringCase) {}

    /** The same set in another order, with words of its own. */
    WebSet inOrder(List<Order> other) {
        return new WebSet(path, copy(), other);
    }

    private WipedBuffer copy() {
        int length = Math.max(1, words.length());
        WipedBuffer copy = new WipedBuffer(words.bytes().alloc(), length);
        return copy.write(words.bytes(), 0, words.length());
    }

    @Override
    public void close() {
        words.close();
    }

    @Override
    public String toString() {
        return "set of " + words;
    }
}
