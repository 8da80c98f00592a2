package org.carrel.gateway.archive;

import static org.carrel.gateway.archive.ChangeLine.DONE;
import static org.carrel.gateway.archive.ChangeLine.OVER;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.config.policy.OperationName;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;
import org.carrel.gateway.archive.Database.Work;

/**
 * What several gateways on one database server know together of changes, so that none of them does
 * what another has done. Each gateway says twice a second that it lives; what is open at one that
 * no longer does is unknown. One thread, but no event loop, for it waits for the server, though
 * never long; whoever opens it closes it.
 */
public final class ChangeShelf implements AutoCloseable {
    private static final int TRIES = 5;

    private final Database database;
    private final String gateway;

    /**
     * @param gateway sixteen letters or digits that no other gateway has, and this one not after a
     *     restart
     */
    ChangeShelf(Database database, String gateway) {
        this.database = database;
        this.gateway = gateway;
    }

    /**
     * Connects to the server that the storage names, and makes there what is not yet in it.
     *
     * @param gateway as above
     * @throws ArchiveTrouble if it cannot be reached
     */
    public static ChangeShelf open(Storage storage, String gateway) {
        Database.open(ServerSource.of(storage), Optional.empty()).close();
        return new ChangeShelf(Database.impatient(ServerSource.impatient(storage)), gateway);
    }

    /**
     * Lays claim to changes: one that nobody knows is open at this gateway from now on, for which
     * no other can have it. What was done and not heard is heard now.
     *
     * @param asked each of another fingerprint
     * @param doubtedSince what began earlier is not taken for the same under another date
     * @return of each what was known of it, or nothing where it is this gateway's now
     */
    public List<Optional<ChangeLine>> claim(List<ChangeLine> asked, Instant doubtedSince) {
        return again(transaction -> {
            Claims claims = new Claims(transaction, gateway);
            return claims.lay(asked, doubtedSince);
        });
    }

    /**
     * Writes down how changes of this gateway's stand.
     *
     * @param ends of each change a line under each of its fingerprints
     */
    public void write(List<List<ChangeLine>> ends) {
        List<List<ChangeLine>> sorted =
                ends.stream()
                        .sorted(Comparator.comparing(lines -> lines.getFirst().digits()))
                        .toList();
        again(transaction -> {
            for (List<ChangeLine> lines : sorted) {
                end(transaction, lines);
            }
            return true;
        });
    }

    private void end(Transaction transaction, List<ChangeLine> lines) throws SQLException {
        ChangeLine first = lines.getFirst();
        if (first.is(OVER)) {
            transaction.change(
                    "delete from change_matter where print = ? and gateway = ? and state = 'open'",
                    first.digits(),
                    gateway);
            return;
        }
        Claims claims = new Claims(transaction, gateway);
        if (transaction.change(
                        "update change_matter set state = ?, verdict = ? where print = ? and gateway = ?",
                        first.state(),
                        first.verdict(),
                        first.digits(),
                        gateway)
                == 0) {
            claims.enter(first);
        }
        for (ChangeLine other : lines.subList(1, lines.size())) {
            claims.alias(other.digits(), first.digits());
        }
    }

    /**
     * Says that this gateway lives.
     *
     * @param keyIds 64 hexadecimal digits that are the same where gateways have the same keys
     * @return what has just become unknown, for the gateway at which it was open lives no more
     */
    public List<ChangeLine> beat(String keyIds) {
        return again(transaction -> {
            Pulse.beat(transaction, gateway, keyIds);
            return Pulse.lost(transaction);
        });
    }

    /** Whether another gateway lives whose keys are not these. */
    public boolean isAtOdds(String keyIds) {
        return database.work(transaction -> Pulse.isAtOdds(transaction, gateway, keyIds));
    }

    /**
     * Forgets what is too old, and gateways that are gone for a day.
     *
     * @param of which operations
     */
    public void forget(Set<OperationName> of, Instant doneBefore, Instant unknownBefore) {
        database.alter(transaction -> {
            for (OperationName operation : of) {
                transaction.change(
                        """
                        delete from change_matter where operation = ? and state <> 'open' and begun_at < ?
                            and (state in ('done', 'unheard') or begun_at < ?)
                        """,
                        operation.text(),
                        doneBefore,
                        unknownBefore);
            }
            transaction.change(
                    "delete from gateway_beat where beats_at < current_timestamp - interval '1' day");
        });
    }

    /** All of which nobody can tell, the oldest first. */
    public List<ChangeLine> unknown() {
        return database.work(transaction ->
                transaction.rows(
                        ChangeLine.SELECT
                                + "m.state in ('unknown', 'refused', 'expired') or ("
                                + Pulse.OF_THE_DEAD
                                + ") order by m.begun_at, m.print",
                        ChangeLine::of));
    }

    /** Takes one off that list, as it stands with it now: done, or over. */
    public void settle(ChangeLine found) {
        database.alter(transaction -> {
            if (found.is(OVER)) {
                transaction.change(
                        "delete from change_matter where print = ? and state <> ?",
                        found.digits(),
                        DONE);
            } else {
                transaction.change(
                        "update change_matter set state = ?, verdict = ? where print = ? and state <> ?",
                        found.state(),
                        found.verdict(),
                        found.digits(),
                        DONE);
            }
        });
    }

    /**
     * A wrapped key that all gateways have alike.
     *
     * @param drawn is kept where there is none yet
     */
    public String key(Label purpose, String drawn) {
        return again(transaction -> {
            Optional<String> kept =
                    transaction.first(
                            "select wrapped from gateway_key where purpose = ?",
                            row -> row.text("wrapped"),
                            purpose);
            if (kept.isEmpty()) {
                transaction.change(
                        "insert into gateway_key (purpose, wrapped) values (?, ?)", purpose, drawn);
            }
            return kept.orElse(drawn);
        });
    }

    /** Says that this gateway lives no more, which the others then need not find out. */
    @Override
    public void close() {
        try (database) {
            database.alter(transaction ->
                    transaction.change("delete from gateway_beat where gateway = ?", gateway));
        }
    }

    /** Where another gateway came first, what it did is seen the next time. */
    private <T> T again(Work<T> work) {
        for (int tries = 1; ; tries++) {
            try {
                return database.work(work);
            } catch (ArchiveTrouble trouble) {
                boolean first = trouble.reason() == Reason.CONFLICT || trouble.isOutOfTurn();
                if (!first || tries == TRIES) {
                    throw trouble;
                }
            }
        }
    }
}
