package org.carrel.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.carrel.config.TargetConfig.Answers;
import org.carrel.config.TargetConfig.Associations;
import org.carrel.config.TargetConfig.Queries;
import org.carrel.config.TargetConfig.TargetLogin;
import org.carrel.z3950.query.CqlMapReader;
import org.carrel.z3950.query.TermCharset;

/** Reads those of {@code upstreams:} that are catalogues. */
final class TargetReader {

    private static final Duration LEAST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofMinutes(2);
    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(30);
    private static final Pattern ATTRIBUTE = Pattern.compile("[1-9][0-9]{0,2}=[0-9]{1,9}");
    private static final Pattern USE = Pattern.compile("1=[0-9]{1,9}");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z_][A-Za-z0-9_.-]{0,63}");
    private static final Pattern REPLACEMENT = Pattern.compile("drop|[1-9][0-9]{0,2}=[0-9]{1,9}");

    /** What a name in the target's own words may not hold: it would be an order, not a name. */
    private static final Pattern DATABASE = Pattern.compile("[^,&=?/|\u00a6\\p{Cntrl}]{1,128}");

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]{0,255}");

    private final SecretReader secrets;

    TargetReader(SecretReader secrets) {
        this.secrets = secrets;
    }

    /** Every target that could be understood. */
    Map<Label, TargetConfig> readAll(Section section) {
        Map<Label, TargetConfig> targets = new HashMap<>();
        for (Section each : section.children()) {
            if (Protocol.of(each).isOfCatalogues()) {
                each.label().ifPresent(name -> targets.put(name, read(name, each)));
            }
        }
        return targets;
    }

    private TargetConfig read(Label name, Section section) {
        Protocol protocol = Protocol.of(section);
        Endpoint address = WireReader.endpoint(section.child("address")).orElse(Endpoint.NOWHERE);
        return new TargetConfig(
                name,
                protocol,
                address,
                path(section.child("path"), protocol),
                WireReader.fallback(section.child("fallback")),
                WireReader.tls(section.child("tls"), address, WireReader.Side.CALLS),
                login(section.child("login")),
                databases(section.child("databases")),
                WireReader.duration(section.child("timeout"), USUAL_TIMEOUT, LEAST, MOST),
                associations(section.child("associations")),
                queries(section.child("queries"), protocol),
                answers(section.child("answers")),
                RecordRulesReader.read(section.child("records"), BuiltIn.records()));
    }

    private static Optional<String> path(Section section, Protocol protocol) {
        if (protocol == Protocol.Z3950 && section.exists()) {
            section.error("means nothing to Z39.50", "take it out");
        }
        return section.read(
                text -> Optional.of(text).filter(PATH.asMatchPredicate()),
                "write the path of its web address, such as /sru");
    }

    private static Map<String, String> databases(Section section) {
        if (section.children().isEmpty()) {
            section.error("is missing", "name the databases that may be searched there");
        }
        return words(section, DATABASE, "write its name there, without any of , & = ? / |");
    }

    private Optional<TargetLogin> login(Section section) {
        Optional<Secret> password = secrets.password(section.child("password"));
        return section.child("user")
                .text()
                .flatMap(user ->
                        password.map(secret ->
                                new TargetLogin(user, secret, section.child("group").text())));
    }

    private static Associations associations(Section section) {
        Associations usual = Associations.DEFAULT;
        return new Associations(
                section.child("maximum").number().orElse(usual.maximum()),
                WireReader.duration(
                        section.child("idle"),
                        usual.idle(),
                        Duration.ofSeconds(1),
                        Duration.ofHours(1)));
    }

    private static Queries queries(Section section, Protocol protocol) {
        Section fields = section.child("fields");
        if (protocol != Protocol.SOLR && fields.exists()) {
            fields.error("is for Solr only", "take it out");
        } else if (protocol == Protocol.SOLR && fields.children().isEmpty()) {
            fields.error("is missing", "name the field behind each Use attribute, such as 1=4");
        }
        return new Queries(
                section.child("charset").choice(TermCharset.class).orElse(TermCharset.UTF_8),
                cql(section.child("cql")),
                section.child("allow").items().stream()
                        .flatMap(
                                each -> each.read(TargetReader::attribute, "write 1=5000").stream())
                        .toList(),
                words(section.child("attributes"), REPLACEMENT, "write drop, or such as 1=1035"),
                fields(fields));
    }

    /** The field behind each Use attribute. */
    private static Map<String, String> fields(Section section) {
        for (Section each : section.children()) {
            if (!USE.matcher(each.name()).matches()) {
                each.error("is no Use attribute", "write such as 1=4");
            }
        }
        return words(section, FIELD, "write a field's name");
    }

    /** The file, if it is one whose every line is understood. */
    private static Optional<Path> cql(Section section) {
        Optional<Path> file = WireReader.path(section);
        file.ifPresent(path -> {
            try {
                CqlMapReader.read(
                        Files.readAllLines(path),
                        problem ->
                                section.error(
                                        "has line " + problem.line() + ", which " + problem.says(),
                                        "mend that line of the file"));
            } catch (IOException unreadable) {
                section.warning("cannot be read here", "name a file that the gateway may read");
            }
        });
        return file;
    }

    private static Answers answers(Section section) {
        Answers usual = Answers.DEFAULT;
        Pattern word = Pattern.compile("[A-Za-z0-9:/._-]{1,128}");
        return new Answers(
                section.child("charset").choice(TermCharset.class).orElse(usual.charset()),
                orUsual(
                        words(section.child("syntaxes"), word, "write a record syntax"),
                        usual.syntaxes()),
                orUsual(
                        words(section.child("element-sets"), word, "write an element set"),
                        usual.elementSets()),
                section.child("schema").text().orElse(usual.schema()));
    }

    private static Map<String, String> orUsual(
            Map<String, String> said, Map<String, String> usual) {
        return said.isEmpty() ? usual : said;
    }

    private static Optional<String> attribute(String text) {
        return Optional.of(text).filter(ATTRIBUTE.asMatchPredicate());
    }

    private static Map<String, String> words(Section section, Pattern form, String mend) {
        Map<String, String> words = new HashMap<>();
        for (Section each : section.children()) {
            each.read(text -> Optional.of(text).filter(form.asMatchPredicate()), mend)
                    .ifPresent(word -> words.put(each.name(), word));
        }
        return words;
    }
}
