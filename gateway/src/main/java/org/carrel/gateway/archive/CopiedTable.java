package org.carrel.gateway.archive;

import java.util.Locale;

/**
 * The tables that go into a backup, in an order in which each can be filled. What a backup must not
 * carry, such as sessions, tokens and vendors' keys, is in no table; of signing keys only the
 * public halves go along. Marks belong to a machine and stay there.
 */
enum CopiedTable {
    CONFIG_VERSION,
    CONSOLE_USER,
    CONSOLE_ROLE,
    RECOVERY_CODE,
    PASSKEY,
    AUDIT_ENTRY,
    AUDIT_TAIL,
    AUDIT_HEAD,
    SIGNING_KEY,
    LEDGER_LINE,
    LEDGER_HOUR,
    LEDGER_DAY,
    LEDGER_PEER_DAY,
    VENDOR,
    SUB_PROCESSOR,
    VENDOR_POLICY,
    RETENTION_HOLD,
    DESTRUCTION;

    /** Its name in the database. */
    String table() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What of it goes along. */
    String select() {
        return this == SIGNING_KEY
                ? "select id, made_at, public_key, '' as wrapped from signing_key"
                : "select * from " + table();
    }
}
