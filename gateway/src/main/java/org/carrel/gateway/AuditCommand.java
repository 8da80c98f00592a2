package org.carrel.gateway;

import org.carrel.gateway.oracle.OracleCommand;
import picocli.CommandLine.Command;

/** {@code carrel audit}: everything that proves, or disproves, what the gateway promises. */
@Command(
        name = "audit",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Examines what the gateway promises, and hands out the audit trail.",
        subcommands = {OracleCommand.class, AuditExport.class})
final class AuditCommand {}
