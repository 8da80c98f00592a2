package org.carrel.gateway.catalogue;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.sru.SruExplanation;

/**
 * The record schemas that SRU clients know, by each of the names that they write for it (z3950.md
 * §5). What an answer says of a record is always the identifier, and that of the schema which the
 * record really has.
 */
enum WebSchema {
    // spotless:off
    MARCXML("marcxml", "info:srw/schema/1/marcxml-v1.1", "http://www.loc.gov/MARC21/slim",            "MARC 21 in XML"),
    DC     ("dc",      "info:srw/schema/1/dc-v1.1",      "http://purl.org/dc/elements/1.1/",          "Dublin Core"),
    MODS   ("mods",    "info:srw/schema/1/mods-v3.5",    "http://www.loc.gov/mods/v3",                "MODS"),
    OPAC   ("opac",    "info:carrel/opacxml",            "http://www.indexdata.com/yaz/opacxml",      "Record with holdings");
    // spotless:on

    /** What stands for full records where a door knows no name for a schema. */
    private static final String FULL = "F";

    /** A record's namespace stands near its beginning, or it has none that we know. */
    private static final int BEGINNING = 512;

    private final String shortName;
    private final String identifier;
    private final String namespace;
    private final String title;

    WebSchema(String shortName, String identifier, String namespace, String title) {
        this.shortName = shortName;
        this.identifier = identifier;
        this.namespace = namespace;
        this.title = title;
    }

    /** The schema of this name or identifier, if a client may ask for it here. */
    static Optional<WebSchema> named(Window name, Set<String> words) {
        return offered(words).stream().filter(each -> each.isCalled(name)).findFirst();
    }

    /**
     * The schemas that may be asked for: MARC always, for the gateway makes it itself.
     *
     * @param words the element sets and schemas of the catalogue
     */
    static List<WebSchema> offered(Set<String> words) {
        return Arrays.stream(values())
                .filter(each -> each == MARCXML || each.word(words).isPresent())
                .toList();
    }

    /** The schema that a record has, by its own namespace. */
    static Optional<WebSchema> of(Window xml) {
        Window beginning = xml.part(0, Math.min(xml.length(), BEGINNING));
        return Arrays.stream(values()).filter(each -> each.isIn(beginning)).findFirst();
    }

    /** What it is called in answers. */
    String identifier() {
        return identifier;
    }

    /** By what it is asked of a catalogue. */
    String elements(Set<String> words) {
        return word(words).orElse(FULL);
    }

    SruExplanation.Schema explained() {
        return new SruExplanation.Schema(shortName, identifier, title);
    }

    private Optional<String> word(Set<String> words) {
        return List.of(shortName, identifier, namespace).stream()
                .filter(words::contains)
                .findFirst();
    }

    private boolean isCalled(Window name) {
        return name.is(shortName) || name.is(identifier) || name.is(namespace);
    }

    private boolean isIn(Window beginning) {
        int last = beginning.length() - namespace.length();
        int at = beginning.indexOf(namespace.charAt(0), 0);
        while (at >= 0 && at <= last) {
            if (beginning.part(at, at + namespace.length()).is(namespace)) {
                return true;
            }
            at = beginning.indexOf(namespace.charAt(0), at + 1);
        }
        return false;
    }
}
