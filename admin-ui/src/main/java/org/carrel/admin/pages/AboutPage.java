package org.carrel.admin.pages;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.AboutFacts;
import org.carrel.admin.facts.AboutFacts.Library;
import org.carrel.admin.templates.JteaboutGenerated;
import org.carrel.gateway.console.Window;

/** What is running, whose work is in it, and where the promise ends. */
final class AboutPage {
    private static final int LIMITS = 7;

    private final Window window;
    private final List<Library> libraries = libraries();

    AboutPage(Window window) {
        this.window = window;
    }

    List<Route> routes() {
        return List.of(Route.look("/about", Access.STAFF, this::page).telling(AboutFacts.class));
    }

    private Answer page(Visit visit) {
        AboutFacts facts =
                new AboutFacts(
                        window.version(),
                        Runtime.version().toString(),
                        window.started(),
                        IntStream.rangeClosed(1, LIMITS).mapToObj(each -> "limit." + each).toList(),
                        libraries);
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JteaboutGenerated.render(out, null, frame, facts)));
    }

    private static List<Library> libraries() {
        try (BufferedReader table =
                new BufferedReader(
                        new InputStreamReader(
                                Objects.requireNonNull(
                                        AboutPage.class.getResourceAsStream("licences.csv")),
                                StandardCharsets.UTF_8))) {
            return table.lines()
                    .skip(1)
                    .map(line -> line.split(";"))
                    .map(parts -> new Library(parts[0], parts[1], parts[2]))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
