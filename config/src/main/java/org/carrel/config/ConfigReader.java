package org.carrel.config;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.config.phrase.Language;
import org.carrel.config.phrase.Phrase;
import org.carrel.config.phrase.PhraseBook;
import org.carrel.config.policy.Policy;

/** Reads the whole file, section by section, in the order in which one needs another. */
final class ConfigReader {

    private static final Duration LONGEST_GRACE = Duration.ofMinutes(5);

    private final SecretReader secrets;

    ConfigReader(SecretReader secrets) {
        this.secrets = secrets;
    }

    /** The configuration as far as it could be understood; whole only if there are no errors. */
    GatewayConfig read(Section root) {
        Library library = library(root.child("library"));
        Map<Label, Policy> policies =
                PolicyReader.readAll(root.child("policies"), BuiltIn.policies());
        TokenReader tokens = new TokenReader(secrets, library.cards(), root.child("storage"));
        Map<Label, UpstreamConfig> upstreams =
                new UpstreamReader(policies, secrets, tokens).readAll(root.child("upstreams"));
        Map<Label, TargetConfig> targets =
                new TargetReader(secrets).readAll(root.child("upstreams"));
        DoorReader doors = new DoorReader(secrets, root.child("storage"));
        Map<Label, ListenerConfig> terminals =
                new ListenerReader(policies, upstreams, names(root.child("upstreams")), doors)
                        .readAll(root.child("terminals"));
        Map<Label, CatalogueConfig> catalogues =
                new CatalogueReader(targets, doors).readAll(root.child("terminals"));
        remarkOnNobody(root);
        Optional<Storage> storage = storage(root.child("storage"));
        return new GatewayConfig(
                library,
                upstreams,
                targets,
                terminals,
                catalogues,
                new TunnelsReader(doors, terminals.keySet())
                        .read(root.child("tunnels"), storage.flatMap(Storage::path)),
                policies,
                phrases(root.child("phrases")),
                shutdown(root.child("shutdown")),
                storage,
                ConsoleReader.read(root.child("console"), storage));
    }

    /** Only a gateway with a console may be without; the schema sees to that. */
    private static void remarkOnNobody(Section root) {
        if (root.child("console").exists() && !root.child("terminals").exists()) {
            root.child("terminals")
                    .warning(
                            "is missing, so nobody is served yet",
                            "set the gateway up at its console");
        }
    }

    private static Set<Label> names(Section upstreams) {
        return upstreams.children().stream()
                .filter(each -> !Protocol.of(each).isOfCatalogues())
                .flatMap(each -> Label.parse(each.name()).stream())
                .collect(Collectors.toSet());
    }

    private static Library library(Section section) {
        Section cards = section.child("cards");
        TokenForm form = TokenReader.form(cards.child("form")).orElse(TokenForm.CODABAR14);
        return new Library(
                section.child("name").text().orElse(""),
                section.child("institution").text().orElse(""),
                cards.child("prefix").text().map(prefix -> new CardNumbers(prefix, form)),
                section.child("language").text().flatMap(Language::named).orElse(Language.ENGLISH));
    }

    private static PhraseBook phrases(Section section) {
        List<Phrase> own = PhraseReader.readAll(section);
        PhraseReader.insistOnWords(section, own, BuiltIn.phrases().phrases());
        return BuiltIn.phrases().with(own);
    }

    private static Shutdown shutdown(Section section) {
        return new Shutdown(
                WireReader.duration(
                        section.child("grace"),
                        Shutdown.DEFAULT.grace(),
                        Duration.ZERO,
                        LONGEST_GRACE));
    }

    private Optional<Storage> storage(Section section) {
        if (!section.exists()) {
            return Optional.empty();
        }
        StorageCheck.look(section);
        return Optional.of(
                new Storage(
                        WireReader.path(section.child("path")),
                        section.child("jdbc").text(),
                        account(section.child("login")),
                        secrets.storageKey(section.child("key")),
                        secrets.storageKey(section.child("previous-key")),
                        WireReader.path(section.child("officer")),
                        keepDays(section.child("keep-days"))));
    }

    /** The schema knows the limits. */
    private static Map<Kept, Integer> keepDays(Section section) {
        Map<Kept, Integer> days = new EnumMap<>(Kept.class);
        for (Kept each : Kept.values()) {
            section.child(each.text()).number().ifPresent(number -> days.put(each, number));
        }
        return days;
    }

    private Optional<Storage.Account> account(Section section) {
        return section.child("user")
                .text()
                .flatMap(user ->
                        secrets.password(section.child("password"))
                                .map(password -> new Storage.Account(user, password)));
    }
}
