package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.config.Label;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.ber.Wiping;
import org.jspecify.annotations.Nullable;

/**
 * The result sets of one association: by the names that the client chose on this side, by numbers
 * of ours on the other, for a name may say who searched. On the association's event loop, which
 * closes it; closing wipes the names.
 */
final class SetNames implements AutoCloseable {
    /** More than any client needs, and little enough to keep. */
    static final int MOST = 100;

    private final ByteBufAllocator allocator;
    private final Map<ByteBuf, Named> sets = new HashMap<>();
    private int last;

    SetNames(ByteBufAllocator allocator) {
        this.allocator = allocator;
    }

    /**
     * A set.
     *
     * @param number what targets call it
     * @param target where it lies
     */
    record Named(int number, Label target) {}

    /** The set of this name; null where there is none. */
    @Nullable Named find(ByteBuf name) {
        return sets.get(name);
    }

    /**
     * The set of this name.
     *
     * @throws TurnedDown where there is none (diagnostic 30)
     */
    Named known(ByteBuf name) {
        Named set = find(name);
        if (set == null) {
            throw new TurnedDown(Diagnostic.RESULT_SET_DOES_NOT_EXIST, Outcome.ANSWERED_HERE);
        }
        return set;
    }

    /**
     * The number under which a set of this name is to be made at this target; the one it had where
     * it lies there already.
     *
     * @throws TurnedDown where the client has too many (diagnostic 112)
     */
    int make(ByteBuf name, Label target) {
        Named set = sets.get(name);
        if (set != null && set.target().equals(target)) {
            return set.number();
        }
        if (set != null) {
            forget(name);
        } else if (sets.size() == MOST) {
            throw new TurnedDown(Diagnostic.TOO_MANY_RESULT_SETS, Outcome.TOO_MUCH);
        }
        last++;
        sets.put(copied(name), new Named(last, target));
        return last;
    }

    /** Forgets a name. */
    void forget(ByteBuf name) {
        for (ByteBuf known : List.copyOf(sets.keySet())) {
            if (known.equals(name)) {
                sets.remove(known);
                Wiping.release(known);
            }
        }
    }

    /** Every set. */
    List<Named> all() {
        return new ArrayList<>(sets.values());
    }

    /** Forgets every name. */
    @Override
    public void close() {
        List<ByteBuf> names = List.copyOf(sets.keySet());
        sets.clear();
        names.forEach(Wiping::release);
    }

    private ByteBuf copied(ByteBuf name) {
        int length = name.readableBytes();
        return allocator.directBuffer(length, length).writeBytes(name, name.readerIndex(), length);
    }
}
