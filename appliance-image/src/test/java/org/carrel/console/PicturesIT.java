package org.carrel.console;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import java.nio.file.Path;
import org.carrel.console.Browser.Screen;
import org.junit.jupiter.api.Test;

/**
 * {@code -Dcarrel.screenshots=FOLDER} takes a picture of every page, on a desk and on a telephone,
 * light and dark.
 */
class PicturesIT {
    @Test
    void pictures_are_taken_where_somebody_wants_them() {
        String folder = System.getProperty("carrel.screenshots", "");
        assumeTrue(!folder.isEmpty(), "pictures are taken with -Dcarrel.screenshots=FOLDER");
        try (People people = People.gathered()) {
            for (boolean dark : new boolean[] {false, true}) {
                pictures(people, Path.of(folder), "desk", new Screen(1280, 900, dark));
                pictures(people, Path.of(folder), "phone", new Screen(390, 844, dark));
            }
        }
    }

    private static void pictures(People people, Path folder, String name, Screen screen) {
        Page page = people.browser().visitor("en", screen);
        page.navigate(people.address() + "/sign-in");
        picture(page, folder, name, screen, "/sign-in");
        people.signIn(page, "ada");
        for (String path : ConsoleIT.PAGES) {
            page.navigate(people.address() + path);
            picture(page, folder, name, screen, path);
        }
    }

    private static void picture(Page page, Path folder, String name, Screen screen, String path) {
        String file =
                "%s-%s%s.png"
                        .formatted(
                                name,
                                screen.dark() ? "dark" : "light",
                                path.equals("/") ? "-overview" : path.replace('/', '-'));
        page.screenshot(
                new Page.ScreenshotOptions().setPath(folder.resolve(file)).setFullPage(true));
    }
}
