package org.carrel.config;

import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.carrel.config.policy.Action;
import org.carrel.config.policy.Classification;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.ElementName;
import org.carrel.config.policy.Equivalence;
import org.carrel.config.policy.Generalisation;
import org.carrel.config.policy.Policy;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * Holds policies against what no configuration may permit: a vendor never gets a person's number,
 * name, contact, birth date, PIN or free text, and nobody gets a terminal's password.
 */
final class PolicyCheck {

    private static final Set<DataClass> NEVER_FOR_VENDORS =
            Set.of(
                    DataClass.CREDENTIAL,
                    DataClass.NAME,
                    DataClass.CONTACT,
                    DataClass.FREE_TEXT,
                    DataClass.UNKNOWN);
    private static final Set<ElementName> OF_THE_TERMINAL =
            Set.of(
                    ElementName.of(Sip2Field.TERMINAL_PASSWORD),
                    ElementName.of(Sip2Field.LOGIN_USER_ID),
                    ElementName.of(Sip2Field.LOGIN_PASSWORD));

    private PolicyCheck() {}

    /** Every vendor code that the policy names must have a meaning. */
    static void codes(Section section, Policy policy, Map<String, DataClass> fields) {
        tell(
                section,
                policy,
                element ->
                        element instanceof ElementName.Vendor(String code)
                                && !fields.containsKey(code)
                                && Classification.ofVendor(code).isEmpty(),
                "has rules for codes without a meaning here",
                "say under the upstream's fields what each of them is");
    }

    /** What an upstream may be told at all. */
    static void upstream(
            Section section, Trust trust, Policy policy, Map<String, DataClass> fields) {
        tell(
                section,
                policy,
                element ->
                        (OF_THE_TERMINAL.contains(element)
                                        && anywhere(policy, element, PolicyCheck::tellsAnything))
                                || (trust == Trust.VENDOR && isForbidden(policy, element, fields)),
                "tells what such an upstream never gets",
                "drop or blank it there; for a card number write token");
    }

    /** Free text passes nowhere, to nobody: it may name a person or say anything about one. */
    static void prose(Section section, Policy policy, Map<String, DataClass> fields) {
        tell(
                section,
                policy,
                element ->
                        isProse(element, fields) && anywhere(policy, element, PolicyCheck::isRaw),
                "lets free text pass as somebody wrote it",
                "write phrase there, and add your own phrases under phrases; or drop it");
    }

    private static boolean isProse(ElementName element, Map<String, DataClass> fields) {
        return UpstreamConfig.dataClass(element, fields) == DataClass.FREE_TEXT
                || (element instanceof ElementName.Standard && Classification.isProse(element));
    }

    private static void tell(
            Section section, Policy policy, Predicate<ElementName> bad, String what, String mend) {
        String names =
                policy.elements().stream()
                        .filter(bad)
                        .map(ElementName::text)
                        .sorted()
                        .collect(Collectors.joining(", "));
        if (!names.isEmpty()) {
            section.error(what + ": " + names, mend);
        }
    }

    private static boolean anywhere(
            Policy policy, ElementName element, Predicate<Action> forbidden) {
        return Arrays.stream(Sip2MessageType.values())
                .map(message -> policy.action(message, element))
                .anyMatch(forbidden);
    }

    private static boolean isForbidden(
            Policy policy, ElementName element, Map<String, DataClass> fields) {
        DataClass dataClass = UpstreamConfig.dataClass(element, fields);
        return anywhere(policy, element, action -> isForbidden(dataClass, action));
    }

    private static boolean isForbidden(DataClass dataClass, Action action) {
        return switch (dataClass) {
            case IDENTIFIER -> action instanceof Action.Pass || action instanceof Action.Mask;
            case BIRTH_DATE -> tellsAnything(action) && !isLessExact(action);
            case CONTACT ->
                    tellsAnything(action)
                            && !(action instanceof Action.Equivalent(Equivalence.Postcode _));
            default -> NEVER_FOR_VENDORS.contains(dataClass) && tellsAnything(action);
        };
    }

    private static boolean isLessExact(Action action) {
        return action instanceof Action.Generalise || action instanceof Action.Equivalent;
    }

    private static boolean tellsAnything(Action action) {
        return switch (action) {
            case Action.Drop _, Action.Blank _, Action.Constant _, Action.Phrase _ -> false;
            case Action.Pass _,
                    Action.Token _,
                    Action.Alias _,
                    Action.Mask _,
                    Action.Equivalent _,
                    Action.Generalise _ ->
                    true;
        };
    }

    /** Whether a word of the value itself can get through. */
    private static boolean isRaw(Action action) {
        return switch (action) {
            case Action.Drop _, Action.Blank _, Action.Constant _, Action.Phrase _ -> false;
            case Action.Generalise(var to) -> to != Generalisation.YES_OR_NO;
            case Action.Equivalent(var to) -> to instanceof Equivalence.Postcode;
            case Action.Pass _, Action.Token _, Action.Alias _, Action.Mask _ -> true;
        };
    }
}
