package org.carrel.gateway.message;

import io.netty.buffer.ByteBuf;
import java.util.function.ToLongFunction;
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

    /**
     * The gateway's own answer to this request, in its reader's language; with {@link OwnAnswer#NO}
     * the protocol's "no" in its safest form.
     */
    Message told(OwnAnswer answer, Phrases phrases);

    /**
     * Whether what this request asks for has already happened, off line, so that it may not be
     * refused (SIP2: no block).
     */
    boolean hasHappened();

    /**
     * Says that nobody can be reached, so that the terminal keeps what has happened and tells it
     * later (SIP2: 98 with on-line N, allowed as the answer to anything).
     */
    Message offLine();

    /**
     * Appends all that makes this request the same act as an earlier one: of a payment what is paid
     * for whom, and its transaction id or, without one, its date; else everything. No password is
     * part of it.
     *
     * @return whether it can be told from another act at all; not where its date is blank
     */
    boolean act(ByteBuf to);

    /**
     * Appends what this payment has in common with a repeat of it under another date, where only
     * the date would tell them apart; false and nothing otherwise.
     */
    boolean lookAlike(ByteBuf to);

    /** The wish to hear this request again, for what came may not be all of it (SIP2: 96). */
    Message sayAgain();

    /**
     * Whether this is no answer but the wish to hear the question again (SIP2: 96), so that it was
     * not done.
     */
    boolean asksAgain();

    /**
     * Whether this is no answer to that question but says that nobody answers it: we are not logged
     * in (SIP2: 94 with 0), or the system is off line itself (98 with on-line N, allowed as the
     * answer to anything).
     */
    boolean turnsAway(Message question);

    /** Whether this answer says that what was asked was done. */
    boolean isDone();

    /** The columns of this answer but its date, one after the other; letters and digits only. */
    String verdict();

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
     * The same for a request that has happened, without its passwords, which its upstream does not
     * need to believe it; {@link Facts#revived} understands it.
     */
    boolean keepFact(ByteBuf to);

    /**
     * A message of this protocol from what {@link #keep(ByteBuf)} wrote; the bytes stay the
     * caller's.
     */
    Message revived(ByteBuf kept);

    /** What a reader makes of all its bytes but AY and AZ; it neither keeps nor changes them. */
    long read(ToLongFunction<ByteBuf> reader);

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
