package org.carrel.gateway.target;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.carrel.gateway.enquiry.Enquiry;
import org.carrel.gateway.enquiry.Finding;
import org.carrel.gateway.enquiry.SortKey;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.z3950.query.WipedBuffer;
import org.jspecify.annotations.Nullable;

/**
 * A language that catalogues on the web speak. Whoever asks, the same is said: no names, no result
 * sets, always the same parameters in the same order. Any thread.
 */
public interface WebSpeech {

    /**
     * What a search looks for, in this language; the receiver closes it.
     *
     * @throws org.carrel.z3950.query.QueryFault if that cannot be said
     * @throws TurnedDown if it is no search of one database
     */
    WebSet set(Enquiry.Search search);

    /**
     * How this language says an order.
     *
     * @throws TurnedDown if it cannot be said (diagnostic 207)
     */
    List<WebSet.Order> order(List<SortKey> keys);

    /** The form that asks how many records a set has. */
    WipedBuffer count(WebSet set);

    /** The form that asks for records of a set. */
    WipedBuffer present(WebSet set, Enquiry.Present present);

    /**
     * The form that asks for a stretch of an index.
     *
     * @throws org.carrel.z3950.query.QueryFault if its term cannot be said
     * @throws TurnedDown if this language has no such thing
     */
    WipedBuffer scan(Enquiry.Scan scan);

    /**
     * Where these databases are asked.
     *
     * @throws TurnedDown if they are not one (diagnostic 111)
     */
    String path(List<String> databases);

    /**
     * What an answer says; null where the target does not know a version of the language, and the
     * question is to be asked anew in the other.
     *
     * @param body stays the caller's
     * @throws org.carrel.z3950.sru.SruFault if it is no answer
     */
    @Nullable Finding finding(Enquiry asked, ByteBuf body);
}
