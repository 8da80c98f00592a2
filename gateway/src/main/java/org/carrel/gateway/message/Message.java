package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import org.carrel.gateway.ledger.Book;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.phrases.Phrases;

/**
 * The one face of every protocol's messages between the decoder and the encoder. Whoever makes one
 * closes it, which wipes it; elements are windows that die with it.
 */
public interface Message extends Elements, AutoCloseable {

    /**
     * A new message with every element edited; this one stays as it is. Elements that the protocol
     * requires are blanked, not removed.
     *
     * @param question the message from which {@link Edit.Echo} takes its values
     */
    Message rewrite(EditTable edits, Message question);

    /**
     * Whether this can be the answer to that question: the right kind, and of the same card and
     * item.
     */
    Agreement answers(Message question);

    /** The protocol's own "no" to this request, in its safest form and its reader's language. */
    Message refusal(Phrases phrases);

    /**
     * Appends all that makes this question the same as an earlier one: everything but its date and
     * the terminal's own password.
     */
    void essence(ByteBuf to);

    /**
     * Appends the whole message in a form that {@link #revived(ByteBuf)} understands; false and
     * nothing where it cannot be kept so.
     */
    boolean keep(ByteBuf to);

    /**
     * A message of this protocol from what {@link #keep(ByteBuf)} wrote; the bytes stay the
     * caller's.
     */
    Message revived(ByteBuf kept);

    /** About how many bytes it has; never fewer than its values. */
    int size();

    /**
     * The number by which an answer is matched to its question (SIP2: AY), or -1 where the peer
     * does not number.
     */
    int sequence();

    /**
     * The same message under another number; the caller's hold on this one passes to the returned
     * one.
     */
    Message numbered(int sequence);

    /**
     * The same message, with all of it put down in this book as one thing, for what was not
     * rewritten; the caller's hold on this one passes to the returned one.
     *
     * @throws org.carrel.gateway.ledger.LedgerClosed if nothing can be counted now, unless it is
     *     {@link Disposition#SUPPLIED}, the gateway's own words
     */
    Message accounted(Book book, Disposition all);

    /**
     * Counts the message as gone; to be called where it goes, in the same turn of its event loop.
     *
     * @throws IllegalStateException if it is not accounted for, and may not go
     * @throws org.carrel.gateway.ledger.LedgerClosed if it cannot be counted now, and may not go
     */
    void leave();

    /** One more holder of the same message, who closes it too. */
    Message shared();

    @Override
    void close();

    /** How an answer fits its question. */
    enum Agreement {
        AGREES,
        /** It is an answer to something else. */
        OTHER_KIND,
        /** It speaks of another card or another item. */
        OTHER_PERSON_OR_ITEM
    }
}
