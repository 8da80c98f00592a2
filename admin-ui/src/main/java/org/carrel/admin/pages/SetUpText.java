package org.carrel.admin.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The first whole configuration as text, from what was typed into the set-up. What stood in the
 * file before, such as where things are kept, stays as it was written, but for the library's names.
 */
final class SetUpText {
    /** The library's system in it. */
    static final String SYSTEM = "ils";

    private static final String RULES = "first-rules";

    private static final String HEAD =
            """
            # The configuration of this gateway, begun at its console. It can be changed here (then: carrel reload),
            # or at the console, where one of the staff drafts a change and another releases it.

            """;

    private final String before;
    private final SetUpAnswers answers;
    private final Optional<String> password;

    /**
     * @param before what stands in the file
     * @param password how the configuration refers to it
     */
    SetUpText(String before, SetUpAnswers answers, Optional<String> password) {
        this.before = before;
        this.answers = answers;
        this.password = password;
    }

    /** The library and its system, and no door: enough to try the way there. */
    String withoutDoor() {
        return HEAD + library() + rest() + system();
    }

    /** All of it. */
    String whole() {
        return withoutDoor() + door(!answers.left().isEmpty()) + rules();
    }

    /** All of it but the library's own rules. */
    String byTheProfileAlone() {
        return withoutDoor() + door(false);
    }

    private String library() {
        return """
        library:
          name: %s
          institution: %s    # AO, as the library's system knows it

        """
                .formatted(quoted("name"), quoted("institution"));
    }

    /** What stood there, without the library, and without a mark of where a document begins. */
    private String rest() {
        List<String> lines = new ArrayList<>();
        boolean within = false;
        for (String line : before.lines().toList()) {
            boolean begins =
                    !line.isEmpty() && !Character.isWhitespace(line.charAt(0)) && !isRemark(line);
            within = begins ? line.startsWith("library:") : within && !isRemark(line);
            if (!within && !line.equals("---")) {
                lines.add(line);
            }
        }
        return String.join("\n", lines).strip() + "\n\n";
    }

    private static boolean isRemark(String line) {
        return line.startsWith("#");
    }

    private String system() {
        StringBuilder text =
                new StringBuilder(
                        """
                        upstreams:
                          %s:
                            protocol: sip2
                            trust: record            # the library's own system: it may know cards and PINs
                            address: %s
                            tls: %s
                        """
                                .formatted(SYSTEM, quoted("address"), way()));
        if (answers.has("user")) {
            text.append(
                    "    login: { user: %s, password: %s%s }%n"
                            .formatted(quoted("user"), Json.of(password.orElse("")), location()));
        }
        if (answers.has("make")) {
            text.append("    dialect: { preset: %s }%n".formatted(answers.get("make")));
        }
        return text.append('\n').toString();
    }

    private String way() {
        if (answers.get("tls").equals("plain")) {
            return "{ mode: plain }          # everybody on the way can read what passes";
        }
        return answers.has("ca")
                ? "{ mode: tls, ca: %s }".formatted(quoted("ca"))
                : "{ mode: tls }";
    }

    private String location() {
        return answers.has("location") ? ", location: " + quoted("location") : "";
    }

    private String door(boolean ruled) {
        return """
        terminals:
          %s:
            protocol: sip2
            bind: %s
            profile: %s
        %s    upstream: %s
            allow: [%s]    # who may connect; nobody else
            tls: %s

        """
                .formatted(
                        answers.get("door"),
                        quoted("bind"),
                        answers.get("profile"),
                        ruled ? "    policy: " + RULES + "\n" : "",
                        SYSTEM,
                        answers.ranges().stream().map(Json::of).collect(Collectors.joining(", ")),
                        guard());
    }

    private String guard() {
        return answers.get("guard").equals("plain")
                ? "{ mode: plain }          # only in a network of its own"
                : "{ mode: tls, certificate: %s, key: %s }"
                        .formatted(quoted("certificate"), quoted("key"));
    }

    /** The record's rules let all travel that the profile does, but for a terminal's own login. */
    private String rules() {
        if (answers.left().isEmpty()) {
            return "";
        }
        StringBuilder text =
                new StringBuilder(
                        """
                        policies:
                          %s:
                            extends: record
                            elements:
                              sip2:93.CN: pass       # the terminal's own login, for our desk only
                              sip2:93.CO: pass
                              sip2:93.CP: pass
                              sip2:uid-algorithm: pass
                              sip2:pwd-algorithm: pass
                        """
                                .formatted(RULES));
        answers.left().stream()
                .flatMap(each -> SetUpAnswers.LEFT_OUT.getOrDefault(each, List.of()).stream())
                .forEach(each -> text.append("      sip2:%s: drop%n".formatted(each)));
        return text.toString();
    }

    /** In quotes, which YAML reads as JSON does. */
    private String quoted(String field) {
        return Json.of(answers.get(field));
    }
}
