package org.carrel.gateway.privacy;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.carrel.config.BuiltIn;
import org.carrel.config.phrase.Language;
import org.carrel.config.policy.Action;
import org.carrel.gateway.ReadLine;
import org.carrel.gateway.SyntheticPatrons;
import org.carrel.gateway.SyntheticPatrons.Patron;
import org.junit.jupiter.api.Test;

/**
 * Whatever is written into the fields of free text, with a name, a card and a diagnosis in it, only
 * phrases of the catalogue come out.
 */
class FreeTextProperties {
    private static final int PEOPLE = 10_000;
    private static final List<String> FIELDS = List.of("AF", "AG", "AV", "CH", "BG", "SA", "U1");
    private static final Map<String, Action> PHRASES =
            FIELDS.stream().collect(Collectors.toMap(id -> "sip2:" + id, _ -> new Action.Phrase()));
    private static final List<String> REMARKS =
            List.of(
                    "Fines due",
                    "Item is on hold for",
                    "Your card has expired,",
                    "see staff about",
                    "%%",
                    "",
                    "renewed for",
                    "Ärger mit",
                    "note:",
                    "Vorgemerkt für",
                    "\u00C3");

    @Test
    void nothing_of_the_text_comes_out() {
        long seed = 991_122L;
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> phrases = phrases();
        Set<String> heard = new HashSet<>();
        try (Substituted wire = new Substituted(Language.ENGLISH)) {
            SyntheticPatrons.of(seed, PEOPLE, Substituted.TODAY)
                    .forEach(patron -> {
                        ReadLine said =
                                wire.answer(question(random), answer(random, patron), PHRASES);
                        for (String id : FIELDS) {
                            String phrase = Substituted.text(said, id);
                            assertTrue(
                                    phrase.isEmpty() || phrases.contains(phrase), "seed " + seed);
                            heard.add(phrase);
                        }
                        String all = said.fields().toString().toLowerCase(Locale.ROOT);
                        assertFalse(all.contains(patron.card()), "a card, seed " + seed);
                        assertFalse(all.contains(patron.diagnosis()), "a diagnosis, seed " + seed);
                        assertFalse(
                                all.contains(patron.mail().toLowerCase(Locale.ROOT)),
                                "mail, seed " + seed);
                    });
        }
        assertFalse(heard.size() < 10, "hardly anything was said");
    }

    private static Set<String> phrases() {
        return BuiltIn.phrases().phrases().stream()
                .flatMap(phrase -> phrase.say().values().stream())
                .collect(Collectors.toSet());
    }

    private static String question(SplittableRandom random) {
        return "6300" + random.nextInt(1, 9) + Substituted.NOW + " ".repeat(10) + "AORIV|AA1|";
    }

    private static String answer(SplittableRandom random, Patron patron) {
        StringBuilder flags = new StringBuilder();
        for (int place = 0; place < 14; place++) {
            flags.append(random.nextInt(12) == 0 ? 'Y' : ' ');
        }
        StringBuilder answer =
                new StringBuilder(
                        "64"
                                + flags
                                + "001"
                                + Substituted.NOW
                                + " ".repeat(24)
                                + "AORIV|AA1|AE|BL"
                                + (random.nextInt(8) == 0 ? "N" : "Y")
                                + "|");
        for (String id : FIELDS) {
            answer.append(id).append(text(random, patron)).append('|');
        }
        return answer.append("AF").append(text(random, patron)).append('|').toString();
    }

    private static String text(SplittableRandom random, Patron patron) {
        List<String> planted =
                List.of(
                        patron.name(),
                        patron.card(),
                        patron.diagnosis(),
                        patron.mail(),
                        patron.name().toUpperCase(Locale.ROOT));
        StringBuilder text = new StringBuilder();
        for (int words = random.nextInt(1, 5); words > 0; words--) {
            text.append(REMARKS.get(random.nextInt(REMARKS.size())))
                    .append(random.nextBoolean() ? " " : "")
                    .append(planted.get(random.nextInt(planted.size())))
                    .append(' ');
        }
        return text.toString();
    }
}
