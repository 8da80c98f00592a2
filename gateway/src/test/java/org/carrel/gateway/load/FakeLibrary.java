package org.carrel.gateway.load;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.gateway.LoopbackServer;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;
import org.carrel.sip2.Sip2MessageType;

/**
 * A library system on a loopback port that answers every request rightly, or as a {@link Mischief}
 * has it. One virtual thread per connection; closing it closes all.
 */
final class FakeLibrary implements AutoCloseable {
    /** What a mischief returns for no answer at all. */
    static final String NOTHING = "nothing";

    /** What a mischief returns to close the connection. */
    static final String HANG_UP = "hang up";

    private final LoopbackServer server = new LoopbackServer(this::serve);
    private final List<String> requests = new CopyOnWriteArrayList<>();
    private final AtomicInteger answers = new AtomicInteger();
    private final Mischief mischief;
    private final String terminator;

    /** Changes an answer before it is sent. */
    interface Mischief {
        /** What is sent in place of the right answer; {@code nth} counts all answers from 1. */
        String answer(String right, int nth) throws Exception;
    }

    FakeLibrary(String terminator, Mischief mischief) {
        this.terminator = terminator;
        this.mischief = mischief;
    }

    /** A library that errs in nothing and ends messages with CR. */
    FakeLibrary() {
        this("\r", (right, _) -> right);
    }

    /** Errs in its nth answer only. */
    static FakeLibrary erringOnce(int when, String instead) {
        return new FakeLibrary("\r", (right, nth) -> nth == when ? instead : right);
    }

    InetSocketAddress address() {
        return server.address();
    }

    /** Every request so far, terminator and all, a character for each byte. */
    List<String> requests() {
        return List.copyOf(requests);
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (String line = line(in); !line.isEmpty(); line = line(in)) {
                requests.add(line);
                String right = answer(line.substring(0, line.length() - terminator.length()));
                String sent = mischief.answer(right, answers.incrementAndGet());
                if (sent.equals(HANG_UP)) {
                    return;
                }
                if (!sent.equals(NOTHING)) {
                    socket.getOutputStream().write((sent + terminator).getBytes(ISO_8859_1));
                }
            }
        } catch (IOException e) {
            requireEnded(e);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        while (!line.toString(ISO_8859_1).endsWith(terminator)) {
            int octet = in.read();
            if (octet < 0) {
                return "";
            }
            line.write(octet);
        }
        return line.toString(ISO_8859_1);
    }

    /** The right answer, its checksum reckoned without any code of the load generator. */
    static String answer(String request) {
        int checksumAt = request.length() - 9;
        boolean detects = checksumAt > 2 && request.startsWith("AY", checksumAt);
        if (detects && !request.equals(summed(request.substring(0, request.length() - 4)))) {
            return "96AZFEF6";
        }
        Sip2MessageType asked = type(request);
        StringBuilder answer = new StringBuilder(asked.answer().code());
        asked.answer().columns().forEach(column -> answer.append(column(column)));
        for (Sip2Field field : asked.answer().required()) {
            answer.append(field.code()).append(value(field, request, asked)).append('|');
        }
        return detects
                ? summed(answer + request.substring(checksumAt, checksumAt + 5))
                : answer.toString();
    }

    /** The text, which ends with AZ, and its checksum. */
    static String summed(String text) {
        int sum = text.chars().sum();
        return text + String.format("%04X", -sum & 0xFFFF);
    }

    private static Sip2MessageType type(String request) {
        return Objects.requireNonNull(
                Sip2MessageType.of(Integer.parseInt(request.substring(0, 2))));
    }

    private static String column(FixedField column) {
        return switch (column) {
            case OK -> "1";
            case ON_LINE_STATUS, END_SESSION, PAYMENT_ACCEPTED -> "Y";
            default -> column.blank();
        };
    }

    private static String value(Sip2Field field, String request, Sip2MessageType asked) {
        String fields = "|" + request.substring(2 + asked.fixedLength());
        int at = fields.indexOf("|" + field.code());
        return at < 0 ? "x" : fields.substring(at + 3, fields.indexOf('|', at + 3));
    }

    private void requireEnded(IOException e) {
        if (!(e instanceof SocketException)) {
            throw new UncheckedIOException(e);
        }
    }
}
