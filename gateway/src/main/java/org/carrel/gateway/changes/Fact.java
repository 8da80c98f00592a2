package org.carrel.gateway.changes;

import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.gateway.message.Message;

/**
 * A change that has happened already, as its terminal tells: it must be told until it is heard, and
 * twice is as good as once.
 *
 * @param drop where it is kept if nobody can be told; nothing where its device keeps it itself
 */
record Fact(Entry entry, Message message, Optional<BookDrop> drop) {

    /** Whether others wait to be told, which were there before. */
    boolean isBehindOthers() {
        return drop.filter(BookDrop::isHolding).isPresent();
    }

    /**
     * Keeps it.
     *
     * @param not runs where it cannot be kept
     * @param kept told what is to be said where it is
     */
    void keep(Runnable not, Consumer<Known> kept) {
        drop.ifPresentOrElse(
                place ->
                        place.keep(
                                entry,
                                message,
                                certain -> {
                                    if (certain) {
                                        kept.accept(entry.kept());
                                    } else {
                                        not.run();
                                    }
                                }),
                not);
    }
}
