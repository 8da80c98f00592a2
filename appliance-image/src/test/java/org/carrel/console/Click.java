package org.carrel.console;

import com.microsoft.playwright.Locator;
import java.util.function.Consumer;

/**
 * An act of the table as somebody does it on a page.
 *
 * @param act its row in the table
 * @param who does it: the name of one of the {@link People}
 * @param about the name that stands in its path
 * @param page where its form is
 * @param button the text of the button, by its name among the texts
 * @param says what then stands on the page, by its name among the texts
 * @param hand what is filled in before
 * @param author who wrote what is decided here, and may not decide it
 */
record Click(
        String act,
        String who,
        String about,
        String page,
        String button,
        String says,
        Consumer<Locator> hand,
        String author) {

    static Click of(String path) {
        return new Click("POST " + path, "", "", path, "", "", _ -> {}, "");
    }

    Click by(String name) {
        return new Click(act, name, about, page, button, says, hand, author);
    }

    Click about(String name) {
        return new Click(act, who, name, page, button, says, hand, author);
    }

    Click on(String where) {
        return new Click(act, who, about, where, button, says, hand, author);
    }

    Click pressing(String text) {
        return new Click(act, who, about, page, text, says, hand, author);
    }

    Click saying(String text) {
        return new Click(act, who, about, page, button, text, hand, author);
    }

    Click filling(Consumer<Locator> form) {
        return new Click(act, who, about, page, button, says, form, author);
    }

    Click writtenBy(String name) {
        return new Click(act, who, about, page, button, says, hand, name);
    }

    /** Where its form leads. */
    String path() {
        return act.substring("POST ".length()).replaceAll("\\{[a-z]+}", about);
    }
}
