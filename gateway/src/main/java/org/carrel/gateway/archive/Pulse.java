package org.carrel.gateway.archive;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of several gateways live, by the clock of the database server, which is the same for all: a
 * gateway that has said nothing for three seconds is dead.
 */
final class Pulse {
    /** Open at a gateway that is dead. */
    static final String OF_THE_DEAD =
            """
            m.state = 'open' and not exists (select 1 from gateway_beat b
                where b.gateway = m.gateway
                    and b.beats_at > current_timestamp - interval '3' second)
            """;

    private Pulse() {}

    /** A gateway says that it lives. */
    static void beat(Transaction transaction, String gateway, String keyIds) throws SQLException {
        int there =
                transaction.change(
                        """
                        update gateway_beat set beats_at = current_timestamp, key_ids = ?
                        where gateway = ?
                        """,
                        keyIds,
                        gateway);
        if (there == 0) {
            transaction.change(
                    """
                    insert into gateway_beat (gateway, beats_at, key_ids)
                    values (?, current_timestamp, ?)
                    """,
                    gateway,
                    keyIds);
        }
    }

    /** Makes unknown what is open at the dead, and gives what nobody else made so. */
    static List<ChangeLine> lost(Transaction transaction) throws SQLException {
        List<ChangeLine> lost = new ArrayList<>();
        for (ChangeLine each :
                transaction.rows(
                        ChangeLine.SELECT + OF_THE_DEAD + " order by m.print", ChangeLine::of)) {
            int changed =
                    transaction.change(
                            "update change_matter set state = ? where print = ? and state = ?",
                            ChangeLine.UNKNOWN,
                            each.digits(),
                            ChangeLine.OPEN);
            if (changed == 1) {
                lost.add(each.as(ChangeLine.UNKNOWN));
            }
        }
        return lost;
    }

    /** Whether another one lives that has other keys. */
    static boolean isAtOdds(Transaction transaction, String gateway, String keyIds)
            throws SQLException {
        return transaction.number(
                        """
                        select count(*) from gateway_beat where gateway <> ? and key_ids <> ?
                            and beats_at > current_timestamp - interval '3' second
                        """,
                        gateway,
                        keyIds)
                > 0;
    }
}
