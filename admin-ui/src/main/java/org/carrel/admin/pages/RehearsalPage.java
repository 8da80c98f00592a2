package org.carrel.admin.pages;

import java.util.List;
import java.util.Optional;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.RehearsalFacts;
import org.carrel.admin.templates.JterehearsalGenerated;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Loaded;
import org.carrel.gateway.archive.ConfigVersion;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.rehearsal.Rehearsed;

/** Policies tried on typed-in messages, the one in force and a draft side by side. */
final class RehearsalPage {
    private static final Access PLAYERS = Access.of(Role.PRIVACY_OFFICER, Role.OPERATOR);

    private final Window window;
    private final Drafts drafts;

    RehearsalPage(Window window, Drafts drafts) {
        this.window = window;
        this.drafts = drafts;
    }

    List<Route> routes() {
        return List.of(
                Route.look(
                                "/rehearsal",
                                PLAYERS,
                                _ ->
                                        show(
                                                new Tried("", "", "", 0),
                                                Optional.empty(),
                                                Optional.empty(),
                                                ""))
                        .telling(RehearsalFacts.class),
                Route.act(
                                "/rehearsal",
                                PLAYERS,
                                List.of("door", "question", "answer", "version"),
                                this::play)
                        .telling(RehearsalFacts.class));
    }

    private record Tried(String door, String question, String answer, long version) {}

    private Answer play(Visit visit) {
        Tried tried =
                new Tried(
                        visit.value("door"),
                        visit.ask().raw("question").stripTrailing(),
                        visit.ask().raw("answer").stripTrailing(),
                        number(visit.value("version")));
        Optional<Rehearsed> now = play(window.config(), tried);
        if (now.isEmpty()) {
            return show(tried, now, now, "rehearsal.no-question");
        }
        return show(tried, now, then(tried), "");
    }

    private Optional<Rehearsed> then(Tried tried) {
        Optional<String> text =
                tried.version() == 0 ? Optional.empty() : drafts.versions().text(tried.version());
        if (text.isEmpty()
                || !(window.read(text.get())
                        instanceof Loaded.Accepted(GatewayConfig config, var _))) {
            return Optional.empty();
        }
        try (config) {
            return play(config, tried);
        }
    }

    private Optional<Rehearsed> play(GatewayConfig config, Tried tried) {
        return Label.parse(tried.door())
                .flatMap(door -> window.rehearse(config, door, tried.question(), tried.answer()));
    }

    private Answer show(
            Tried tried, Optional<Rehearsed> now, Optional<Rehearsed> then, String trouble) {
        RehearsalFacts facts =
                new RehearsalFacts(
                        window.config().terminals().keySet().stream()
                                .map(Label::text)
                                .sorted()
                                .toList(),
                        drafts.versions().all().stream().map(ConfigVersion::number).toList(),
                        tried.door(),
                        tried.question(),
                        tried.answer(),
                        tried.version(),
                        now,
                        then,
                        trouble);
        return new Answer.Shown(
                facts,
                frame -> Html.of(out -> JterehearsalGenerated.render(out, null, frame, facts)));
    }

    private static long number(String text) {
        return text.matches("[0-9]{1,9}") ? Long.parseLong(text) : 0;
    }
}
