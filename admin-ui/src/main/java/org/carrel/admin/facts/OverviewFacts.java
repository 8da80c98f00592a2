package org.carrel.admin.facts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Whether all is well just now.
 *
 * @param alarms of the last day, the latest first
 * @param messages of the last minute
 * @param refusals among them
 * @param medianMillis the time within which half of the last answers came, in milliseconds
 * @param mostMillis the time within which 95 of 100 came
 * @param connected how many terminals and clients are connected
 * @param encrypted how many doors and ways to upstreams are encrypted
 * @param ways how many there are
 * @param reconciliation whether ledger and tap agree
 * @param started when the gateway started
 */
public record OverviewFacts(
        List<AlarmLine> alarms,
        long messages,
        long refusals,
        double medianMillis,
        double mostMillis,
        int connected,
        int encrypted,
        int ways,
        Reconciled reconciliation,
        List<PeerLine> upstreams,
        List<DoorLine> doors,
        Instant started) {

    /** Whether nothing urgent is to be looked at. */
    public boolean well() {
        return alarms.stream().noneMatch(AlarmLine::urgent)
                && upstreams.stream().noneMatch(each -> each.state() == PeerLine.State.DOWN)
                && reconciliation != Reconciled.NO;
    }

    /** How many things somebody should look at. */
    public long troubles() {
        return alarms.stream().filter(AlarmLine::urgent).count()
                + upstreams.stream().filter(each -> each.state() == PeerLine.State.DOWN).count();
    }

    /** Whether ledger and tap told the same, when they were last compared. */
    public enum Reconciled {
        YES,
        NO,
        NOT_YET
    }

    /**
     * Something to look at.
     *
     * @param kind its name, for example {@code foreign-token}
     * @param where the door or upstream; nothing where it is the whole gateway
     */
    public record AlarmLine(
            String kind, boolean urgent, Optional<String> where, Instant last, long times) {}
}
