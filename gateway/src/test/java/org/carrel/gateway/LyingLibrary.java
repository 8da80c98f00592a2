package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A library system that lets everybody log in and then answers as its {@link Lie} has it. One
 * virtual thread for each connection; closing it closes all.
 */
final class LyingLibrary implements AutoCloseable {
    /** Says nothing at all. */
    static final String SILENCE = "";

    /** Closes the connection after the question was read. */
    static final String HANG_UP = "hang up";

    private final Lie lie;
    private final LoopbackServer server = new LoopbackServer(this::serve);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger mostOpen = new AtomicInteger();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    LyingLibrary(Lie lie) {
        this.lie = lie;
    }

    /** What is answered to a question other than the login. */
    interface Lie {
        /** Whole lines with their AY, AZ and CR, {@link #SILENCE} or {@link #HANG_UP}. */
        String to(String question);
    }

    int port() {
        return server.address().getPort();
    }

    /** How many connections were open at the same time, at the most. */
    int mostConnections() {
        return mostOpen.get();
    }

    /** The questions with this beginning. */
    List<String> heard(String beginning) {
        return heard.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    /** An answer, given without AY and AZ, under the number of its question. */
    static String signed(String answer, String question) {
        return signed(
                answer, question.charAt(question.indexOf("AZ", question.length() - 6) - 1) - '0');
    }

    static String signed(String answer, int sequence) {
        return new String(Speech.STANDARD.frame(answer, sequence), UTF_8);
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket socket) {
        mostOpen.accumulateAndGet(open.incrementAndGet(), Math::max);
        StringBuilder line = new StringBuilder();
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            int octet;
            while ((octet = in.read()) >= 0) {
                if (octet != '\r') {
                    line.append((char) octet);
                    continue;
                }
                String said = answer(line.toString());
                if (said.equals(HANG_UP)) {
                    open.decrementAndGet();
                    return;
                }
                socket.getOutputStream().write(said.getBytes(UTF_8));
                line.setLength(0);
            }
        } catch (IOException gone) {
            // the gateway hung up
        }
    }

    private String answer(String question) {
        heard.add(question);
        return question.startsWith("93") ? signed("941", question) : lie.to(question);
    }
}
