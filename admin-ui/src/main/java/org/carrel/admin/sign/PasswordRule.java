package org.carrel.admin.sign;

import com.nulabinc.zxcvbn.Zxcvbn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.gateway.archive.StaffName;

/**
 * Which passwords may be set. Any characters will do, but neither who knows what many people choose
 * nor who knows this library may guess it soon. Any thread.
 */
public final class PasswordRule {
    /** The fewest characters of a password. */
    public static final int SHORTEST = 12;

    private static final int LONGEST = 200;

    /** What stands behind these makes no password weaker, and to measure it takes seconds. */
    private static final int MEASURED = 40;

    /** Of zxcvbn's scores from 0 to 4: not to be guessed from a stolen hash that is a slow one. */
    private static final int STRONG = 3;

    private static final int SHORTEST_WORD = 3;

    /** What everybody knows who knows what this is; ASVS.md says the same. */
    private static final List<String> OURS =
            List.of(
                    "carrel",
                    "library",
                    "libraries",
                    "bibliothek",
                    "gateway",
                    "console",
                    "kiosk",
                    "operator",
                    "auditor",
                    "privacy",
                    "officer",
                    "vendor",
                    "manager",
                    "sip2",
                    "z3950");

    private final Supplier<String> library;

    /**
     * @param library tells its name
     */
    public PasswordRule(Supplier<String> library) {
        this.library = library;
    }

    /** What is to be said of a password. */
    public enum Verdict {
        FIT("password.fit"),
        LENGTH("password.unfit"),
        WEAK("password.weak");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** The text's name in the bundles. */
        public String text() {
            return text;
        }
    }

    /** Whether somebody may set this password. */
    public Verdict judge(String password, StaffName name) {
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            return Verdict.LENGTH;
        }
        List<String> known = known(name);
        String rest = without(known, password);
        String measured = rest.substring(0, Math.min(rest.length(), MEASURED));
        // a new one each time, for its lists are large and passwords are set a few times a year
        boolean strong = new Zxcvbn().measure(measured, known).getScore() >= STRONG;
        return strong ? Verdict.FIT : Verdict.WEAK;
    }

    private List<String> known(StaffName name) {
        List<String> known = new ArrayList<>(OURS);
        Stream.of(name.text(), library.get())
                .flatMap(text -> Arrays.stream(text.split("[^\\p{L}\\p{N}]+", -1)))
                .filter(word -> word.length() >= SHORTEST_WORD)
                .forEach(known::add);
        return known;
    }

    private static String without(List<String> words, String password) {
        String rest = password;
        for (String word : words) {
            rest =
                    Pattern.compile(
                                    Pattern.quote(word),
                                    Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE)
                            .matcher(rest)
                            .replaceAll("");
        }
        return rest;
    }
}
