package org.carrel.gateway.ledger;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.carrel.config.Label;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.Sip2Field;

/** A ledger, a tap and a clock that a test moves. */
final class House implements InstantSource {
    static final Label LIBRARY = new Label("ils");
    static final Label KIOSK = new Label("kiosk");
    static final Label DESK = new Label("front-desk");
    static final ElementName CARD = ElementName.of(Sip2Field.PATRON_IDENTIFIER);
    static final ElementName NAME = ElementName.of(Sip2Field.PERSONAL_NAME);

    final List<GatewayEvent> told = new ArrayList<>();
    final Vocabulary vocabulary =
            new Vocabulary(Set.of(LIBRARY), Set.of(KIOSK), Set.of(DESK), Set.of("PB"));
    Instant now = Instant.parse("2026-11-22T09:59:58Z");
    final Ledger ledger = new Ledger(vocabulary, this);
    final TapBook taps = new TapBook(vocabulary);

    @Override
    public Instant instant() {
        return now;
    }

    Page page(String message) {
        return ledger.page(KIOSK, Direction.TO_TERMINALS, message);
    }

    /** Lets these pieces leave to the kiosk, each in a write of its own. */
    void leaves(char delimiter, String... pieces) {
        EmbeddedChannel channel =
                new EmbeddedChannel(taps.tap(KIOSK, Direction.TO_TERMINALS, delimiter));
        for (String piece : pieces) {
            channel.writeOutbound(bytes(piece));
        }
        channel.finishAndReleaseAll();
    }

    Verdict compare() {
        return new Reconciliation(ledger, taps, Set.of(), new Watchers(List.of(told::add)))
                .compare(List.of());
    }

    /** What the tap saw, a line each: message, element, occurrences, bytes. */
    List<String> seen() {
        Sums sums = taps.counters().total();
        List<String> lines = new ArrayList<>();
        taps.each((counter, key) -> {
            if (sums.occurrences(counter) > 0) {
                lines.add(
                        "%s %s %d %d"
                                .formatted(
                                        key.message(),
                                        key.element(),
                                        sums.occurrences(counter),
                                        sums.bytes(counter)));
            }
        });
        return lines.stream().sorted().toList();
    }

    static ByteBuf bytes(String made) {
        return Unpooled.directBuffer().writeBytes(made.getBytes(StandardCharsets.UTF_8));
    }
}
