package org.carrel.z3950.sru;

import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;

/**
 * What a client of SRU asks, out of a URI or a form that was posted. Only the parameters of
 * z3950.md §5 are seen; a stylesheet, a lifetime of result sets and vendors' extensions are
 * dropped, PQF is refused. Its windows lie in one wiped memory; who reads it closes it.
 */
public final class SruRequest implements AutoCloseable {
    private static final List<String> REFUSED = List.of("x-pquery", "x-pScanClause");
    private static final int NOT_SAID = -1;

    private final WipedBuffer memory;
    private final List<Form.Parameter> parameters;
    private final SruOperation operation;
    private final SruVersion version;

    private SruRequest(WipedBuffer memory, List<Form.Parameter> parameters) {
        this.memory = memory;
        this.parameters = parameters;
        this.version = versionSaid();
        this.operation = operationSaid();
        requireUnderstood();
    }

    /**
     * The request in these bytes, which are copied and stay the caller's: the part of a URI behind
     * the question mark, or the body of a form.
     *
     * @throws SruFault with the diagnostic to answer with
     */
    public static SruRequest read(Window form, ByteBufAllocator allocator) {
        WipedBuffer memory = new WipedBuffer(allocator, Query.LARGEST);
        try {
            return new SruRequest(memory, Form.read(form, memory));
        } catch (QueryFault tooLong) {
            memory.close();
            throw new SruFault(SruDiagnostic.PARAMETER_VALUE);
        } catch (RuntimeException refused) {
            memory.close();
            throw refused;
        }
    }

    public SruOperation operation() {
        return operation;
    }

    /** The version to answer in; 1.2 where the client named none. */
    public SruVersion version() {
        return version;
    }

    /** The CQL of a search or the clause of a scan; empty for explain. */
    public Window cql() {
        return text(operation == SruOperation.SCAN ? "scanClause" : "query");
    }

    /** The first record wanted, from 1. */
    public int startRecord() {
        return number("startRecord", 1);
    }

    /** How many records are wanted at most, or -1 where that was left to us. */
    public int maximumRecords() {
        return number("maximumRecords", NOT_SAID);
    }

    /** The schema wanted, by name or identifier; empty where that was left to us. */
    public Window recordSchema() {
        return text("recordSchema");
    }

    /** Whether records are wanted as text in a text instead of as XML in XML. */
    public boolean packedAsString() {
        return text("recordPacking").is("string");
    }

    /** How to sort, in the form of SRU 1.1; empty where that was not said. */
    public Window sortKeys() {
        return text("sortKeys");
    }

    /** At which place of a scan's answer the clause's own term is wanted, from 0. */
    public int responsePosition() {
        return number("responsePosition", 1);
    }

    /** How many terms of a scan are wanted at most, or -1 where that was left to us. */
    public int maximumTerms() {
        return number("maximumTerms", NOT_SAID);
    }

    /** Whether it brings a name or a password, as YAZ and metaproxy send them. */
    public boolean hasCredentials() {
        return !userName().isEmpty() || !password().isEmpty();
    }

    /** Who says to ask; to be compared here and never forwarded. */
    public Window userName() {
        return text("x-username");
    }

    /** The proof of it; to be compared here and never forwarded. */
    public Window password() {
        return text("x-password");
    }

    /** Wipes all of it. */
    @Override
    public void close() {
        memory.close();
    }

    @Override
    public String toString() {
        return operation + " of " + memory.length() + " bytes";
    }

    private SruVersion versionSaid() {
        Window text = text("version");
        return text.isEmpty()
                ? SruVersion.V1_2
                : SruVersion.named(text).orElseThrow(() -> new SruFault(SruDiagnostic.VERSION));
    }

    /** A request for nothing at all is one for an explanation. */
    private SruOperation operationSaid() {
        Window text = text("operation");
        boolean bare = text.isEmpty() && text("query").isEmpty() && text("scanClause").isEmpty();
        if (bare) {
            return SruOperation.EXPLAIN;
        }
        if (text.isEmpty()) {
            throw new SruFault(SruDiagnostic.PARAMETER_MISSING);
        }
        return SruOperation.named(text).orElseThrow(() -> new SruFault(SruDiagnostic.OPERATION));
    }

    /** All is looked at now, so that a request that was read holds no surprise. */
    private void requireUnderstood() {
        if (REFUSED.stream().anyMatch(this::has)) {
            throw new SruFault(SruDiagnostic.PARAMETER);
        }
        Window packing = text("recordPacking");
        if (!packing.isEmpty() && !packing.is("xml") && !packing.is("string")) {
            throw new SruFault(SruDiagnostic.PACKING);
        }
        if (operation != SruOperation.EXPLAIN && cql().isEmpty()) {
            throw new SruFault(SruDiagnostic.PARAMETER_MISSING);
        }
        boolean sound = startRecord() >= 1 && maximumRecords() >= NOT_SAID;
        if (!sound || responsePosition() < 0 || maximumTerms() < NOT_SAID) {
            throw new SruFault(SruDiagnostic.PARAMETER_VALUE);
        }
    }

    private boolean has(String name) {
        return parameters.stream().anyMatch(each -> each.name().isIgnoringCase(name));
    }

    /** The value of a parameter; one that is said twice is refused. */
    private Window text(String name) {
        List<Form.Parameter> said =
                parameters.stream().filter(each -> each.name().is(name)).toList();
        if (said.size() > 1) {
            throw new SruFault(SruDiagnostic.PARAMETER_VALUE);
        }
        return said.isEmpty() ? Window.nothing() : said.getFirst().value();
    }

    private int number(String name, int otherwise) {
        Window text = text(name);
        if (text.isEmpty()) {
            return otherwise;
        }
        int number = text.number();
        if (number < 0) {
            throw new SruFault(SruDiagnostic.PARAMETER_VALUE);
        }
        return number;
    }
}
