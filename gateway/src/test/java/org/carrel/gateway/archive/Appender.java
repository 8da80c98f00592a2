package org.carrel.gateway.archive;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.gateway.ledger.Direction;
import org.carrel.gateway.ledger.Disposition;
import org.carrel.gateway.ledger.LedgerKey;
import org.carrel.gateway.ledger.LedgerRow;

/**
 * A process that appends to an archive until it is killed. It says first what it found there, and
 * then of each record that it is kept, once that was acknowledged.
 */
final class Appender {
    private static final LocalDate DAY = LocalDate.parse("2026-03-14");

    private Appender() {}

    /** Starts such a process on the storage, on the built-in database or a server. */
    static Process start(Storage storage) throws IOException {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:+UseSerialGC",
                                "-XX:TieredStopAtLevel=1",
                                "-Xmx96m",
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Appender.class.getName(),
                                storage.path().orElseThrow().toString()));
        storage.jdbc().ifPresent(command::add);
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
    }

    /** What it says, line by line. */
    static BufferedReader said(Process process) {
        return new BufferedReader(
                new InputStreamReader(process.getInputStream(), StandardCharsets.US_ASCII));
    }

    /**
     * Appends until it is killed.
     *
     * @param arguments the storage's folder, and the address of a database server, if there is one
     */
    public static void main(String[] arguments) {
        Optional<String> address =
                arguments.length > 1 ? Optional.of(arguments[1]) : Optional.empty();
        Storage storage =
                new Storage(
                        Optional.of(Path.of(arguments[0])),
                        address,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of());
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.US_ASCII);
        try (Archive archive =
                Where.open(
                        storage, Clock.fixed(Instant.parse(DAY + "T09:00:00Z"), ZoneOffset.UTC))) {
            out.println("found " + found(archive));
            for (long number = 0; ; number++) {
                append(archive, number, out);
            }
        }
    }

    private static String found(Archive archive) {
        ChainVerdict verdict = archive.auditTrail().verify();
        long lines = verdict instanceof ChainVerdict.Whole ? exported(archive) : -1;
        long counted =
                archive.ledgerShelf().peers(DAY, DAY).stream()
                        .mapToLong(PeerSum::occurrences)
                        .sum();
        return "%d %d %d".formatted(lines, counted, archive.configVersions().all().size());
    }

    /** Of the trail's lines those that are written here. */
    private static long exported(Archive archive) {
        return archive.database()
                .work(transaction ->
                        transaction.number(
                                "select count(*) from audit_entry where act = 'exported'"));
    }

    private static void append(Archive archive, long number, PrintStream out) {
        archive.auditTrail()
                .append(Act.byItself(StaffName.GATEWAY, AuditAct.EXPORTED, Subject.NONE, number));
        out.println("audit");
        archive.ledgerShelf()
                .add(
                        Instant.parse(DAY + "T09:00:00Z"),
                        List.of(
                                new LedgerRow(
                                        new LedgerKey(
                                                new Label("press"),
                                                Direction.TO_UPSTREAM,
                                                new Label("63"),
                                                "sip2:AA"),
                                        Disposition.BLANKED,
                                        1,
                                        0)));
        out.println("ledger");
        archive.configVersions().draft("number: " + number, new StaffName("anna"), "a draft");
        out.println("version");
    }
}
