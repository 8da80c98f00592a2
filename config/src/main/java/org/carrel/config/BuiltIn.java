package org.carrel.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.carrel.config.phrase.Phrase;
import org.carrel.config.phrase.PhraseBook;
import org.carrel.config.policy.OperationName;
import org.carrel.config.policy.Policy;
import org.carrel.config.record.RecordRules;

/**
 * The profiles, policies, phrases, record profiles and dialects that come with the gateway, read
 * from {@code profiles.yaml}, {@code policies.yaml}, {@code phrases.yaml}, {@code records.yaml} and
 * {@code dialects.yaml} beside this class by the same readers that read a user's file.
 */
public final class BuiltIn {

    /** The policy of a system of record for which nothing else is said. */
    public static final Label RECORD = new Label("record");

    /** The policy of a vendor for which nothing else is said. */
    public static final Label VENDOR_MINIMAL = new Label("vendor-minimal");

    private static final Label RELYING_VENDOR = new Label("relying-vendor");

    private static final Map<Label, DialectPreset> DIALECTS = readDialects();
    private static final Map<Label, Policy> POLICIES = readPolicies();
    private static final Map<Label, TerminalProfile> PROFILES = readProfiles();
    private static final PhraseBook PHRASES = readPhrases();
    private static final Map<Label, RecordRules> RECORDS = readRecords();

    private BuiltIn() {}

    /** The upstream policies by name. */
    public static Map<Label, Policy> policies() {
        return POLICIES;
    }

    /** The terminal profiles by name. */
    public static Map<Label, TerminalProfile> profiles() {
        return PROFILES;
    }

    /** Whether terminals of this profile are a vendor's, who asks us about patrons. */
    static boolean isOfAVendor(TerminalProfile profile) {
        return profile.name().equals(RELYING_VENDOR);
    }

    /** What terminals say instead of free text. */
    public static PhraseBook phrases() {
        return PHRASES;
    }

    /** What may be left in a catalogue's records, by the kind of system that it comes from. */
    public static Map<Label, RecordRules> records() {
        return RECORDS;
    }

    /** How devices and library systems are known to speak SIP2, by their name. */
    public static Map<Label, DialectPreset> dialects() {
        return DIALECTS;
    }

    private static Map<Label, DialectPreset> readDialects() {
        Problems problems = new Problems();
        Map<Label, DialectPreset> dialects =
                DialectReader.readTable(resource("dialects.yaml", problems));
        insistOnNone(problems);
        return Map.copyOf(dialects);
    }

    private static Map<Label, RecordRules> readRecords() {
        Problems problems = new Problems();
        Map<Label, RecordRules> records =
                RecordRulesReader.readAll(resource("records.yaml", problems));
        insistOnNone(problems);
        return Map.copyOf(records);
    }

    private static PhraseBook readPhrases() {
        Problems problems = new Problems();
        List<Phrase> phrases =
                PhraseReader.readAll(resource("phrases.yaml", problems).child("phrases"));
        insistOnNone(problems);
        return new PhraseBook(phrases);
    }

    private static Map<Label, Policy> readPolicies() {
        Problems problems = new Problems();
        Map<Label, Policy> policies =
                PolicyReader.readAll(
                        resource("policies.yaml", problems).child("policies"), Map.of());
        insistOnNone(problems);
        return Map.copyOf(policies);
    }

    private static Map<Label, TerminalProfile> readProfiles() {
        Problems problems = new Problems();
        Map<Label, TerminalProfile> profiles = new HashMap<>();
        for (Section each : resource("profiles.yaml", problems).child("profiles").children()) {
            Label name = new Label(each.name());
            profiles.put(
                    name,
                    new TerminalProfile(name, operations(each), PolicyReader.read(each, Map.of())));
        }
        insistOnNone(problems);
        return Map.copyOf(profiles);
    }

    private static Set<OperationName> operations(Section profile) {
        Set<OperationName> operations = new HashSet<>();
        for (Section each : profile.child("operations").items()) {
            each.choice(OperationName.class).ifPresent(operations::add);
        }
        return operations;
    }

    private static Section resource(String name, Problems problems) {
        try (InputStream file = BuiltIn.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing from the class path");
            }
            String yaml = new String(file.readAllBytes(), StandardCharsets.UTF_8);
            return Section.whole(YamlTree.read(yaml, problems).orElseThrow(), problems);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void insistOnNone(Problems problems) {
        List<ConfigProblem> found = problems.inOrder();
        if (!found.isEmpty()) {
            throw new IllegalStateException("a built-in file is wrong: " + found);
        }
    }
}
