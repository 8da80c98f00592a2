package org.carrel.gateway.changes;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What this room needs where several gateways stand before the same upstreams: one book of all
 * their changes, in which a change can be claimed by one gateway only. One thread, which may wait;
 * whatever cannot be done is a {@link JournalTrouble}. Whoever opens it closes it.
 */
public interface CommonBook extends AutoCloseable {

    /**
     * Lays claim to changes that are open here from now on, unless they are known.
     *
     * @param asked each of another fingerprint
     * @param doubtedSince what began earlier is not taken for the same under another date
     * @return of each how it stands, where it is known already
     */
    List<Optional<Entry>> claim(List<Entry> asked, Instant doubtedSince);

    /**
     * Writes down how changes of this gateway stand.
     *
     * @param ends of each change a line under each of its fingerprints
     */
    void write(List<List<Entry>> ends);

    /**
     * Says that this gateway lives, without which the others take it for dead within seconds.
     *
     * @return what was open at a gateway that is dead, and has just become unknown
     */
    List<Entry> beat();

    /** Forgets what is too old of a kind. */
    void forget(ChangeKind kind, Instant doneBefore, Instant unknownBefore);

    /** All of which nobody can tell, the oldest first. */
    List<Entry> unknown();

    /** Takes one off that list, as it stands with it now: done, or over. */
    void settle(Entry found);

    @Override
    void close();
}
