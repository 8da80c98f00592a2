package org.carrel.gateway.importing;

import java.util.List;
import java.util.Optional;

/** Takes over what record_transform says of record syntaxes, element sets and character sets. */
final class Retrievals {
    /** What comes of a record without any stylesheet, and needs none to be said. */
    private static final List<String> OWN_FORMS = List.of("marcxml", "xml", "marc");

    private final Notes notes;

    Retrievals(Notes notes) {
        this.notes = notes;
    }

    void read(Piece filter, Sheet target) {
        for (Piece info : filter.children("retrievalinfo")) {
            notes.take(info, "version");
            info.children("retrieval").forEach(each -> retrieval(each, target));
        }
    }

    private void retrieval(Piece retrieval, Sheet target) {
        Optional<Piece> backend = retrieval.child("backend");
        String wanted = retrieval.attribute("syntax").orElse("");
        String asked = backend.flatMap(each -> each.attribute("syntax")).orElse(wanted);
        Optional<String> from = Words.syntax(wanted);
        Optional<String> to = Words.syntax(asked);
        if (from.isEmpty() || to.isEmpty()) {
            leave(retrieval, "a record syntax that Carrel does not speak; ask for MARC or XML");
            return;
        }
        notes.take(retrieval, "syntax", "name");
        if (!target.put(to.get(), "answers", "syntaxes", from.get())) {
            remark(
                    retrieval,
                    "each record syntax is asked of the catalogue in one way only, the first that the"
                            + " file names");
        }
        backend.ifPresent(each -> backend(each, retrieval, target));
    }

    private void backend(Piece backend, Piece retrieval, Sheet target) {
        notes.take(backend, "syntax", "name");
        String asked = backend.attribute("name").orElse("F");
        String wanted = retrieval.attribute("name").orElse("F");
        boolean usable = Words.isElementSet(asked) && Words.isElementSet(wanted);
        if (!usable || !target.put(asked, "answers", "element-sets", wanted)) {
            remark(
                    backend,
                    "each element set is asked of the catalogue in one way only, the first that the"
                            + " file names");
        }
        backend.children("marc").forEach(each -> marc(each, target));
    }

    private void marc(Piece marc, Sheet target) {
        notes.take(marc, "inputformat", "inputcharset");
        marc.attribute("inputcharset")
                .ifPresent(name -> {
                    Optional<String> charset = Words.charset(name);
                    if (charset.isEmpty() || !target.put(charset.get(), "answers", "charset")) {
                        remark(
                                marc,
                                "Carrel reads records in one character set of utf-8, marc-8 and iso-8859-1;"
                                        + " see answers.charset");
                    }
                });
        String form = marc.attribute("outputformat").orElse("marcxml");
        if (OWN_FORMS.contains(form)) {
            notes.take(marc, "outputformat");
        }
    }

    private void leave(Piece piece, String meaning) {
        notes.leave(piece, Notes.what(piece, "record_transform"), meaning);
    }

    private void remark(Piece piece, String meaning) {
        notes.remark(piece, Notes.what(piece, "record_transform"), meaning);
    }
}
