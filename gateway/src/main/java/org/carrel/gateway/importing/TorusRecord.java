package org.carrel.gateway.importing;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Takes over one target profile of zoom's torus: Z39.50, SRU or Solr. */
final class TorusRecord {
    private static final Pattern USE = Pattern.compile("(?:^|\\s)(?:u|1)=([^\\s,]+)");
    private static final Pattern FIELD = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
    private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");
    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]{0,255}");
    private static final String CCL = "cclmap_";

    /** Use attributes up to this one may be searched without being allowed (z3950.md §3.2). */
    private static final int USUAL_USE = 1_036;

    /** The Use attribute behind each of the usual CCL fields. */
    private static final Map<String, String> USES =
            Map.of(
                    "term", "1=1016", "ti", "1=4", "au", "1=1003", "su", "1=21", "isbn", "1=7",
                    "issn", "1=8", "date", "1=31");

    private final Piece record;
    private final Sheet sheet;
    private final Notes notes;
    private final String protocol;

    /** The sheet holds what the filters on the way say, and is filled up. */
    TorusRecord(Piece record, Sheet sheet, Notes notes) {
        this.record = record;
        this.sheet = sheet;
        this.notes = notes;
        protocol =
                switch (text("sru").toLowerCase(Locale.ROOT)) {
                    case "" -> "z3950";
                    case "solr" -> "solr";
                    default -> "sru";
                };
    }

    /** Offers the database at the door, if Carrel can. */
    void offer(Site site, Site.Door door) {
        notes.take(record);
        Optional<Address> address =
                Address.toCall(text("zurl"), isWeb() ? Address.WEB : Address.Z3950);
        if (address.isEmpty()) {
            leave("the address is none that Carrel can call");
            return;
        }
        Client.call(sheet, protocol, address.get());
        record.children().forEach(this::setting);
        String name = text("udb");
        String there = there(address.get());
        if (!Words.isDatabase(name) || !Words.isDatabase(there)) {
            leave(VirtualDatabases.NO_NAME);
        } else if (protocol.equals("solr") && !queriesHaveFields()) {
            leave("no field is named for any search; write the target with its queries.fields");
        } else if (door.databases().containsKey(name)) {
            leave("an earlier record has the same name and is found first");
        } else {
            site.offer(door, name, sheet, there);
        }
    }

    private boolean isWeb() {
        return !protocol.equals("z3950");
    }

    /** What the database is called there; on the web, the path says where it is. */
    private String there(Address address) {
        String rest = address.rest().replaceAll("/+$", "");
        if (!isWeb()) {
            return rest.isEmpty() ? text("udb") : rest;
        }
        String path = "/" + (protocol.equals("solr") ? rest.replaceAll("/?select$", "") : rest);
        if (PATH.matcher(path).matches()) {
            sheet.put(path, "path");
        }
        String last = path.substring(path.lastIndexOf('/') + 1);
        return last.isEmpty() ? text("udb") : last;
    }

    private void setting(Piece piece) {
        boolean taken =
                switch (piece.name()) {
                    case "udb", "zurl", "sru" -> true;
                    case "authentication" -> login(piece);
                    case "authenticationMode" -> piece.text().equalsIgnoreCase("basic");
                    case "queryEncoding" -> charset(piece, "queries");
                    case "recordEncoding" -> charset(piece, "answers");
                    case "requestSyntax" -> syntax(piece);
                    case "elementSet" -> elementSet(piece);
                    case "rpn2cql" ->
                            Words.isShort(piece.text())
                                    && sheet.put(piece.text(), "queries", "cql");
                    default -> piece.name().startsWith(CCL) && field(piece);
                };
        if (taken) {
            notes.take(piece);
        }
    }

    private boolean login(Piece piece) {
        String user = piece.text().replaceAll("/$", "");
        if (Words.isShort(user)) {
            sheet.put(user, "login", "user");
            notes.remark(piece, Notes.what(piece, "zoom"), Login.FILL_IN);
        }
        return true;
    }

    private boolean charset(Piece piece, String group) {
        return Words.charset(piece.text())
                .filter(word -> sheet.put(word, group, "charset"))
                .isPresent();
    }

    private boolean syntax(Piece piece) {
        Optional<String> asked = Words.syntax(piece.text());
        asked.filter(word -> !word.equals("usmarc"))
                .ifPresent(word -> {
                    for (String same : List.of("usmarc", "unimarc", "opac")) {
                        sheet.put(same, "answers", "syntaxes", same);
                    }
                    sheet.put(word, "answers", "syntaxes", "xml");
                    sheet.put(word, "answers", "syntaxes", "sutrs");
                });
        return asked.isPresent();
    }

    private boolean elementSet(Piece piece) {
        if (isWeb()) {
            return Words.isShort(piece.text()) && sheet.put(piece.text(), "answers", "schema");
        }
        if (!Words.isElementSet(piece.text())) {
            return false;
        }
        sheet.put("B", "answers", "element-sets", "B");
        return sheet.put(piece.text(), "answers", "element-sets", "F");
    }

    /** Of a CCL field, its Use attribute or Solr field; the mapping as a whole is told of once. */
    private boolean field(Piece piece) {
        notes.remark(record, "zoom/" + CCL + "*", Meanings.of("zoom", CCL));
        Matcher use = USE.matcher(piece.text());
        if (use.find()) {
            use(piece, use.group(1));
        }
        return true;
    }

    private void use(Piece piece, String use) {
        String attribute = USES.get(piece.name().substring(CCL.length()));
        if (protocol.equals("solr") && attribute != null && FIELD.matcher(use).matches()) {
            sheet.put(use, "queries", "fields", attribute);
        } else if (NUMBER.matcher(use).matches() && Integer.parseInt(use) > USUAL_USE) {
            sheet.put("1=" + use, "queries", "allow", use);
            notes.remark(
                    piece,
                    Notes.what(piece, "zoom"),
                    "its attribute is not a usual one and is allowed for this target; take it out if it"
                            + " searches people");
        }
    }

    private boolean queriesHaveFields() {
        return sheet.entries().get("queries") instanceof Sheet.Entry.Group(Sheet queries)
                && queries.has("fields");
    }

    private String text(String name) {
        return record.child(name).map(Piece::text).orElse("");
    }

    private void leave(String meaning) {
        notes.leave(record, Notes.what(record, "zoom"), meaning);
    }
}
