package org.carrel.gateway.archive;

import java.sql.SQLException;
import java.util.List;

/** The receipts of destructions in the database. */
final class Destructions {
    private Destructions() {}

    /** All of them, the oldest first. */
    static List<Destruction> all(Transaction transaction) throws SQLException {
        return transaction.rows(
                "select * from destruction order by number",
                row ->
                        new Destruction(
                                row.number("number"),
                                row.moment("made_at"),
                                row.choice("data_class", DataClass.class),
                                row.moment("older_than"),
                                row.number("amount"),
                                row.flag("proved_gone"),
                                row.text("software"),
                                row.text("config_sha256"),
                                row.number("audit_number"),
                                row.text("signed_by"),
                                row.text("signature")));
    }

    static void insert(Transaction transaction, Destruction receipt) throws SQLException {
        transaction.change(
                """
                insert into destruction (number, made_at, data_class, older_than, amount,
                    proved_gone, software, config_sha256, audit_number, signed_by, signature)
                values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                receipt.number(),
                receipt.time(),
                receipt.dataClass(),
                receipt.olderThan(),
                receipt.amount(),
                receipt.provedGone(),
                receipt.software(),
                receipt.configSha256(),
                receipt.auditNumber(),
                receipt.signedBy(),
                receipt.signature());
    }
}
