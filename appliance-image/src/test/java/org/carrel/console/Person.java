package org.carrel.console;

import com.microsoft.playwright.Page;
import org.carrel.admin.text.Tongue;
import org.carrel.admin.text.Words;

/**
 * One of the staff, at a browser of their own.
 *
 * @param name made of their role and their language
 * @param page where they are signed in
 */
record Person(String name, String role, Tongue tongue, Page page) {
    /** The console's texts as they read them. */
    Words words() {
        return Words.in(tongue);
    }
}
