package org.carrel.gateway;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.ChangeLine;
import org.carrel.gateway.archive.ChangeShelf;
import org.carrel.gateway.changes.ChangeKind;
import org.carrel.gateway.changes.CommonBook;
import org.carrel.gateway.changes.Entry;
import org.carrel.gateway.changes.JournalTrouble;
import org.carrel.gateway.changes.State;

/** The book of changes that several gateways keep together in their archive. */
final class GatewaysBook implements CommonBook {
    private static final int NAME = 8;

    private final ChangeShelf shelf;
    private final Supplier<String> keyIds;

    private GatewaysBook(ChangeShelf shelf, Supplier<String> keyIds) {
        this.shelf = shelf;
        this.keyIds = keyIds;
    }

    /**
     * Connects, under a name that is drawn by lot.
     *
     * @param keyIds the same where gateways have the same keys
     * @throws ArchiveTrouble if the server cannot be reached
     */
    static GatewaysBook open(Storage storage, Supplier<String> keyIds) {
        byte[] name = new byte[NAME];
        new SecureRandom().nextBytes(name);
        return new GatewaysBook(ChangeShelf.open(storage, HexFormat.of().formatHex(name)), keyIds);
    }

    /** Whether another gateway lives that has other keys. */
    boolean isAtOdds() {
        return shelf.isAtOdds(keyIds.get());
    }

    ChangeShelf shelf() {
        return shelf;
    }

    @Override
    public List<Optional<Entry>> claim(List<Entry> asked, Instant doubtedSince) {
        return done(() ->
                shelf.claim(lines(asked), doubtedSince).stream()
                        .map(each -> each.map(GatewaysBook::entry))
                        .toList());
    }

    @Override
    public void write(List<List<Entry>> ends) {
        done(() -> {
            shelf.write(ends.stream().map(GatewaysBook::lines).toList());
            return true;
        });
    }

    @Override
    public List<Entry> beat() {
        return done(() -> entries(shelf.beat(keyIds.get())));
    }

    @Override
    public void forget(ChangeKind kind, Instant doneBefore, Instant unknownBefore) {
        done(() -> {
            shelf.forget(kind.operations(), doneBefore, unknownBefore);
            return true;
        });
    }

    @Override
    public List<Entry> unknown() {
        return done(() -> entries(shelf.unknown()));
    }

    @Override
    public void settle(Entry found) {
        done(() -> {
            shelf.settle(line(found));
            return true;
        });
    }

    @Override
    public void close() {
        done(() -> {
            shelf.close();
            return true;
        });
    }

    private static <T> T done(Supplier<T> work) {
        try {
            return work.get();
        } catch (ArchiveTrouble trouble) {
            throw JournalTrouble.away(String.valueOf(trouble.getMessage()));
        }
    }

    private static List<ChangeLine> lines(List<Entry> entries) {
        return entries.stream().map(GatewaysBook::line).toList();
    }

    private static List<Entry> entries(List<ChangeLine> lines) {
        return lines.stream().map(GatewaysBook::entry).toList();
    }

    private static ChangeLine line(Entry entry) {
        return new ChangeLine(
                entry.begun(),
                entry.state().text(),
                entry.key(),
                entry.lookAlike(),
                entry.operation(),
                entry.terminals(),
                entry.upstream(),
                entry.verdict());
    }

    private static Entry entry(ChangeLine line) {
        return new Entry(
                line.begun(),
                State.valueOf(line.state().toUpperCase(Locale.ROOT)),
                line.print(),
                line.look(),
                line.operation(),
                line.terminals(),
                line.upstream(),
                line.verdict());
    }
}
