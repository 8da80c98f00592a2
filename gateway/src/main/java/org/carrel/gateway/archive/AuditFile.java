package org.carrel.gateway.archive;

import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** Brings the audit trail to where it is kept as text, which {@link AuditText} reads. */
public final class AuditFile {
    private AuditFile() {}

    /**
     * Writes an audit trail, with all that it takes to look through it.
     *
     * @param to stays open
     * @throws UncheckedIOException where that cannot be written to
     */
    public static void write(AuditTrail trail, OutputStream to) {
        Writer text = new OutputStreamWriter(to, StandardCharsets.US_ASCII);
        trail.export(text);
        try {
            text.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
