package org.carrel.admin.sign;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.carrel.admin.sign.PasswordRule.Verdict;
import org.carrel.gateway.archive.StaffName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What may be a password, and what is guessed too soon. */
class PasswordRuleTest {
    private static final StaffName ADA = new StaffName("ada.lovelace");

    private final PasswordRule rule = new PasswordRule(() -> "Riverside Public Library");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "four unrelated words here",
                "four words of an oracle",
                "x7f3-k29w-mm4q-ab8d-zz2h",
                "nine green bottles in Riverside Public Library",
                "\u56db\u3064\u306e\u7121\u95a2\u4fc2\u306a\u8a00\u8449\u304c\u3053\u3053\u306b"
            })
    void what_is_hard_to_guess_will_do(String password) {
        assertEquals(Verdict.FIT, judge(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "qwertyuiop12",
                "123456789012",
                "aaaaaaaaaaaaaaaaaaaaaaaa",
                "iloveyouforever",
                "letmeinletmein"
            })
    void what_many_choose_is_weak(String password) {
        assertEquals(Verdict.WEAK, judge(password));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "carrel-carrel-carrel",
                "RiversidePublicLibrary",
                "Riverside2026!",
                "ada.lovelace.1815",
                "LovelaceOperator1",
                "Bibliothek-Konsole"
            })
    void what_everybody_here_knows_is_weak(String password) {
        assertEquals(Verdict.WEAK, judge(password));
    }

    @Test
    void twelve_characters_are_the_fewest_and_two_hundred_the_most() {
        assertEquals(Verdict.LENGTH, judge("v7Qm!x2Kp9z"));
        assertEquals(Verdict.FIT, judge("v7Qm!x2Kp9zL"));
        assertEquals(Verdict.FIT, judge("v7Qm!x2Kp9zL".repeat(16)));
        assertEquals(Verdict.LENGTH, judge("v7Qm!x2Kp9zL".repeat(17)));
    }

    private Verdict judge(String password) {
        return rule.judge(password, ADA);
    }
}
