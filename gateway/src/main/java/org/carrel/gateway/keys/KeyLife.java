package org.carrel.gateway.keys;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.carrel.config.Label;
import org.carrel.config.TokenClass;
import org.carrel.config.TokenConfig;
import org.carrel.config.TokenConfig.Epoch;
import org.carrel.gateway.keys.KeyTrouble.Reason;
import org.carrel.gateway.keys.Receipt.Happening;

/**
 * When a key begins and ends. An epoch's key is drawn with its first use and destroyed when the day
 * or week is over, by the clock's own time zone; a pairwise key lasts until somebody changes or
 * destroys it. A key that was destroyed is never replaced by itself, and one that is missing
 * without a receipt never at all: a new key would quietly give everybody a new name.
 */
public final class KeyLife {

    private final Keyring ring;
    private final Clock clock;

    public KeyLife(Keyring ring, Clock clock) {
        this.ring = ring;
        this.clock = clock;
    }

    /**
     * The keys with which this upstream's tokens are read, the current one first; empty where it
     * was destroyed and nobody has asked for a new one. Destroys what is over, and draws what is
     * due.
     *
     * @throws KeyTrouble if a key is missing, or the folder cannot be used
     */
    public List<KeyTag> serving(Label upstream, TokenConfig token) {
        return ring.alone(() -> {
            Instant now = clock.instant();
            long epoch = epoch(token);
            boolean turns = token.tokenClass() == TokenClass.EPOCH;
            for (KeyTag tag : ofClass(upstream, token)) {
                if (tag.isOver(now) || (turns && tag.epoch() != epoch)) {
                    ring.destroy(tag, now);
                }
            }
            List<KeyTag> kept = ofClass(upstream, token);
            if (kept.isEmpty() && mayDraw(upstream, token, epoch)) {
                return List.of(ring.make(fresh(upstream, token, turns ? epoch : 0)));
            }
            // where only an older key still overlaps, nothing is made under it
            boolean hasCurrent = turns || kept.stream().anyMatch(tag -> tag.expires().isEmpty());
            return hasCurrent ? kept : List.of();
        });
    }

    /**
     * Draws a new key. The old one is destroyed after the overlap; at once where there is none.
     *
     * @throws KeyTrouble if an earlier change still overlaps
     */
    public KeyTag roll(Label upstream, TokenConfig token, Duration overlap) {
        return ring.alone(() -> {
            Instant now = clock.instant();
            List<KeyTag> old = ofClass(upstream, token);
            if (!overlap.isZero() && old.size() > 1) {
                throw new KeyTrouble(Reason.OVERLAP_RUNNING, upstream.text());
            }
            boolean turns = token.tokenClass() == TokenClass.EPOCH;
            long epoch = turns ? epoch(token) : 1 + lastEpoch(upstream);
            KeyTag next = ring.make(fresh(upstream, token, epoch));
            for (KeyTag tag : old) {
                if (overlap.isZero()) {
                    ring.destroy(tag, now);
                } else {
                    ring.retire(tag, now, now.plus(overlap));
                }
            }
            return next;
        });
    }

    /**
     * Destroys keys of this upstream, and writes off those that are gone already.
     *
     * @param which of them
     * @return how many were there to destroy
     * @throws KeyTrouble if there was none and nothing to write off
     */
    public int shred(Label upstream, Predicate<Long> which) {
        return ring.alone(() -> {
            Instant now = clock.instant();
            List<KeyTag> tags =
                    ring.tags(upstream).stream().filter(tag -> which.test(tag.epoch())).toList();
            tags.forEach(tag -> ring.destroy(tag, now));
            List<Receipt> gone =
                    ring.receipts().stream()
                            .filter(each -> each.upstream().equals(upstream))
                            .filter(each -> each.tokenClass().isPresent())
                            .filter(each -> which.test(each.epoch()))
                            .filter(each -> each.happening() == Happening.MADE)
                            .filter(each -> isOpen(each.id()))
                            .toList();
            gone.forEach(receipt -> ring.writeOff(receipt, now));
            if (tags.isEmpty() && gone.isEmpty()) {
                throw new KeyTrouble(Reason.NO_SUCH_KEY, upstream.text());
            }
            return tags.size();
        });
    }

    private List<KeyTag> ofClass(Label upstream, TokenConfig token) {
        return ring.tags(upstream).stream()
                .filter(tag -> tag.tokenClass() == token.tokenClass())
                .toList();
    }

    private boolean mayDraw(Label upstream, TokenConfig token, long epoch) {
        List<Receipt> before =
                ring.receipts().stream()
                        .filter(each -> each.upstream().equals(upstream))
                        .filter(each -> each.tokenClass().equals(Optional.of(token.tokenClass())))
                        .filter(each ->
                                token.tokenClass() != TokenClass.EPOCH || each.epoch() == epoch)
                        .toList();
        if (before.stream().anyMatch(each -> isOpen(each.id()))) {
            throw new KeyTrouble(Reason.MISSING, upstream.text());
        }
        return before.isEmpty();
    }

    /** Whether a key was made and, as far as the receipts know, not destroyed. */
    private boolean isOpen(String id) {
        return ring.receipts().stream()
                .filter(each -> each.id().equals(id))
                .noneMatch(each -> each.happening() == Happening.DESTROYED);
    }

    private long lastEpoch(Label upstream) {
        return ring.receipts().stream()
                .filter(each -> each.upstream().equals(upstream))
                .filter(each -> each.tokenClass().equals(Optional.of(TokenClass.PAIRWISE)))
                .mapToLong(Receipt::epoch)
                .max()
                .orElse(-1);
    }

    private KeyTag fresh(Label upstream, TokenConfig token, long epoch) {
        Optional<Instant> end =
                token.tokenClass() == TokenClass.EPOCH
                        ? Optional.of(begin(token.every(), 1))
                        : Optional.empty();
        return new KeyTag(upstream, token.tokenClass(), epoch, "", clock.instant(), end);
    }

    private long epoch(TokenConfig token) {
        return firstDay(token.every()).toEpochDay();
    }

    private Instant begin(Epoch every, int later) {
        LocalDate first = firstDay(every);
        return (every == Epoch.DAY ? first.plusDays(later) : first.plusWeeks(later))
                .atStartOfDay(clock.getZone())
                .toInstant();
    }

    private LocalDate firstDay(Epoch every) {
        LocalDate today = LocalDate.now(clock);
        return every == Epoch.DAY
                ? today
                : today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }
}
