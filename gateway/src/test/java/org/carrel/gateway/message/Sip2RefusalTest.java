package org.carrel.gateway.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.gateway.MessageLine;
import org.carrel.gateway.ReadLine;
import org.carrel.gateway.WitnessAllocator;
import org.carrel.gateway.phrases.Phrases;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The protocol's "no" to each question, as it stands on the wire (sip2.md §2.8). */
class Sip2RefusalTest {
    private static final String NOW = "20261122    100000";
    private static final String DUE = " ".repeat(18);
    private static final String STAFF = "AFPlease ask a member of staff.|";

    private final WitnessAllocator memory = WitnessAllocator.counting();
    private final MessageLine line = new MessageLine(Sip2Dialect.STANDARD, memory);

    @AfterEach
    void nothing_is_left_in_memory() {
        line.close();
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }

    @ParameterizedTest(name = "{0} is refused with {1}")
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "23001@AORIV|AA2|ACt|AD4321|, 24{14}001@AORIV|AA2|#BLN|CQN|AE|",
                "63049@Y         AORIV|AA2|ACt|AD4321|, 64{14}049@{24}AORIV|AA2|#BLN|CQN|AE|",
                "01N@AORIV|ALlost|AA2|ACt|, 24{14}000@AORIV|AA2|#BLN|CQN|AE|",
                "25@AORIV|AA2|ACt|AD4321|, 26{14}000@AORIV|AA2|BLN|CQN|AE|",
                "11YN@{18}AORIV|AA2|AB3|ACt|, 120NUN@AORIV|AA2|AB3|#AJ|AH|",
                "29NN@{18}AORIV|AA2|AB3|ACt|, 300NUN@AORIV|AA2|AB3|#AJ|AH|",
                "09N@@APMAIN|AORIV|AB3|ACt|, 100NUN@AORIV|AB3|#AQ|",
                "17@AORIV|AB3|ACt|, 18010001@AB3|AJ|",
                "19@AORIV|AB3|CHtape|ACt|, 200@AB3|",
                "37@0400EURBV1.00|AORIV|AA2|BKp1|, 38N@AORIV|AA2|BKp1|#",
                "35@AORIV|AA2|ACt|AD4321|, 36Y@AORIV|AA2|",
                "15+@AORIV|AA2|AB3|AD4321|, 160N@AORIV|AA2|AB3|#",
                "65@AORIV|AA2|AD4321|, 66000000000@AORIV|#",
                "9300CNkiosk|COsecret|CPMAIN|, 940",
                "97, 96"
            })
    void each_question_has_its_own_refusal(String question, String refusal) {
        ReadLine expected = ReadLine.of(written(refusal), '|');
        ReadLine said = ReadLine.of(refused(written(question)), '|');

        assertEquals(expected.type(), said.type());
        assertEquals(expected.columns(), said.columns());
        assertEquals(Set.copyOf(expected.fields()), Set.copyOf(said.fields()));
        assertEquals(expected.fields().size(), said.fields().size());
    }

    @ParameterizedTest(name = "in language {0} it says <{1}>")
    @CsvSource({
        "003, Bitte wenden Sie sich an das Personal.",
        "007, Ota yhteytt\u00C3\u00A4 henkil\u00C3\u00B6kuntaan.",
        "000, Please ask a member of staff.",
        "099, Please ask a member of staff."
    })
    void a_refusal_speaks_the_language_of_its_question(String language, String phrase) {
        ReadLine refusal =
                ReadLine.of(refused(written("23" + language + "@AORIV|AA2|AC|AD|")), '|');

        assertEquals(phrase, refusal.value(Sip2Field.SCREEN_MESSAGE));
    }

    @Test
    void a_refused_status_says_that_nothing_can_be_done_here() {
        ReadLine refusal = ReadLine.of(refused("9900802.00"), '|');

        assertEquals(Sip2MessageType.ACS_STATUS, refusal.type());
        assertEquals("N".repeat(16), refusal.value(Sip2Field.SUPPORTED_MESSAGES));
        assertEquals("N", refusal.columns().get(FixedField.ON_LINE_STATUS));
    }

    static Stream<Sip2MessageType> questions() {
        return Arrays.stream(Sip2MessageType.values()).filter(Sip2MessageType::isRequest);
    }

    @ParameterizedTest
    @MethodSource("questions")
    void a_question_without_any_field_is_refused_in_full_too(Sip2MessageType question) {
        ReadLine refusal =
                ReadLine.of(refused(question.code() + " ".repeat(question.fixedLength())), '|');

        refusal.type().required().forEach(each -> assertTrue(refusal.has(each.code())));
    }

    @ParameterizedTest
    @MethodSource("questions")
    void no_refusal_holds_a_secret_of_the_question(Sip2MessageType question) {
        String secrets = "AC-terminal-|AD-pin-|CN-user-|CO-password-|AL-note-|CH-note-|ZZ-maker-|";

        String refusal = refused(question.code() + "1".repeat(question.fixedLength()) + secrets);

        assertFalse(refusal.contains("-"), "a secret came back");
    }

    @Test
    void the_refusal_has_its_questions_number() {
        try (Message question = line.hears(ReadLine.signed("17" + NOW + "AORIV|AB3|", 6));
                Message refusal = question.told(OwnAnswer.NO, Phrases.BUILT_IN)) {
            assertEquals(6, refusal.sequence());
        }
    }

    @Test
    void what_is_asked_again_is_asked_without_a_number_but_with_a_checksum() {
        Message again = new Sip2Envelope(Sip2Refusal.sayAgain(0, memory), memory);

        assertEquals("96AZFEF6\r", new String(line.says(again), ISO_8859_1));
    }

    private String refused(String question) {
        try (Message message = line.hears(question)) {
            String wire =
                    new String(line.says(message.told(OwnAnswer.NO, Phrases.BUILT_IN)), ISO_8859_1);
            return wire.substring(0, wire.length() - 1);
        }
    }

    private static String written(String text) {
        return text.replace("@", NOW)
                .replace("#", STAFF)
                .replace("{14}", " ".repeat(14))
                .replace("{18}", DUE)
                .replace("{24}", " ".repeat(24));
    }
}
