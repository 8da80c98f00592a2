package org.carrel.gateway.load;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.gateway.LoopbackServer;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduDecoder;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.CloseReason;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.Diagnostics;
import org.carrel.z3950.InitOption;
import org.carrel.z3950.RecordSyntax;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerFraming;

/**
 * A catalogue on a loopback port that finds as many records as the number searched for, or answers
 * as a {@link Mischief} has it. Closing it closes all connections.
 */
final class FakeCatalogue implements AutoCloseable {
    private static final ByteBufAllocator MEMORY = PooledByteBufAllocator.DEFAULT;
    private static final int CHUNK = 8 * 1024;

    private final LoopbackServer server = new LoopbackServer(this::serve);
    private final List<Long> searched = new CopyOnWriteArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Mischief mischief;

    /** Answers a question; {@code nth} counts all questions from 1. Nothing: no answer at all. */
    interface Mischief {
        Optional<Apdu> answer(Apdu question, int nth);
    }

    FakeCatalogue() {
        this((question, _) -> Optional.of(right(question)));
    }

    FakeCatalogue(Mischief mischief) {
        this.mischief = mischief;
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** The number of every search so far. */
    List<Long> searched() {
        return List.copyOf(searched);
    }

    @Override
    public void close() {
        server.close();
    }

    /** The right answer. */
    static Apdu right(Apdu question) {
        return switch (question.type()) {
            case INIT -> welcome(question, true);
            case SEARCH -> found(question, number(question));
            case PRESENT ->
                    presented(
                            question,
                            question.integer(ApduPart.PRESENT_NUMBER_OF_RECORDS_REQUESTED, 0));
            default -> goodbye();
        };
    }

    static Apdu welcome(Apdu question, boolean accepted) {
        try (ApduWriter apdu = begin(ApduType.INIT_RESPONSE, question)) {
            return apdu.bits(ApduPart.INIT_RESPONSE_PROTOCOL_VERSION, 0b111, Byte.SIZE)
                    .bits(ApduPart.INIT_RESPONSE_OPTIONS, 0b11, InitOption.BITS)
                    .integer(ApduPart.INIT_RESPONSE_PREFERRED_MESSAGE_SIZE, 1 << 20)
                    .integer(ApduPart.INIT_RESPONSE_EXCEPTIONAL_RECORD_SIZE, 1 << 20)
                    .bool(ApduPart.INIT_RESPONSE_RESULT, accepted)
                    .finish();
        }
    }

    static Apdu found(Apdu question, long hits) {
        try (ApduWriter apdu = begin(ApduType.SEARCH_RESPONSE, question)) {
            return apdu.integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, hits)
                    .integer(ApduPart.SEARCH_RESPONSE_NUMBER_OF_RECORDS_RETURNED, 0)
                    .integer(ApduPart.SEARCH_RESPONSE_NEXT_RESULT_SET_POSITION, 1)
                    .bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS, true)
                    .finish();
        }
    }

    static Apdu declined(Apdu question) {
        try (ApduWriter apdu = begin(ApduType.SEARCH_RESPONSE, question)) {
            apdu.integer(ApduPart.SEARCH_RESPONSE_RESULT_COUNT, 0)
                    .integer(ApduPart.SEARCH_RESPONSE_NUMBER_OF_RECORDS_RETURNED, 0)
                    .integer(ApduPart.SEARCH_RESPONSE_NEXT_RESULT_SET_POSITION, 0)
                    .bool(ApduPart.SEARCH_RESPONSE_SEARCH_STATUS, false)
                    .begin(ApduPart.SEARCH_RESPONSE_RECORDS);
            Diagnostics.wholeRequest(apdu, Diagnostic.DATABASE_UNAVAILABLE);
            return apdu.end().finish();
        }
    }

    static Apdu presented(Apdu question, long count) {
        try (ApduWriter apdu = begin(ApduType.PRESENT_RESPONSE, question)) {
            apdu.integer(ApduPart.PRESENT_RESPONSE_NUMBER_OF_RECORDS_RETURNED, count)
                    .integer(ApduPart.PRESENT_RESPONSE_NEXT_RESULT_SET_POSITION, 0)
                    .integer(ApduPart.PRESENT_RESPONSE_PRESENT_STATUS, 0)
                    .begin(ApduPart.PRESENT_RESPONSE_RECORDS)
                    .begin(ApduPart.RECORDS_RESPONSE_RECORDS);
            for (long record = 0; record < count; record++) {
                apdu.begin(ApduPart.NAMED_RECORDS_RECORD)
                        .begin(ApduPart.NAMED_RECORD_RECORD)
                        .begin(ApduPart.RECORD_RETRIEVAL_RECORD)
                        .oid(ApduPart.EXTERNAL_DIRECT_REFERENCE, RecordSyntax.SUTRS.oid())
                        .begin(ApduPart.EXTERNAL_ENCODING)
                        .singleText("a record")
                        .end()
                        .end()
                        .end()
                        .end();
            }
            return apdu.end().end().finish();
        }
    }

    static Apdu goodbye() {
        try (ApduWriter apdu = new ApduWriter(MEMORY, ApduType.CLOSE)) {
            return apdu.integer(ApduPart.CLOSE_CLOSE_REASON, CloseReason.RESOURCES.code()).finish();
        }
    }

    /** What a search looks for. */
    static long number(Apdu search) {
        BerElement term =
                search.part(
                        ApduPart.SEARCH_QUERY,
                        ApduPart.QUERY_TYPE_1,
                        ApduPart.RPN_QUERY_RPN,
                        ApduPart.RPN_STRUCTURE_OPERAND,
                        ApduPart.OPERAND_ATTRIBUTES_PLUS_TERM,
                        ApduPart.ATTRIBUTES_PLUS_TERM_TERM);
        String digits = Objects.requireNonNull(term).content().toString(StandardCharsets.US_ASCII);
        return Long.parseLong(digits);
    }

    private static ApduWriter begin(ApduType type, Apdu question) {
        ApduPart reference = ApduPart.of(type.body()).getFirst();
        return new ApduWriter(MEMORY, type)
                .copy(reference, Objects.requireNonNull(question.referenceId()));
    }

    private void serve(Socket socket) {
        BerFraming framing = new BerFraming(ApduDecoder.LARGEST_OF_CLIENT);
        ByteBuf bytes = MEMORY.directBuffer();
        byte[] chunk = new byte[CHUNK];
        try (socket) {
            for (int read = 0; read >= 0; read = socket.getInputStream().read(chunk)) {
                bytes.writeBytes(chunk, 0, read);
                int length = framing.scan(bytes, bytes.readerIndex(), bytes.writerIndex());
                if (length != BerFraming.UNFINISHED) {
                    answer(bytes.readBytes(length), socket);
                }
            }
        } catch (IOException e) {
            if (!(e instanceof SocketException)) {
                throw new UncheckedIOException(e);
            }
        } finally {
            bytes.release();
        }
    }

    /** One client asks one thing at a time, so that no two questions come together. */
    private void answer(ByteBuf frame, Socket socket) throws IOException {
        try (Apdu question = Apdu.of(frame)) {
            if (question.type() == ApduType.SEARCH) {
                searched.add(number(question));
            }
            Optional<Apdu> sent = mischief.answer(question, answers.incrementAndGet());
            if (sent.isPresent()) {
                try (Apdu answer = sent.get()) {
                    byte[] out = new byte[answer.size()];
                    answer.root().whole().getBytes(0, out);
                    socket.getOutputStream().write(out);
                }
            }
        }
    }
}
