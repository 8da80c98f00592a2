package org.carrel.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DistinctCardsTest {
    private final House house = new House();
    private final DistinctCards cards =
            new DistinctCards(
                    Set.of(House.LIBRARY, House.DESK),
                    house,
                    ZoneOffset.UTC,
                    DistinctCards.THRESHOLD);

    @Test
    void fewerThanTheThresholdAreNotShown() {
        meet(1, 10);
        assertEquals(OptionalLong.empty(), cards.shown(House.LIBRARY));
    }

    @Test
    void asManyAsTheThresholdAreShown() {
        meet(1, 11);
        assertEquals(OptionalLong.of(10), cards.shown(House.LIBRARY));
    }

    @Test
    void cardsThatComeAgainCountOnce() {
        meet(1, 10);
        meet(1, 10);
        assertEquals(OptionalLong.empty(), cards.shown(House.LIBRARY));
    }

    @Test
    void aNumberIsRoundedToTens() {
        meet(1, 124);
        assertEquals(0, cards.shown(House.LIBRARY).orElseThrow() % 10);
    }

    @Test
    void aLargeNumberIsRoundedToTwoDigitsAndNearTheTruth() {
        meet(1, 20_001);
        long shown = cards.shown(House.LIBRARY).orElseThrow();
        assertEquals(0, shown % 1000);
        assertTrue(shown >= 18_000 && shown <= 22_000, "shown " + shown);
    }

    @Test
    void onePeersCardsAreNotAnothers() {
        meet(1, 100);
        assertEquals(OptionalLong.empty(), cards.shown(House.DESK));
    }

    @Test
    void atMidnightYesterdayIsForgotten() {
        meet(1, 100);
        house.now = house.now.plusSeconds(15 * 3600);
        cards.tick();
        assertEquals(OptionalLong.empty(), cards.shown(House.LIBRARY));
    }

    @Test
    void beforeMidnightNothingIsForgotten() {
        meet(1, 100);
        house.now = house.now.plusSeconds(13 * 3600);
        cards.tick();
        assertTrue(cards.shown(House.LIBRARY).isPresent());
    }

    private void meet(int from, int to) {
        for (int card = from; card < to; card++) {
            ByteBuf bytes = House.bytes("29001%09d".formatted(card));
            cards.saw(House.LIBRARY, bytes);
            bytes.release();
        }
    }
}
