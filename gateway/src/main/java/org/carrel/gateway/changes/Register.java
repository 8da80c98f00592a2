package org.carrel.gateway.changes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.carrel.gateway.message.Refused;
import org.carrel.gateway.vault.Fingerprint;
import org.carrel.gateway.watch.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * The changes that are open, were done a short while ago, or of which nobody can tell. Bounded:
 * what was done is forgotten, the oldest first, by age or where there is no more room. Any thread;
 * nobody is called while it is locked.
 */
final class Register {
    /** For so long a payment that differs by its date alone may be one that is in doubt. */
    static final Duration DOUBT = Duration.ofMinutes(10);

    private static final int MOST_DONE = 1 << 14;
    private static final int MOST = 1 << 16;

    private final Map<Fingerprint, Matter> byKey = new HashMap<>();
    private final Map<Fingerprint, Matter> byLook = new HashMap<>();
    private final Set<Matter> unknown = new LinkedHashSet<>();
    private final Set<Matter> unheard = new LinkedHashSet<>();
    private final Map<ChangeKind, DoneBook> done = new EnumMap<>(ChangeKind.class);

    private final boolean alone;

    /**
     * @param alone whether it is all there is; else what is in doubt is in the common book, where
     *     every gateway sees how it stands
     */
    Register(boolean alone) {
        this.alone = alone;
        for (ChangeKind kind : ChangeKind.values()) {
            done.put(kind, new DoneBook(MOST_DONE));
        }
    }

    /** What came of looking a change up. */
    sealed interface Finding {
        /** It is new; the caller sees to it. */
        record New(Matter matter) implements Finding {}

        /** It is over, or nobody can tell; the lines are for the journal. */
        record Old(Known known, List<Entry> lines) implements Finding {}

        /** Somebody sees to it; who waits will be told. */
        record Joined() implements Finding {}
    }

    /**
     * Looks a change up, and enters it where it is new.
     *
     * @param waiter told of its end where it is open already
     * @throws Refused if there is no room for one more
     */
    synchronized Finding enter(Entry asked, Consumer<Known> waiter) {
        Optional<Entry> before = done(asked).find(asked.key());
        if (before.isPresent()) {
            return new Finding.Old(before.get().known(), List.of());
        }
        Matter known = byKey.get(asked.key());
        if (known == null && asked.lookAlike().isPresent()) {
            known = alike(asked.lookAlike().get(), asked.begun());
        }
        if (known == null) {
            return new Finding.New(put(asked));
        }
        if (known.also(asked.key())) {
            byKey.put(asked.key(), known);
        }
        return switch (known.entry().state()) {
            case OPEN -> {
                known.await(waiter);
                yield new Finding.Joined();
            }
            case UNHEARD -> {
                known.become(State.DONE, known.entry().verdict());
                keepDone(known);
                yield new Finding.Old(known.entry().known(), known.entries());
            }
            default -> new Finding.Old(known.entry().known(), List.of());
        };
    }

    /** The lines of what begins. */
    synchronized List<Entry> open(Matter matter) {
        return matter.entries();
    }

    /** How something ended: the lines for the journal, and those who waited for it. */
    record Settled(List<Entry> lines, List<Consumer<Known>> waiting) {}

    /** Says how it ended. */
    synchronized Settled settle(Matter matter, State state, String verdict) {
        matter.become(state, verdict);
        switch (state) {
            case OVER -> forget(matter);
            case OPEN -> throw new IllegalArgumentException("that is no end");
            default -> keep(matter);
        }
        return new Settled(matter.entries(), matter.release());
    }

    /** Takes up what a journal says: open is unknown, for its gateway is gone. */
    synchronized void restore(Entry entry) {
        Matter matter = put(entry);
        if (entry.state() == State.OPEN) {
            matter.become(State.UNKNOWN, "");
        }
        keep(matter);
    }

    /** Forgets what is too old; tells what thereby leaves the list of unknown ones. */
    synchronized List<Entry> age(Instant now) {
        done.forEach((kind, book) -> book.forgetBefore(now.minus(kind.remembered())));
        unheard.stream()
                .filter(each -> each.isOlder(each.entry().kind().remembered(), now))
                .toList()
                .forEach(this::forget);
        List<Matter> over =
                unknown.stream()
                        .filter(each -> each.isOlder(each.entry().kind().listed(), now))
                        .toList();
        return over.stream()
                .flatMap(each -> end(each, each.entry().as(State.OVER, "")).stream())
                .toList();
    }

    /** Takes up what staff found out; gives the lines for the journal. */
    synchronized List<Entry> settle(List<Settlement> settlements) {
        List<Entry> lines = new ArrayList<>();
        for (Settlement each : settlements) {
            unknown.stream()
                    .filter(matter -> each.isOf(matter.entry()))
                    .findFirst()
                    .ifPresent(matter -> lines.addAll(end(matter, each.applied(matter.entry()))));
        }
        return lines;
    }

    private List<Entry> end(Matter matter, Entry entry) {
        matter.become(entry.state(), entry.verdict());
        unknown.remove(matter);
        if (entry.state() == State.DONE) {
            keepDone(matter);
        } else {
            forget(matter);
        }
        return matter.entries();
    }

    /** Takes up what only staff can see to; gives the lines for the journal. */
    synchronized List<Entry> list(Entry entry) {
        restore(entry);
        return List.of(entry);
    }

    /** Every change of which nobody can tell. */
    synchronized List<Entry> unknown() {
        return unknown.stream().map(Matter::entry).toList();
    }

    /** Everything that must outlive a restart. */
    synchronized List<Entry> entries() {
        return Stream.concat(
                        done.values().stream().flatMap(DoneBook::entries),
                        byKey.values().stream()
                                .distinct()
                                .flatMap(matter -> matter.entries().stream()))
                .toList();
    }

    private void keep(Matter matter) {
        State state = matter.entry().state();
        if (state == State.DONE) {
            keepDone(matter);
        } else if (!alone) {
            forget(matter);
        } else if (state == State.UNHEARD) {
            keepUnheard(matter);
        } else {
            unknown.add(matter);
        }
    }

    private Matter put(Entry entry) {
        if (byKey.size() >= MOST) {
            throw new Refused(Outcome.TOO_MUCH);
        }
        Matter matter = new Matter(entry);
        byKey.put(entry.key(), matter);
        entry.lookAlike().ifPresent(look -> byLook.put(look, matter));
        return matter;
    }

    /** A payment that may be the same under another date, while nobody can tell. */
    private @Nullable Matter alike(Fingerprint look, Instant now) {
        Matter matter = byLook.get(look);
        if (matter == null) {
            return null;
        }
        boolean fresh = matter.entry().begun().plus(DOUBT).isAfter(now);
        return matter.entry().state() == State.OPEN || fresh ? matter : null;
    }

    /** From now on a row of numbers, under each of its keys. */
    private void keepDone(Matter matter) {
        forget(matter);
        matter.entries().forEach(done(matter.entry())::add);
    }

    private void keepUnheard(Matter matter) {
        unheard.add(matter);
        if (unheard.size() > MOST_DONE) {
            forget(unheard.iterator().next());
        }
    }

    private DoneBook done(Entry entry) {
        DoneBook book = done.get(entry.kind());
        if (book == null) {
            throw new IllegalStateException("no book of " + entry.kind());
        }
        return book;
    }

    private void forget(Matter matter) {
        matter.keys().forEach(byKey::remove);
        unknown.remove(matter);
        unheard.remove(matter);
        matter.entry().lookAlike().ifPresent(look -> byLook.remove(look, matter));
    }
}
