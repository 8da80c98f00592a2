/**
 * All that outlives a restart and is nobody's secret: versions of the configuration, the console's
 * users, the audit trail, the ledger's sums, what is known of vendors, and what was destroyed. On
 * the built-in database, encrypted, or on PostgreSQL. Only here may JDBC be seen; nothing here is
 * about a reader.
 */
@NullMarked
package org.carrel.gateway.archive;

import org.jspecify.annotations.NullMarked;
