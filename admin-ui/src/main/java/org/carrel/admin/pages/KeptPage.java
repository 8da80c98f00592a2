package org.carrel.admin.pages;

import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.KeptFacts;
import org.carrel.admin.templates.JtekeptGenerated;
import org.carrel.config.Kept;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.BackupFile;
import org.carrel.gateway.console.Window;

/** What is kept and for how long, and the backups of it. */
final class KeptPage {
    private static final String HERE = "/settings/kept";

    private static final Pattern TIMES = Pattern.compile("\\{ ([a-z-]+: [0-9]{1,5}(, )?)* }");
    private static final List<String> FIELDS =
            Stream.concat(Stream.of("reason"), Arrays.stream(Kept.values()).map(Kept::text))
                    .toList();

    private final Window window;
    private final Drafts drafts;

    KeptPage(Window window, Drafts drafts) {
        this.window = window;
        this.drafts = drafts;
    }

    List<Route> routes() {
        return List.of(
                Route.look(HERE, Access.STAFF, this::page).telling(KeptFacts.class),
                Route.act(
                        HERE,
                        Access.of(Role.OPERATOR, Role.PRIVACY_OFFICER).afresh(),
                        FIELDS,
                        this::change),
                Route.act(
                        "/settings/backup",
                        Access.of(Role.OPERATOR).afresh(),
                        List.of(),
                        this::backUp));
    }

    private Answer page(Visit visit) {
        KeptFacts facts =
                new KeptFacts(
                        where(),
                        Arrays.stream(Kept.values()).map(this::kept).toList(),
                        window.backups().stream()
                                .map(each ->
                                        new KeptFacts.Backup(
                                                each.name(), each.made(), each.bytes()))
                                .toList());
        return new Answer.Shown(
                facts, frame -> Html.of(out -> JtekeptGenerated.render(out, null, frame, facts)));
    }

    private KeptFacts.Kept kept(Kept each) {
        int days =
                window.config()
                        .storage()
                        .map(storage -> storage.keepDays().get(each))
                        .orElse(each.longest());
        return new KeptFacts.Kept(each.text(), days, each.shortest(), each.longest());
    }

    /** A draft with other times; what is usual is left out. */
    private Answer change(Visit visit) {
        String times =
                Arrays.stream(Kept.values())
                        .filter(each -> !visit.value(each.text()).isEmpty())
                        .filter(each ->
                                !visit.value(each.text()).equals(Integer.toString(each.longest())))
                        .map(each -> each.text() + ": " + visit.value(each.text()))
                        .collect(Collectors.joining(", ", "{ ", " }"));
        if (!TIMES.matcher(times).matches()) {
            return new Answer.Done(Notice.problem("kept.no-days"), HERE);
        }
        return drafts.text()
                .flatMap(yaml -> new YamlText(yaml).with("keep-days", times, "storage"))
                .map(yaml -> drafts.keep(visit, yaml, visit.value("reason"), HERE))
                .orElseGet(() -> new Answer.Done(Notice.problem("section.missing"), HERE));
    }

    private Map<String, String> where() {
        Map<String, String> where = new LinkedHashMap<>();
        Optional<Storage> storage = window.config().storage();
        storage.flatMap(Storage::path).ifPresent(path -> where.put("path", path.toString()));
        where.put("database", storage.flatMap(Storage::jdbc).isPresent() ? "PostgreSQL" : "H2");
        window.ledger().firstDay().ifPresent(day -> where.put("first-day", day.toString()));
        return where;
    }

    private Answer backUp(Visit visit) {
        try {
            BackupFile file = window.backUp(Log.act(visit, AuditAct.BACKED_UP, Subject.NONE, 0));
            return new Answer.Done(
                    Notice.done("kept.backed-up", file.name(), visit.words().number(file.bytes())),
                    HERE);
        } catch (UncheckedIOException notWhole) {
            return new Answer.Done(Notice.problem("kept.not-backed-up"), HERE);
        }
    }
}
