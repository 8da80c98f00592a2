package org.carrel.gateway.importing;

import java.util.List;
import java.util.Optional;

/** Gathers from the filters on the way to a target what Carrel says of the target itself. */
final class TargetSettings {
    private static final int LONGEST_ANSWER = 120;
    private static final int LONGEST_SILENCE = 3_600;
    private static final int MOST_ASSOCIATIONS = 1_000;

    private final Notes notes;
    private final Retrievals retrievals;

    TargetSettings(Notes notes) {
        this.notes = notes;
        retrievals = new Retrievals(notes);
    }

    /** What all the filters say together; the first that says a thing counts. */
    Sheet read(List<Piece> way) {
        Sheet target = new Sheet();
        for (Piece filter : way) {
            switch (filter.type()) {
                case "z3950_client" -> client(filter, target);
                case "session_shared" -> shared(filter, target);
                case "cql_rpn" -> cql(filter, target);
                case "query_rewrite" -> rewriting(filter, target);
                case "record_transform" -> retrievals.read(filter, target);
                case "zoom" -> zoom(filter, target);
                default -> {} // says nothing of targets
            }
        }
        return target;
    }

    private void client(Piece filter, Sheet target) {
        for (Piece each : filter.children()) {
            Optional<String> word =
                    switch (each.name()) {
                        case "timeout" -> Words.seconds(each.text(), 1, LONGEST_ANSWER);
                        case "max-sockets" -> Words.number(each.text(), 1, MOST_ASSOCIATIONS);
                        case "charset" -> Words.charset(each.text());
                        default -> Optional.empty();
                    };
            word.ifPresent(said -> {
                notes.take(each);
                switch (each.name()) {
                    case "timeout" -> target.put(said, "timeout");
                    case "max-sockets" -> target.put(said, "associations", "maximum");
                    default -> target.put(said, "queries", "charset");
                }
            });
        }
    }

    private void shared(Piece filter, Sheet target) {
        for (Piece session : filter.children("session")) {
            notes.take(session);
            session.attribute("max")
                    .flatMap(text -> Words.number(text, 1, MOST_ASSOCIATIONS))
                    .ifPresent(word -> {
                        notes.take(session, "max");
                        target.put(word, "associations", "maximum");
                    });
            session.attribute("ttl")
                    .flatMap(text -> Words.seconds(text, 1, LONGEST_SILENCE))
                    .ifPresent(word -> {
                        notes.take(session, "ttl");
                        target.put(word, "associations", "idle");
                    });
        }
    }

    private void cql(Piece filter, Sheet target) {
        for (Piece conversion : filter.children("conversion")) {
            Optional<String> file = conversion.attribute("file");
            if (file.isEmpty()) {
                String meaning = Meanings.of("cql_rpn", "conversion@key");
                notes.leave(conversion, Notes.what(conversion, "cql_rpn"), meaning);
            } else if (target.put(file.get(), "queries", "cql")) {
                notes.take(conversion, "file");
                remarkOnRelative(conversion, file.get());
            }
        }
    }

    private void rewriting(Piece filter, Sheet target) {
        for (Piece charset : filter.children("charset")) {
            Optional<String> to = charset.attribute("to").flatMap(Words::charset);
            if (to.filter(word -> target.put(word, "queries", "charset")).isPresent()) {
                notes.take(charset, "from", "to");
            }
        }
    }

    private void zoom(Piece filter, Sheet target) {
        for (Piece each : filter.children("zoom")) {
            notes.take(each);
            each.attribute("timeout")
                    .flatMap(text -> Words.seconds(text, 1, LONGEST_ANSWER))
                    .ifPresent(word -> {
                        notes.take(each, "timeout");
                        target.put(word, "timeout");
                    });
        }
    }

    private void remarkOnRelative(Piece piece, String file) {
        if (!file.startsWith("/")) {
            notes.remark(
                    piece,
                    Notes.what(piece, "cql_rpn"),
                    "the file's name is taken over as it stands, seen from the folder in which the"
                            + " service runs; write its whole path under queries.cql");
        }
    }
}
