package org.carrel.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.carrel.config.phrase.Language;
import org.carrel.config.policy.Action;
import org.carrel.gateway.ReadLine;
import org.carrel.gateway.ReadLine.Field;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a reader is told instead of what an upstream wrote. */
class FreeTextTest {
    private static final String NOW = Substituted.NOW;
    private static final Map<String, Action> PHRASES =
            Map.of(
                    "sip2:AF", new Action.Phrase(),
                    "sip2:AG", new Action.Phrase(),
                    "sip2:AL", new Action.Phrase(),
                    "sip2:AV", new Action.Phrase(),
                    "sip2:CH", new Action.Phrase(),
                    "sip2:SA", new Action.Phrase());
    private static final String STATUS = "23{001}@AORIV|AA1|AC|AD|";
    private static final String CHECKOUT = "11YN@{18}AORIV|AA1|AB3|AC|";
    private static final String CHECKIN = "09N@@APMAIN|AORIV|AB3|AC|";

    private final Substituted wire = new Substituted(Language.ENGLISH);

    @AfterEach
    void nothing_is_left_in_memory() {
        wire.close();
    }

    @ParameterizedTest(name = "{0} to {1} says <{2}>")
    @CsvSource({
        "24{14}001@AORIV|AA1|AE|BLN|AFAda is banned|, STATUS, This card is not known here. Please ask a member of staff.",
        "24{14}001@AORIV|AA1|AE|BLY|CQN|AFAda!|, STATUS, The PIN is not right. Please try again.",
        "24{4}Y{9}001@AORIV|AA1|AE|BLY|CQY|AFAda!|, STATUS, This card cannot be used. Please ask a member of staff.",
        "24Y{13}001@AORIV|AA1|AE|BLY|CQY|AFYour card has expired|, STATUS, This card has expired. The desk can renew it.",
        "24Y{13}001@AORIV|AA1|AE|BLY|CQY|AFAda is rude|, STATUS, Borrowing is not possible with this card now. Please ask a member of staff.",
        "24{14}001@AORIV|AA1|AE|BLY|CQY|BV3.50|AFAda owns a dog|, STATUS, There are fees on this account.",
        "24{14}001@AORIV|AA1|AE|BLY|CQY|AFAda owns a dog|, STATUS, ''",
        "121NUN@AORIV|AA1|AB3|AJ|AH|AFEnjoy it Ada|, CHECKOUT, Borrowed.",
        "121YUN@AORIV|AA1|AB3|AJ|AH|AFEnjoy it Ada|, CHECKOUT, Renewed.",
        "120NUN@AORIV|AA1|AB3|AJ|AH|AFNot for you Ada|, CHECKOUT, This cannot be borrowed here. Please ask a member of staff.",
        "120NUN@AORIV|AA1|AB3|AJ|AH|AFItem is on hold for Ada|, CHECKOUT, This item is reserved. Please hand it to a member of staff.",
        "101YUN@AORIV|AB3|AQ|CV01|AFFor Ada|, CHECKIN, Somebody here waits for this item. Please put it on the hold shelf.",
        "101YUN@AORIV|AB3|AQ|CV02|AFFor Ada|, CHECKIN, Somebody at another library waits for this item.",
        "101YUN@AORIV|AB3|AQ|AFThanks to Ada|, CHECKIN, Returned. Thank you."
    })
    void the_situation_is_said_in_a_phrase(String answer, String question, String phrase) {
        assertEquals(phrase, Substituted.text(said(asking(question), answer), "AF"));
    }

    @ParameterizedTest(name = "language {0} gets <{1}>")
    @CsvSource({
        "001, This card is not known here. Please ask a member of staff.",
        "003, Diese Karte ist hier nicht bekannt. Bitte wenden Sie sich an das Personal.",
        "002, 'Cette carte n''est pas connue ici. Veuillez vous adresser au personnel.'",
        "008, Esta tarjeta no se conoce aquí. Consulte con el personal.",
        "007, Korttia ei tunneta täällä. Ota yhteyttä henkilökuntaan.",
        "000, This card is not known here. Please ask a member of staff."
    })
    void the_language_is_the_questions(String number, String phrase) {
        ReadLine said = said(STATUS.replace("{001}", number), "24{14}000@AORIV|AA1|AE|BLN|AFwho?|");
        assertEquals(phrase, Substituted.text(said, "AF"));
    }

    @Test
    void where_a_question_has_no_language_the_librarys_is_spoken() {
        try (Substituted finnish = new Substituted(Language.FINNISH)) {
            ReadLine said =
                    finnish.answer(
                            written(CHECKOUT),
                            written("121NUN@AORIV|AA1|AB3|AJ|AH|AFok|"),
                            PHRASES);
            assertEquals("Lainattu.", Substituted.text(said, "AF"));
        }
    }

    @Test
    void of_several_lines_each_says_something_else_or_nothing() {
        ReadLine said =
                said(
                        CHECKOUT,
                        "120NUN@AORIV|AA1|AB3|AJ|AH|AFDear Ada|AFyour card has expired|AFdear me|AFexpired card|");
        assertEquals(
                "This cannot be borrowed here. Please ask a member of staff."
                        + "+This card has expired. The desk can renew it."
                        + "++This card has expired. The desk can renew it.",
                String.join(
                        "+",
                        said.fields().stream()
                                .filter(each -> each.id().equals("AF"))
                                .map(Field::value)
                                .toList()));
    }

    @Test
    void a_fee_list_says_what_kind_of_fee_and_no_title() {
        String answer = "64{14}001@{24}AORIV|AA1|AE|AV2.50 EUR The secret diary|";
        String question = "63001@{10}AORIV|AA1|";
        assertEquals("Fee", Substituted.text(said(question, answer), "AV"));
    }

    @Test
    void what_a_terminal_writes_about_a_person_goes_out_as_a_phrase() {
        ReadLine out = wire.question(written("01N@AORIV|ALAda Lovelace shouted|AA1|AC|"), PHRASES);
        assertEquals("Blocked at a terminal.", Substituted.text(out, "AL"));
    }

    @Test
    void a_vendors_own_text_says_nothing_where_nothing_is_known() {
        ReadLine said = said(STATUS, "24{14}001@AORIV|AA1|AE|BLN|SAAda has a dog|");
        assertEquals("", Substituted.text(said, "SA"));
    }

    private static String asking(String name) {
        return switch (name) {
            case "CHECKOUT" -> CHECKOUT;
            case "CHECKIN" -> CHECKIN;
            default -> STATUS;
        };
    }

    private ReadLine said(String question, String answer) {
        return wire.answer(written(question), written(answer), PHRASES);
    }

    private static String written(String text) {
        String whole = text.replace("@", NOW).replace("{001}", "001");
        for (int blanks : new int[] {4, 9, 10, 13, 14, 18, 24}) {
            whole = whole.replace("{" + blanks + "}", " ".repeat(blanks));
        }
        return whole;
    }
}
