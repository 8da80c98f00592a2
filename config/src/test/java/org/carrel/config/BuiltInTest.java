package org.carrel.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.Classification;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Generalisation;
import org.carrel.config.policy.OperationName;
import org.carrel.config.policy.Policy;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;
import org.junit.jupiter.api.Test;

class BuiltInTest {

    private static final Set<String> OURS_ALONE =
            Set.of("sip2:AC", "sip2:CN", "sip2:CO", "sip2:CP", "sip2:AY", "sip2:AZ");
    private static final Set<String> OF_THE_LOGIN =
            Set.of("sip2:uid-algorithm", "sip2:pwd-algorithm");

    @Test
    void theRecordMayKnowAllOfTheStandardButTheTerminalsOwn() {
        Policy record = Objects.requireNonNull(BuiltIn.policies().get(BuiltIn.RECORD));
        standard()
                .filter(element -> !OF_THE_LOGIN.contains(element.text()))
                .forEach(element ->
                        assertEquals(
                                !OURS_ALONE.contains(element.text()),
                                record.elements().contains(element),
                                element.text()));
    }

    @Test
    void nothingPassesAProfileThatTheRecordCouldNotAnswer() {
        Policy record = Objects.requireNonNull(BuiltIn.policies().get(BuiltIn.RECORD));
        for (TerminalProfile profile : BuiltIn.profiles().values()) {
            for (Sip2MessageType message : Sip2MessageType.values()) {
                for (ElementName element : profile.policy().elements()) {
                    boolean deskOnly = message == Sip2MessageType.LOGIN;
                    boolean passes = !hidden(profile.policy().action(message, element));
                    assertTrue(
                            deskOnly
                                    || !passes
                                    || !hidden(record.action(message, element))
                                    || OF_THE_LOGIN.contains(element.text()),
                            () -> profile.name() + " " + message.code() + " " + element.text());
                }
            }
        }
    }

    @Test
    void noProfileLetsATerminalsPasswordOrTheContactOfAPersonToUntrustedScreensPass() {
        for (TerminalProfile profile : BuiltIn.profiles().values()) {
            assertHidden(profile, Sip2Field.TERMINAL_PASSWORD);
            if (!profile.name().text().equals("staff")) {
                assertHidden(profile, Sip2Field.HOME_ADDRESS);
                assertHidden(profile, Sip2Field.ITEM_PROPERTIES);
            }
        }
    }

    @Test
    void freeTextPassesNowhereAsItWasWritten() {
        Stream<Policy> all =
                Stream.concat(
                        BuiltIn.profiles().values().stream().map(TerminalProfile::policy),
                        BuiltIn.policies().values().stream());
        all.forEach(policy ->
                standard()
                        .filter(Classification::isProse)
                        .forEach(element -> {
                            for (Sip2MessageType message : Sip2MessageType.values()) {
                                Action action = policy.action(message, element);
                                assertTrue(
                                        hidden(action) || action instanceof Action.Phrase,
                                        message.code() + " " + element.text());
                            }
                        }));
    }

    @Test
    void aRelyingVendorLearnsYesOrNoAndWhatItSaidItself() {
        Policy policy = profile("relying-vendor").policy();
        Set<String> shown =
                Set.of(
                        "sip2:AA",
                        "sip2:AO",
                        "sip2:BL",
                        "sip2:CQ",
                        "sip2:AF",
                        "sip2:patron-status",
                        "sip2:transaction-date",
                        "sip2:end-session");
        for (Sip2MessageType message :
                List.of(
                        Sip2MessageType.PATRON_STATUS_RESPONSE,
                        Sip2MessageType.PATRON_INFORMATION_RESPONSE,
                        Sip2MessageType.END_SESSION_RESPONSE)) {
            policy.elements().stream()
                    .filter(element -> !shown.contains(element.text()))
                    .filter(element ->
                            !(element instanceof ElementName.Column(var column))
                                    || message.columns().contains(column))
                    .forEach(element ->
                            assertTrue(hidden(policy.action(message, element)), element.text()));
        }
    }

    @Test
    void gateAndSorterNeverMeetAPerson() {
        for (String name : List.of("security-gate", "sorter")) {
            TerminalProfile profile = profile(name);
            for (Sip2Field field :
                    List.of(
                            Sip2Field.PATRON_IDENTIFIER,
                            Sip2Field.PERSONAL_NAME,
                            Sip2Field.PATRON_PASSWORD,
                            Sip2Field.DUE_DATE)) {
                assertHidden(profile, field);
            }
            for (String code : List.of("CY", "DA")) {
                assertFalse(profile.policy().elements().contains(new ElementName.Vendor(code)));
            }
        }
    }

    @Test
    void aKioskGreetsWithInitialsAndDoesNotLearnWhoHadAnItem() {
        Policy policy = profile("self-check").policy();
        assertEquals(
                new Action.Generalise(Generalisation.INITIALS),
                policy.action(
                        Sip2MessageType.PATRON_INFORMATION_RESPONSE,
                        ElementName.of(Sip2Field.PERSONAL_NAME)));
        assertEquals(
                new Action.Drop(),
                policy.action(
                        Sip2MessageType.CHECKIN_RESPONSE,
                        ElementName.of(Sip2Field.PATRON_IDENTIFIER)));
    }

    @Test
    void everyProfileLogsInAndShowsItsStatus() {
        for (TerminalProfile profile : BuiltIn.profiles().values()) {
            assertTrue(
                    profile.operations()
                            .containsAll(
                                    Set.of(
                                            OperationName.LOGIN,
                                            OperationName.STATUS,
                                            OperationName.RESEND)));
            for (FixedField column : Sip2MessageType.ACS_STATUS.columns()) {
                assertEquals(
                        new Action.Pass(),
                        profile.policy()
                                .action(Sip2MessageType.ACS_STATUS, ElementName.of(column)));
            }
        }
    }

    private static void assertHidden(TerminalProfile profile, Sip2Field field) {
        for (Sip2MessageType message : Sip2MessageType.values()) {
            assertTrue(
                    hidden(profile.policy().action(message, ElementName.of(field))),
                    () -> profile.name() + " " + message.code() + " " + field.code());
        }
    }

    private static boolean hidden(Action action) {
        return action instanceof Action.Drop || action instanceof Action.Blank;
    }

    private static TerminalProfile profile(String name) {
        return Objects.requireNonNull(BuiltIn.profiles().get(new Label(name)));
    }

    private static Stream<ElementName> standard() {
        return Stream.concat(
                Arrays.stream(Sip2Field.values()).map(ElementName::of),
                Arrays.stream(FixedField.values()).map(ElementName::of));
    }
}
