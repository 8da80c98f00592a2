package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.UnaryOperator;

/**
 * A library's or vendor's system that lets everybody log in, answers at once as a test has it, and
 * keeps what it heard; quick enough for a hundred thousand questions. One virtual thread for each
 * connection; closing it closes all.
 */
final class QuickSystem implements AutoCloseable {
    private static final int SIGNATURE = "AYnAZxxxx".length();

    private final UnaryOperator<String> answers;
    private final boolean keeps;
    private final LoopbackServer server = new LoopbackServer(this::serve);
    private final Queue<String> heard = new ConcurrentLinkedQueue<>();

    private QuickSystem(UnaryOperator<String> answers, boolean keeps) {
        this.answers = answers;
        this.keeps = keeps;
    }

    /**
     * @param answers from a question to its answer, both without AY and AZ
     */
    static QuickSystem keeping(UnaryOperator<String> answers) {
        return new QuickSystem(answers, true);
    }

    /** The same with no memory of what it heard. */
    static QuickSystem forgetful(UnaryOperator<String> answers) {
        return new QuickSystem(answers, false);
    }

    int port() {
        return server.address().getPort();
    }

    /** All questions but logins, without AY and AZ, in the order in which they came. */
    List<String> heard() {
        return List.copyOf(heard);
    }

    /** What this message says in that field, or an empty text. */
    static String field(String message, String id) {
        int from = message.indexOf("|" + id);
        if (from < 0) {
            return "";
        }
        return message.substring(from + 3, message.indexOf('|', from + 3));
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket socket) {
        StringBuilder line = new StringBuilder();
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream());
                OutputStream out = new BufferedOutputStream(socket.getOutputStream())) {
            int octet;
            while ((octet = in.read()) >= 0) {
                if (octet != '\r') {
                    line.append((char) octet);
                    continue;
                }
                out.write(answer(line.toString()).getBytes(UTF_8));
                out.flush();
                line.setLength(0);
            }
        } catch (IOException gone) {
            // the gateway hung up
        }
    }

    private String answer(String signed) {
        String question = signed.substring(0, signed.length() - SIGNATURE);
        if (question.startsWith("93")) {
            return LyingLibrary.signed("941", signed);
        }
        if (keeps) {
            heard.add(question);
        }
        return LyingLibrary.signed(answers.apply(question), signed);
    }
}
