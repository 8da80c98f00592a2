package org.carrel.z3950.zoom;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Set;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.InitOption;
import org.carrel.z3950.MalformedApdu;
import org.carrel.z3950.ResponseRecord;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.MalformedBer;
import org.carrel.z3950.query.PqfReader;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.zoom.ZoomFailed.Kind;

/**
 * An association with a catalogue. Every method waits for the answer, at most {@link
 * ConnectionOptions#timeout()}; the frames of questions and answers are wiped. One thread at a
 * time; whoever opens it closes it.
 */
public final class Connection implements AutoCloseable {
    /** What a set is called where the other side keeps only one (z3950.md §2.3). */
    private static final String ONLY_SET = "default";

    private final Dialogue dialogue;
    private final ConnectionOptions options;
    private final ByteBufAllocator allocator;
    private int sets;

    private Connection(Dialogue dialogue, ConnectionOptions options, ByteBufAllocator allocator) {
        this.dialogue = dialogue;
        this.options = options;
        this.allocator = allocator;
    }

    /**
     * Connects and is let in.
     *
     * @throws ZoomFailed if nobody answers, or the door stays shut
     */
    public static Connection open(InetSocketAddress address, ConnectionOptions options) {
        return open(address, options, PooledByteBufAllocator.DEFAULT);
    }

    /** The same, with another memory for its frames. */
    public static Connection open(
            InetSocketAddress address, ConnectionOptions options, ByteBufAllocator allocator) {
        ApduSocket socket = ApduSocket.open(address, options, allocator);
        return new Connection(new Dialogue(socket, options, allocator), options, allocator);
    }

    /** What the other side said that it can do. */
    public Set<InitOption> options() {
        return Set.copyOf(dialogue.granted());
    }

    /**
     * Searches; the query stays the caller's.
     *
     * @throws ZoomFailed with the diagnostic if that cannot be searched
     */
    public ResultSet search(Query query) {
        String set = nextSet();
        try (Apdu answer =
                dialogue.ask(reference -> dialogue.requests().search(reference, set, query))) {
            if (!answer.bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS)) {
                throw declined(answer);
            }
            long size = answer.integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, 0);
            return new ResultSet(dialogue, set, size, options.form());
        } catch (MalformedBer | MalformedApdu malformed) {
            throw new ZoomFailed(Kind.MALFORMED);
        }
    }

    /**
     * Searches for a query in PQF that a program holds; one that holds a reader's words is made by
     * {@link PqfReader} and closed afterwards.
     *
     * @throws org.carrel.z3950.query.QueryFault if it is no PQF
     * @throws ZoomFailed as in {@link #search(Query)}
     */
    public ResultSet search(String pqf) {
        try (Query query = PqfReader.read(Window.ofText(pqf), allocator)) {
            return search(query);
        }
    }

    /**
     * Walks along an index from where the query's one term stands or would stand; the caller closes
     * both.
     *
     * @param terms at most so many
     * @throws ZoomFailed with the diagnostic if that index cannot be scanned
     */
    public ScanSet scan(Query from, int terms) {
        dialogue.require(InitOption.SCAN);
        Apdu answer = dialogue.ask(reference -> dialogue.requests().scan(reference, from, terms));
        try {
            return new ScanSet(answer);
        } catch (MalformedBer | MalformedApdu malformed) {
            answer.close();
            throw new ZoomFailed(Kind.MALFORMED);
        }
    }

    /** Walks along an index from a term in PQF that a program holds. */
    public ScanSet scan(String pqf, int terms) {
        try (Query from = PqfReader.read(Window.ofText(pqf), allocator)) {
            return scan(from, terms);
        }
    }

    /** Says goodbye and hangs up. */
    @Override
    public void close() {
        dialogue.close();
    }

    private String nextSet() {
        return dialogue.granted().contains(InitOption.NAMED_RESULT_SETS)
                ? Integer.toString(++sets)
                : ONLY_SET;
    }

    private static ZoomFailed declined(Apdu answer) {
        BerElement found = answer.part(ApduPart.SEARCH_RESPONSE_RECORDS);
        return Dialogue.declined(found == null ? List.of() : ResponseRecord.diagnostics(found));
    }
}
