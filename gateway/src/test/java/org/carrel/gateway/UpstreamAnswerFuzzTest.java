package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.api.BugDetectors;
import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.carrel.config.BuiltIn;
import org.carrel.config.Label;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Generalisation;
import org.carrel.config.policy.Policy;
import org.carrel.gateway.ReadLine.Field;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * Whatever a library system answers: the terminal gets one well-formed answer to its own question,
 * and nothing in it that the system did not say in that very field, or that its profile does not
 * pass. A seed is the bytes of the library system and one byte for the question.
 *
 * <p>A normal build replays the seeds. To look for new ones: {@code JAZZER_FUZZ=1 timeout 30m mvn
 * -B test -pl gateway -am -Dtest=UpstreamAnswerFuzzTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class UpstreamAnswerFuzzTest {
    private static final Set<String> PHRASES =
            BuiltIn.phrases().phrases().stream()
                    .flatMap(phrase -> phrase.say().values().stream())
                    .collect(Collectors.toSet());
    private static final String NOW = "20261122    100000";
    private static final int SEQUENCE = 4;
    private static final String CARD = "AORIV|AA21234000000017|";
    private static final String BOOK = "AORIV|AB30000000000017|";
    private static final String LOAN = CARD + "AB30000000000017|AC|";
    private static final List<Question> QUESTIONS =
            List.of(
                    new Question("self-check", "63001" + NOW + "Y         " + CARD),
                    new Question("self-check", "23001" + NOW + CARD + "AC|AD4321|"),
                    new Question("self-check", "11NN" + NOW + NOW + LOAN),
                    new Question("self-check", "29NN" + NOW + NOW + LOAN),
                    new Question("self-check", "15+" + NOW + LOAN),
                    new Question("self-check", "37" + NOW + "0400EURBV1.00|" + CARD + "BKp1|"),
                    new Question("self-check", "65" + NOW + CARD),
                    new Question("security-gate", "17" + NOW + BOOK),
                    new Question("sorter", "09N" + NOW + NOW + "APMAIN|" + BOOK + "AC|"),
                    new Question("sorter", "17" + NOW + BOOK),
                    new Question("staff", "63001" + NOW + "          " + CARD),
                    new Question("staff", "01N" + NOW + CARD + "ALlost|AC|"),
                    new Question("staff", "25" + NOW + CARD),
                    new Question("staff", "19" + NOW + BOOK + "CHtape|"));
    private static final Pattern INITIALS =
            Pattern.compile("(?:(?:[a-zA-Z]|[\\x80-\\xff]{1,4})\\.){0,4}");

    private static final PuppetLibrary LIBRARY = new PuppetLibrary();
    private static final WiredGateway GATEWAY =
            new WiredGateway(FuzzedHouse.withLibraryAt(LIBRARY.port()));

    /** What a terminal asks at its door. */
    private record Question(String door, String body) {}

    @FuzzTest(maxDuration = "8h")
    void whatTheLibrarySaysReachesATerminalInItsProfilesFormOrNotAtAll(FuzzedDataProvider data) {
        Question question = data.pickValue(QUESTIONS);
        byte[] said = data.consumeRemainingAsBytes();
        LIBRARY.willSay(said);
        try (var _ = BugDetectors.allowNetworkConnections();
                RawTerminal terminal = new RawTerminal(GATEWAY.port(question.door()))) {
            ReadLine asked =
                    ReadLine.of(
                            new String(ReadLine.signed(question.body(), SEQUENCE), ISO_8859_1)
                                    .stripTrailing(),
                            '|');
            ReadLine answer = terminal.ask(question.body(), SEQUENCE);
            assertEquals(asked.type().answer(), answer.type());
            assertEquals(SEQUENCE, answer.sequence());
            assertColumns(question.door(), answer, asked);
            String heard = printable(said);
            answer.fields()
                    .forEach(each -> assertField(question.door(), answer, asked, each, heard));
        }
        GATEWAY.assertNothingIsLeft();
    }

    private static void assertColumns(String door, ReadLine answer, ReadLine asked) {
        answer.columns()
                .forEach((column, text) -> {
                    boolean echo = text.equals(asked.columns().get(column));
                    assertTrue(
                            passes(door, answer.type(), ElementName.of(column))
                                    || text.equals(column.blank())
                                    || echo
                                    || column == FixedField.END_SESSION,
                            column.text());
                });
    }

    private static void assertField(
            String door, ReadLine answer, ReadLine asked, Field field, String heard) {
        boolean ours = field.value().isEmpty() || asked.fields().contains(field) || isOurs(field);
        if (ours) {
            return;
        }
        ElementName name = ElementName.ofId(Sip2Field.id(field.id()));
        if (isInitialsOnly(door, answer.type(), name)) {
            assertTrue(INITIALS.matcher(field.value()).matches(), "more than initials");
            return;
        }
        assertTrue(passes(door, answer.type(), name), field.id() + " passes nowhere");
        boolean echo = field.id().equals("AA") || field.id().equals("AO");
        assertTrue(!echo || !asked.has(field.id()), "another's " + field.id());
        assertTrue(heard.contains(field.id() + field.value()), field.id() + " was not said");
    }

    private static boolean isOurs(Field field) {
        return switch (field.id()) {
            case "BL", "CQ" -> field.value().equals("N");
            case "AF", "AG", "AL", "AV", "CH" -> PHRASES.contains(field.value());
            default -> false;
        };
    }

    private static boolean passes(String door, Sip2MessageType type, ElementName name) {
        return isPass(profile(door), type, name) && isPass(record(), type, name);
    }

    private static boolean isInitialsOnly(String door, Sip2MessageType type, ElementName name) {
        return profile(door)
                .action(type, name)
                .equals(new Action.Generalise(Generalisation.INITIALS));
    }

    private static boolean isPass(Policy policy, Sip2MessageType type, ElementName name) {
        Action action = policy.action(type, name);
        return action instanceof Action.Pass
                || action.equals(new Action.Generalise(Generalisation.UNLESS_CARD));
    }

    private static Policy profile(String door) {
        return GATEWAY.config().terminal(new Label(door)).profile().policy();
    }

    private static Policy record() {
        return GATEWAY.config().upstream(new Label("ils")).policy();
    }

    private static String printable(byte[] said) {
        StringBuilder text = new StringBuilder();
        for (byte octet : said) {
            text.append(octet >= 0 && octet < ' ' ? ' ' : (char) (octet & 0xFF));
        }
        return text.toString();
    }
}
