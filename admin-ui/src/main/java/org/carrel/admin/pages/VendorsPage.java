package org.carrel.admin.pages;

import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.admin.desk.Access;
import org.carrel.admin.desk.Answer;
import org.carrel.admin.desk.Notice;
import org.carrel.admin.desk.Route;
import org.carrel.admin.desk.Visit;
import org.carrel.admin.facts.MapFacts.Way;
import org.carrel.admin.facts.VendorFacts;
import org.carrel.admin.templates.JtevendorGenerated;
import org.carrel.admin.templates.JtevendorsGenerated;
import org.carrel.config.Label;
import org.carrel.config.Trust;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.ContractAnswers;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.SubProcessor;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.archive.Vendor;
import org.carrel.gateway.archive.VendorRegistry;
import org.carrel.gateway.console.Window;

/** What the library knows of its vendors, beside what the gateway saw. */
final class VendorsPage {
    private static final Access KEEPERS = Access.of(Role.VENDOR_MANAGER, Role.PRIVACY_OFFICER);
    private static final List<String> FIELDS =
            List.of(
                    ("basis contact collects collects-words discloses discloses-words resells"
                                    + " resells-words keeps keeps-words breach legal-requests others")
                            .split(" "));

    private final Window window;
    private final MapPage map;
    private final Log log;
    private final InstantSource clock;

    VendorsPage(Window window, MapPage map, Log log, InstantSource clock) {
        this.window = window;
        this.map = map;
        this.log = log;
        this.clock = clock;
    }

    List<Route> routes() {
        return List.of(
                Route.look("/vendors", Access.STAFF, this::list).tellingMany(VendorFacts.class),
                Route.look("/vendors/{name}", Access.STAFF, this::one).telling(VendorFacts.class),
                Route.act("/vendors/{name}", KEEPERS, FIELDS, this::put),
                Route.act("/vendors/{name}/review", KEEPERS, List.of("due"), this::review),
                Route.act("/vendors/{name}/policy", KEEPERS, List.of("text"), this::keepPolicy));
    }

    private Answer list(Visit visit) {
        List<VendorFacts> all = names().stream().map(this::facts).toList();
        return new Answer.Shown(
                all, frame -> Html.of(out -> JtevendorsGenerated.render(out, null, frame, all)));
    }

    private Answer one(Visit visit) {
        return name(visit)
                .<Answer>map(name -> {
                    VendorFacts facts = facts(name);
                    return new Answer.Shown(
                            facts,
                            frame ->
                                    Html.of(out ->
                                            JtevendorGenerated.render(out, null, frame, facts)));
                })
                .orElseGet(Answer::missing);
    }

    private Answer put(Visit visit) {
        return name(visit)
                .<Answer>map(name -> {
                    Vendor before = known(name);
                    try {
                        registry().put(read(visit, before));
                    } catch (ArchiveTrouble tooLong) {
                        return new Answer.Done(
                                Notice.problem("vendors.too-long"), "/vendors/" + name);
                    }
                    log.note(visit, AuditAct.VENDOR_CHANGED, Subject.of(name), 0);
                    return new Answer.Done(Notice.done("vendors.kept"), "/vendors/" + name);
                })
                .orElseGet(Answer::missing);
    }

    private Answer review(Visit visit) {
        return name(visit)
                .<Answer>map(name -> {
                    String page = "/vendors/" + name;
                    Optional<LocalDate> due = day(visit.value("due")).filter(today()::isBefore);
                    if (due.isEmpty()) {
                        return new Answer.Done(Notice.problem("vendors.due"), page);
                    }
                    registry().put(known(name));
                    registry().reviewed(name, today(), due.get());
                    log.note(visit, AuditAct.VENDOR_REVIEWED, Subject.of(name), 0);
                    return new Answer.Done(Notice.done("vendors.reviewed"), page);
                })
                .orElseGet(Answer::missing);
    }

    private Answer keepPolicy(Visit visit) {
        return name(visit)
                .<Answer>map(name -> {
                    registry().put(known(name));
                    boolean fresh =
                            !visit.value("text").isEmpty()
                                    && registry().keepPolicy(name, visit.value("text"));
                    if (fresh) {
                        log.note(visit, AuditAct.VENDOR_POLICY_TAKEN, Subject.of(name), 0);
                    }
                    return new Answer.Done(
                            fresh
                                    ? Notice.done("vendors.policy-kept")
                                    : Notice.problem("vendors.policy-same"),
                            "/vendors/" + name);
                })
                .orElseGet(Answer::missing);
    }

    private VendorRegistry registry() {
        return window.archive().vendorRegistry();
    }

    /** Vendors of the configuration, and those of whom something is still kept. */
    private List<Label> names() {
        return Stream.concat(
                        window.config().upstreams().values().stream()
                                .filter(each -> each.trust() == Trust.VENDOR)
                                .map(each -> each.name()),
                        registry().all().stream().map(Vendor::name))
                .distinct()
                .sorted()
                .toList();
    }

    private Optional<Label> name(Visit visit) {
        return Label.parse(visit.place("name")).filter(names()::contains);
    }

    private Vendor known(Label name) {
        return registry().find(name).orElseGet(() -> Vendor.unknown(name));
    }

    private VendorFacts facts(Label name) {
        Vendor vendor = known(name);
        Optional<Way> way = map.way(name.text());
        return new VendorFacts(
                name.text(),
                Peers.word(vendor.basis()),
                vendor.contact(),
                vendor.isComplete(),
                vendor.isLapsed(today()),
                answers(vendor.answers()),
                vendor.breach(),
                vendor.legalRequests(),
                vendor.subProcessors().stream()
                        .map(each -> each.name() + "; " + each.country() + "; " + each.purpose())
                        .toList(),
                vendor.reviewed().map(LocalDate::toString),
                vendor.reviewDue().map(LocalDate::toString),
                way.map(Way::learns).orElse(List.of()),
                way.map(Way::blanked).orElse(List.of()),
                registry().policies(name).stream()
                        .map(each -> new VendorFacts.Copy(each.taken().toString(), each.sha256()))
                        .toList());
    }

    private static List<VendorFacts.Reply> answers(ContractAnswers answers) {
        return List.of(
                reply("collects", answers.collects()),
                reply("discloses", answers.discloses()),
                reply("resells", answers.resells()),
                reply("keeps", answers.keeps()));
    }

    private static VendorFacts.Reply reply(String question, ContractAnswers.Answer answer) {
        return new VendorFacts.Reply(question, Peers.word(answer.reply()), answer.words());
    }

    private static Vendor read(Visit visit, Vendor before) {
        return new Vendor(
                before.name(),
                choice(visit.value("basis"), Vendor.Basis.values(), Vendor.Basis.UNKNOWN),
                visit.value("contact"),
                new ContractAnswers(
                        answer(visit, "collects"),
                        answer(visit, "discloses"),
                        answer(visit, "resells"),
                        answer(visit, "keeps")),
                visit.value("breach"),
                visit.value("legal-requests"),
                visit.value("others").lines().map(VendorsPage::other).distinct().toList(),
                before.reviewed(),
                before.reviewDue());
    }

    private static ContractAnswers.Answer answer(Visit visit, String question) {
        return new ContractAnswers.Answer(
                choice(
                        visit.value(question),
                        ContractAnswers.Reply.values(),
                        ContractAnswers.Reply.UNKNOWN),
                visit.value(question + "-words"));
    }

    private static SubProcessor other(String line) {
        String[] parts = (line + ";;").split(";", -1);
        return new SubProcessor(parts[0].strip(), parts[1].strip(), parts[2].strip());
    }

    private static <T extends Enum<T>> T choice(String word, T[] all, T otherwise) {
        String name = word.toUpperCase(Locale.ROOT).replace('-', '_');
        return Arrays.stream(all)
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElse(otherwise);
    }

    private static Optional<LocalDate> day(String text) {
        try {
            return Optional.of(LocalDate.parse(text));
        } catch (DateTimeParseException notOne) {
            return Optional.empty();
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), ZoneId.systemDefault());
    }
}
