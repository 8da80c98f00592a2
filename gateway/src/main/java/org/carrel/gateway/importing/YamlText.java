package org.carrel.gateway.importing;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a site as a {@code carrel.yaml} that a librarian can read. */
final class YamlText {
    private static final Pattern PLAIN_KEY = Pattern.compile("[A-Za-z][A-Za-z0-9-]*");
    private static final Pattern PLAIN_WORD =
            Pattern.compile(
                    "[A-Za-z/][A-Za-z0-9/._-]*|[A-Za-z0-9._-]+:[0-9]+|file:/[A-Za-z0-9/._-]+");
    private static final Pattern DURATION = Pattern.compile("[0-9]+s");
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");
    private static final Set<String> HAVE_MEANINGS = Set.of("true", "false", "null");
    private static final Set<String> LISTS = Set.of("fallback", "allow");
    private static final Set<String> NOT_QUOTED =
            Set.of("maximum", "required", "associations", "searches", "kibibytes");

    private static final List<String> ORDER =
            List.of(
                    "protocol",
                    "bind",
                    "profile",
                    "address",
                    "path",
                    "fallback",
                    "tls",
                    "login",
                    "databases",
                    "timeout",
                    "associations",
                    "queries",
                    "answers",
                    "session",
                    "limits");

    private static final Map<String, String> OF_TARGETS =
            Map.of(
                    "fallback", "asked in this order when the first is silent",
                    "tls", "its certificate is checked; name its authority under ca if few know it",
                    "login", "how this gateway presents itself; put the password into the file",
                    "databases", "what clients call it, and what it is called there",
                    "timeout", "how long an answer may take",
                    "associations", "how many are held, and how long they may be idle",
                    "queries", "how searches are put",
                    "answers", "how records are asked for and understood");

    private static final Map<String, String> OF_DOORS =
            Map.of(
                    "bind", "where clients come; 0.0.0.0 is every address of this machine",
                    "login", "who may come; put each password into its file",
                    "databases", "which target answers; any other database does not exist here",
                    "session", "how long a client may be silent",
                    "limits",
                            "a minute and client address; associations are those of all together");

    private final StringBuilder text = new StringBuilder();

    /** Keys that were explained already; once is enough. */
    private final Set<String> explained = new HashSet<>();

    /** The whole file; the source is the name of the file that it was made from. */
    static String of(Site site, String source) {
        YamlText yaml = new YamlText();
        yaml.head(source);
        yaml.line("upstreams:");
        yaml.line(
                "  # The catalogues that are searched. They see this gateway, and never who asks.");
        site.targets().forEach(yaml::target);
        yaml.explained.clear();
        yaml.line("");
        yaml.line("terminals:");
        yaml.line("  # Where clients come. Z39.50 and SRU are answered on the same port.");
        site.doors().forEach(yaml::door);
        return yaml.text.toString();
    }

    private void head(String source) {
        line(
                "# Drafted from metaproxy's "
                        + source.replaceAll("\\p{Cntrl}", "?")
                        + ". Before you use it:");
        line("#   1. put in your library's name and institution id;");
        line(
                "#   2. put each password into the file that stands in its place, readable by the service only;");
        line("#   3. read the list of what was left out, which carrel import printed;");
        line("#   4. run: carrel check --config carrel.yaml");
        line("");
        line("library: { name: Our Library, institution: OURS }   # put in your own");
        line("");
    }

    private void target(Site.Target target) {
        Sheet sheet = new Sheet();
        sheet.putAll(target.sheet());
        if (sheet.has("login")) {
            sheet.put(Login.FOLDER + target.label(), "login", "password");
        }
        target.databases().forEach((name, there) -> sheet.put(there, "databases", name));
        section(target.label(), sheet, OF_TARGETS);
    }

    private void door(Site.Door door) {
        Sheet sheet = new Sheet();
        sheet.putAll(door.sheet());
        sheet.put("z3950", "protocol");
        sheet.put("catalogue-client", "profile");
        door.databases().forEach((name, target) -> sheet.put(target, "databases", name));
        section(door.label(), sheet, OF_DOORS);
    }

    private void section(String label, Sheet sheet, Map<String, String> remarks) {
        line("  " + key(label) + ":");
        for (String key : ORDER) {
            Sheet.Entry entry = sheet.entries().get(key);
            if (entry != null) {
                String remark = remarks.getOrDefault(key, "");
                boolean explain = !remark.isEmpty() && explained.add(key);
                line("    " + key + ": " + entry(key, entry) + (explain ? "   # " + remark : ""));
            }
        }
    }

    private static String entry(String key, Sheet.Entry entry) {
        return switch (entry) {
            case Sheet.Entry.Word(String word) -> word(key, word);
            case Sheet.Entry.Group(Sheet group) when LISTS.contains(key) ->
                    group.entries().values().stream()
                            .map(each -> entry("", each))
                            .collect(Collectors.joining(", ", "[", "]"));
            case Sheet.Entry.Group(Sheet group) ->
                    group.entries().entrySet().stream()
                            .map(each -> key(each.getKey()) + ": " + inside(key, each))
                            .collect(Collectors.joining(", ", "{ ", " }"));
        };
    }

    /** Names of databases and accounts are words whatever they look like. */
    private static String inside(String group, Map.Entry<String, Sheet.Entry> each) {
        boolean names = group.equals("databases") || group.equals("accounts");
        return entry(names ? "" : each.getKey(), each.getValue());
    }

    private static String key(String key) {
        return PLAIN_KEY.matcher(key).matches() && !HAVE_MEANINGS.contains(key) ? key : quoted(key);
    }

    private static String word(String key, String word) {
        boolean number = NUMBER.matcher(word).matches() || word.equals("true");
        boolean plain =
                DURATION.matcher(word).matches()
                        || (PLAIN_WORD.matcher(word).matches() && !HAVE_MEANINGS.contains(word));
        return plain || (number && NOT_QUOTED.contains(key)) ? word : quoted(word);
    }

    private static String quoted(String word) {
        String safe = word.replaceAll("\\p{Cntrl}", "?");
        return '"' + safe.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
