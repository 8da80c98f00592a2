package org.carrel.gateway.ledger;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;

class TapTest {
    private static final String ANSWER =
            "3520261122    095958AOmain|AA29001000000011|ZZx|AC|AY1AZF2B1\r";
    private static final List<String> ITS_ELEMENTS =
            List.of(
                    "35 sip2:AA 1 14",
                    "35 sip2:AC 1 0",
                    "35 sip2:AO 1 4",
                    "35 sip2:other 1 1",
                    "35 sip2:transaction-date 1 18");

    private final House house = new House();

    @Test
    void itSeesEveryColumnAndFieldAndNoErrorDetection() {
        house.leaves('|', ANSWER);
        assertEquals(ITS_ELEMENTS, house.seen());
    }

    @Test
    void itSeesTheSameInAnyTwoPieces() {
        for (int cut = 0; cut <= ANSWER.length(); cut++) {
            House other = new House();
            other.leaves('|', ANSWER.substring(0, cut), ANSWER.substring(cut));
            assertEquals(ITS_ELEMENTS, other.seen(), "cut at " + cut);
        }
    }

    @Test
    void itSeesTheSameByteByByte() {
        house.leaves('|', ANSWER.split(""));
        assertEquals(ITS_ELEMENTS, house.seen());
    }

    @Test
    void itSeesSeveralMessagesOfOneWriteEndedInAnyWay() {
        house.leaves('|', "941\r\n941AY1AZFDFC\n941\r");
        assertEquals(List.of("94 sip2:ok 3 3"), house.seen());
    }

    @Test
    void itSeesTheFieldsOfAnotherDialect() {
        house.leaves('^', "3520261122    095958AOma|in^AA^AEé^\r");
        assertEquals(
                List.of(
                        "35 sip2:AA 1 0",
                        "35 sip2:AE 1 2",
                        "35 sip2:AO 1 5",
                        "35 sip2:transaction-date 1 18"),
                house.seen());
    }

    @Test
    void aFieldWithoutItsDelimiterIsSeenToo() {
        house.leaves('|', "941AEsomebody\r");
        assertEquals(List.of("94 sip2:AE 1 8", "94 sip2:ok 1 1"), house.seen());
    }

    @Test
    void aFieldInTheClothesOfErrorDetectionIsSeen() {
        house.leaves('|', "941AY1somebody\r941AZ1234|\r");
        assertEquals(List.of("94 sip2:AY 1 9", "94 sip2:AZ 1 4", "94 sip2:ok 2 2"), house.seen());
    }

    @Test
    void messagesWithoutElementsLeaveNoTrace() {
        house.leaves('|', "96AZFEF6\r97AZFEF5\r96\r");
        assertEquals(List.of(), house.seen());
    }

    @Test
    void whatIsNoMessageIsSeenAsSuch() {
        house.leaves('|', "hello\r", "00x\r", "3520261\r", "9\r");
        assertEquals(List.of("unreadable unreadable 4 16"), house.seen());
    }

    @Test
    void itsOwnTableOfColumnsIsThatOfTheProtocol() {
        for (Sip2MessageType type : Sip2MessageType.values()) {
            List<String> own =
                    Objects.requireNonNull(MessageShapes.of(type.code())).stream()
                            .map(column -> column.name() + ":" + column.width())
                            .toList();
            assertEquals(
                    type.columns().stream()
                            .map(column -> column.text() + ":" + column.width())
                            .toList(),
                    own,
                    type.code());
        }
    }

    @Test
    void itHasNoMessageThatTheProtocolLacks() {
        for (int number = 0; number < 100; number++) {
            if (Sip2MessageType.of(number) == null) {
                assertNull(MessageShapes.of(String.format(Locale.ROOT, "%02d", number)));
            }
        }
    }

    @Test
    void itsOwnListOfFieldsIsThatOfTheProtocol() {
        FieldCodes codes = new FieldCodes(house.vocabulary.declared());
        List<String> names = new ArrayList<>();
        for (int slot = 1; slot < codes.count(); slot++) {
            names.add(codes.name(slot));
        }
        List<String> wanted =
                new ArrayList<>(
                        Arrays.stream(Sip2Field.values())
                                .map(field -> "sip2:" + field.code())
                                .toList());
        wanted.add("sip2:PB");
        assertEquals(wanted.stream().sorted().toList(), names.stream().sorted().toList());
    }
}
