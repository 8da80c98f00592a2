package org.carrel.console;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.admin.text.Words;

/** Whether a page says something, in the console's own texts. */
final class Said {
    private static final Pattern BLANK = Pattern.compile("\\{[0-9][^}]*}");
    private static final Pattern SIGN = Pattern.compile("[.*+?^$()|\\[\\]{}\\\\]");

    private Said() {}

    /** A text of the console's with anything in its blanks. */
    static Pattern pattern(Words words, String name) {
        return Pattern.compile(
                BLANK.splitAsStream(words.say(name))
                        .map(Said::plain)
                        .collect(Collectors.joining(".+")));
    }

    /** What stands for itself in a browser's patterns too, which know nothing of Java's quotes. */
    static String plain(String text) {
        return SIGN.matcher(text).replaceAll("\\\\$0");
    }

    static void says(Page page, String words) {
        says(page, Pattern.compile(plain(words)));
    }

    /** Whether a page wants to know once more who it is, before it says something. */
    static boolean asksFirst(Page page, Pattern words) {
        Locator confirm = page.locator("form[action='/confirm']");
        try {
            confirm.or(page.locator("main").getByText(words)).first().waitFor();
        } catch (TimeoutError late) {
            return false;
        }
        return confirm.count() > 0;
    }

    /** Waits for words; where they do not come, tells what stands there instead. */
    static void says(Page page, Pattern words) {
        try {
            page.locator("main").getByText(words).first().waitFor();
        } catch (TimeoutError late) {
            throw new AssertionError(
                    "not on the page: " + words + "\n" + page.locator("main").innerText(), late);
        }
    }
}
