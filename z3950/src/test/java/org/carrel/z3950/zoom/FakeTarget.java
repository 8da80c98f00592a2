package org.carrel.z3950.zoom;

import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Objects;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.Diagnostics;
import org.carrel.z3950.InitOption;
import org.carrel.z3950.RecordSyntax;

/**
 * A catalogue in which every search finds three records, unless a test makes it misbehave from some
 * kind of question on.
 */
final class FakeTarget implements AutoCloseable {
    static final ByteBufAllocator MEMORY = PooledByteBufAllocator.DEFAULT;
    static final long FOUND = 3;

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ServerSocket listener;

    /** What a target does about one question. */
    interface Manners {
        void answer(Apdu question, Socket socket, ApduSocket apdus) throws IOException;
    }

    FakeTarget() {
        this(ApduType.CLOSE, (_, socket, _) -> socket.close());
    }

    /** Answers as it should, but for questions of this type. */
    FakeTarget(ApduType type, Manners manners) {
        try {
            listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.startVirtualThread(() -> serve(type, manners));
    }

    InetSocketAddress address() {
        return new InetSocketAddress(listener.getInetAddress(), listener.getLocalPort());
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** The right answer to a question. */
    static Apdu right(Apdu question) {
        return switch (question.type()) {
            case INIT -> welcome(question, true);
            case SEARCH -> found(question, question);
            case PRESENT -> presented(question);
            case DELETE -> deleted(question);
            default -> throw new IllegalArgumentException("not asked here");
        };
    }

    static Apdu welcome(Apdu question, boolean accepted) {
        try (ApduWriter apdu = begin(ApduType.INIT_RESPONSE, question)) {
            apdu.bits(ApduPart.INIT_RESPONSE_PROTOCOL_VERSION, 0b111, Byte.SIZE)
                    .bits(ApduPart.INIT_RESPONSE_OPTIONS, options(), InitOption.BITS)
                    .integer(ApduPart.INIT_RESPONSE_PREFERRED_MESSAGE_SIZE, 1 << 20)
                    .integer(ApduPart.INIT_RESPONSE_EXCEPTIONAL_RECORD_SIZE, 1 << 20)
                    .bool(ApduPart.INIT_RESPONSE_RESULT, accepted);
            if (!accepted) {
                Diagnostics.refusal(apdu, Diagnostic.BAD_USER_OR_PASSWORD);
            }
            return apdu.finish();
        }
    }

    /** A search's answer that carries the reference id of a question. */
    static Apdu found(Apdu search, Apdu referred) {
        try (ApduWriter apdu = begin(ApduType.SEARCH_RESPONSE, referred)) {
            return apdu.integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, FOUND)
                    .integer(ApduPart.SEARCH_RESPONSE_NUMBER_OF_RECORDS_RETURNED, 0)
                    .integer(ApduPart.SEARCH_RESPONSE_NEXT_RESULT_SET_POSITION, 1)
                    .bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS, search.size() > 0)
                    .finish();
        }
    }

    /** A search's answer that says no. */
    static Apdu declined(Apdu search, Diagnostic why) {
        try (ApduWriter apdu = begin(ApduType.SEARCH_RESPONSE, search)) {
            apdu.integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, 0)
                    .integer(ApduPart.SEARCH_RESPONSE_NUMBER_OF_RECORDS_RETURNED, 0)
                    .integer(ApduPart.SEARCH_RESPONSE_NEXT_RESULT_SET_POSITION, 0)
                    .bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS, false)
                    .begin(ApduPart.SEARCH_RESPONSE_RECORDS);
            Diagnostics.wholeRequest(apdu, why);
            return apdu.end().finish();
        }
    }

    private static Apdu presented(Apdu present) {
        long count = present.integer(ApduPart.PRESENT_NUMBER_OF_RECORDS_REQUESTED, 0);
        try (ApduWriter apdu = begin(ApduType.PRESENT_RESPONSE, present)) {
            apdu.integer(ApduPart.PRESENT_RESPONSE_NUMBER_OF_RECORDS_RETURNED, count)
                    .integer(ApduPart.PRESENT_RESPONSE_NEXT_RESULT_SET_POSITION, 0)
                    .integer(ApduPart.PRESENT_RESPONSE_PRESENT_STATUS, 0)
                    .begin(ApduPart.PRESENT_RESPONSE_RECORDS)
                    .begin(ApduPart.RECORDS_RESPONSE_RECORDS);
            for (int record = 0; record < count; record++) {
                sutrs(apdu, "record " + record);
            }
            return apdu.end().end().finish();
        }
    }

    private static void sutrs(ApduWriter apdu, String text) {
        apdu.begin(ApduPart.NAMED_RECORDS_RECORD)
                .begin(ApduPart.NAMED_RECORD_RECORD)
                .begin(ApduPart.RECORD_RETRIEVAL_RECORD)
                .oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, RecordSyntax.SUTRS.oid())
                .begin(ApduPart.EXTERNAL_ENCODING)
                .singleText(text)
                .end()
                .end()
                .end()
                .end();
    }

    private static Apdu deleted(Apdu delete) {
        try (ApduWriter apdu = begin(ApduType.DELETE_RESPONSE, delete)) {
            return apdu.integer(ApduPart.DELETE_RESPONSE_DELETE_OPERATION_STATUS, 0).finish();
        }
    }

    private static ApduWriter begin(ApduType type, Apdu question) {
        ApduPart reference = ApduPart.of(type.body()).getFirst();
        return new ApduWriter(MEMORY, type)
                .copy(reference, Objects.requireNonNull(question.referenceId()));
    }

    private static long options() {
        return 1 | 1 << InitOption.PRESENT.bit() | 1 << InitOption.DELETE.bit();
    }

    private void serve(ApduType type, Manners manners) {
        try (Socket socket = listener.accept();
                ApduSocket apdus = ApduSocket.over(socket, PATIENCE, MEMORY)) {
            while (!socket.isClosed()) {
                try (Apdu question = apdus.receive()) {
                    if (question.type() == type) {
                        manners.answer(question, socket, apdus);
                    } else {
                        apdus.send(right(question));
                    }
                }
            }
        } catch (IOException | ZoomFailed over) {
            // the client, or the test, has hung up
            return;
        }
    }
}
