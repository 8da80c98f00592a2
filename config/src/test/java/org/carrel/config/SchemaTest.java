package org.carrel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.carrel.config.phrase.Language;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.Generalisation;
import org.carrel.config.policy.OperationName;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.z3950.query.TermCharset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/** The schema and the records say the same. */
class SchemaTest {

    private static final JsonNode SCHEMA =
            new ObjectMapper()
                    .readTree(
                            Objects.requireNonNull(
                                    SchemaTest.class.getResourceAsStream("/carrel.schema.json")));

    /** A record, its place in the schema, and the names that only one of the two has. */
    record Pair(Class<?> record, String place, Set<String> onlyInRecord, Set<String> onlyInSchema) {
        Pair(Class<?> record, String place) {
            this(record, place, Set.of(), Set.of());
        }
    }

    /** A word list in the schema, and the constants it lists. */
    record Words(Class<? extends Enum<?>> words, String place, Set<String> onlyInSchema) {
        Words(Class<? extends Enum<?>> words, String place) {
            this(words, place, Set.of());
        }
    }

    // spotless:off
    static final List<Pair> PAIRS = List.of(
        new Pair(GatewayConfig.class,  "", Set.of("targets", "catalogues"), Set.of()),
        new Pair(Library.class,        "/properties/library"),
        new Pair(CardNumbers.class,    "/properties/library/properties/cards"),
        new Pair(Storage.class,        "/properties/storage"),
        new Pair(Storage.Account.class, "/properties/storage/properties/login"),
        new Pair(Console.class,        "/properties/console"),
        new Pair(Shutdown.class,       "/properties/shutdown"),
        new Pair(UpstreamConfig.class, "/$defs/upstream", Set.of("name", "decimals"), Set.of("protocol")),
        new Pair(Login.class,          "/$defs/upstream/properties/login"),
        new Pair(Connections.class,    "/$defs/upstream/properties/connections"),
        new Pair(TokenConfig.class,    "/$defs/upstream/properties/token", Set.of("token-class"), Set.of("class")),
        new Pair(ListenerConfig.class, "/$defs/terminal", Set.of("name", "decimals"), Set.of("protocol")),
        new Pair(LoginPolicy.class,    "/$defs/terminal/properties/login"),
        new Pair(SessionLimits.class,  "/$defs/terminal/properties/session"),
        new Pair(DoorLimits.class,     "/$defs/terminal/properties/connections"),
        new Pair(GuessLimits.class,    "/$defs/terminal/properties/guesses"),
        new Pair(TunnelsConfig.class,  "/$defs/tunnels"),
        new Pair(TunnelsConfig.Tunnel.class, "/$defs/tunnels/properties/terminals/additionalProperties"),
        new Pair(TargetConfig.class,   "/$defs/target", Set.of("name"), Set.of()),
        new Pair(TargetConfig.TargetLogin.class,  "/$defs/target/properties/login"),
        new Pair(TargetConfig.Associations.class, "/$defs/target/properties/associations"),
        new Pair(TargetConfig.Queries.class,      "/$defs/target/properties/queries"),
        new Pair(TargetConfig.Answers.class,      "/$defs/target/properties/answers"),
        new Pair(CatalogueConfig.class,           "/$defs/catalogue", Set.of("name"), Set.of("protocol", "profile")),
        new Pair(CatalogueConfig.Limits.class,    "/$defs/catalogue/properties/limits"),
        new Pair(TlsConfig.class,      "/$defs/tls"),
        new Pair(Sip2Dialect.class,    "/$defs/dialect", Set.of("habits"), Set.of("preset", "accept-utf-8", "checksum", "sequence", "decimals")),
        new Pair(Sip2Dialect.Habits.class, "/$defs/dialect", Set.of("utf8"), Set.of("preset", "decimals", "accept-utf-8", "charset", "terminator", "error-detection", "delimiter")));

    static final List<Words> WORDS = List.of(
        new Words(DataClass.class,              "/$defs/data-class"),
        new Words(TermCharset.class,           "/$defs/text-charset"),
        new Words(Protocol.class,               "/$defs/protocol"),
        new Words(Sip2Charset.class,            "/$defs/dialect/properties/charset"),
        new Words(Sip2Dialect.Terminator.class, "/$defs/dialect/properties/terminator"),
        new Words(Sip2Dialect.Checksum.class,   "/$defs/dialect/properties/checksum"),
        new Words(Sip2Dialect.Sequence.class,   "/$defs/dialect/properties/sequence"),
        new Words(Decimals.class,               "/$defs/dialect/properties/decimals"),
        new Words(Console.Passkeys.class,       "/properties/console/properties/passkeys"),
        new Words(PinRule.class,                "/$defs/terminal/properties/pin"),
        new Words(TlsConfig.Mode.class,         "/$defs/tls/properties/mode"),
        new Words(LoginPolicy.First.class,      "/$defs/terminal/properties/login/properties/first"),
        new Words(Trust.class,                  "/$defs/upstream/properties/trust"),
        new Words(Connections.Lease.class,      "/$defs/upstream/properties/connections/properties/lease"),
        new Words(TokenClass.class,             "/$defs/upstream/properties/token/properties/class"),
        new Words(TokenConfig.Epoch.class,      "/$defs/upstream/properties/token/properties/every"),
        new Words(Generalisation.class,         "/$defs/action/else/properties/generalise", Set.of("age-band", "over-under", "postcode")));
    // spotless:on

    @ParameterizedTest
    @FieldSource("PAIRS")
    void everyComponentHasItsKeyAndEveryKeyItsComponent(Pair pair) {
        Set<String> components =
                Arrays.stream(pair.record().getRecordComponents())
                        .map(RecordComponent::getName)
                        .map(SchemaTest::kebab)
                        .filter(name -> !pair.onlyInRecord().contains(name))
                        .collect(Collectors.toCollection(TreeSet::new));
        Set<String> keys =
                new TreeSet<>(SCHEMA.at(pair.place()).path("properties").propertyNames());
        keys.removeAll(pair.onlyInSchema());
        assertEquals(keys, components);
    }

    @ParameterizedTest
    @FieldSource("WORDS")
    void everyConstantIsAWordOfTheSchemaAndEveryWordAConstant(Words words) {
        Set<String> constants = new HashSet<>(words.onlyInSchema());
        for (Enum<?> constant : Objects.requireNonNull(words.words().getEnumConstants())) {
            constants.add(Section.word(constant));
        }
        assertEquals(constants, enumeration(words.place()));
    }

    @Test
    void everyKnownDialectIsInTheSchema() {
        assertEquals(
                BuiltIn.dialects().keySet().stream().map(Label::text).collect(Collectors.toSet()),
                enumeration("/$defs/dialect/properties/preset"));
    }

    @Test
    void everyOperationThatCanBeRoutedIsInTheSchema() {
        assertEquals(
                EnumSet.allOf(OperationName.class).stream()
                        .filter(OperationName::routed)
                        .map(OperationName::text)
                        .collect(Collectors.toSet()),
                SCHEMA.at("/$defs/terminal/properties/routes/propertyNames/enum")
                        .valueStream()
                        .map(JsonNode::asString)
                        .collect(Collectors.toSet()));
    }

    @Test
    void everyLanguageOfTheCatalogueIsInTheSchema() {
        Set<String> languages =
                Arrays.stream(Language.values()).map(Language::text).collect(Collectors.toSet());
        assertEquals(languages, enumeration("/properties/library/properties/language"));
        assertEquals(
                languages,
                Set.copyOf(SCHEMA.at("/$defs/phrase/properties/say/properties").propertyNames()));
    }

    @Test
    void everyBuiltInProfileAndPolicyIsInTheSchema() {
        Set<String> profiles = enumeration("/$defs/terminal/properties/profile");
        profiles.remove("catalogue-client");
        assertEquals(names(BuiltIn.profiles().keySet()), profiles);
        assertEquals(
                names(BuiltIn.policies().keySet()),
                enumeration("/$defs/policy/properties/extends"));
    }

    private static Set<String> enumeration(String place) {
        return SCHEMA.at(place + "/enum")
                .valueStream()
                .map(JsonNode::asString)
                .collect(Collectors.toCollection(HashSet::new));
    }

    private static Set<String> names(Set<Label> labels) {
        return labels.stream().map(Label::text).collect(Collectors.toSet());
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(java.util.Locale.ROOT);
    }

    @Test
    void what_is_kept_has_the_same_limits_in_both() {
        JsonNode kept = SCHEMA.at("/properties/storage/properties/keep-days/properties");
        assertEquals(
                Arrays.stream(Kept.values())
                        .map(each -> each.text() + " " + each.shortest() + " " + each.longest())
                        .toList(),
                kept.propertyStream()
                        .map(each ->
                                each.getKey()
                                        + " "
                                        + each.getValue().get("minimum").asInt()
                                        + " "
                                        + each.getValue().get("maximum").asInt())
                        .toList());
    }
}
