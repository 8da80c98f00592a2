package org.carrel.gateway.oracle;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import javax.net.SocketFactory;

/**
 * A kiosk, a gate or a sorter; what it is told is kept as evidence. Connects again by itself where
 * the gateway hung up. One thread; whoever makes it closes it.
 */
final class Terminal implements AutoCloseable {
    private static final int PATIENCE = 20_000;

    private final SocketFactory factory;
    private final int port;
    private final Sink sink;
    private final WorkFolder evidence;
    private Optional<Socket> socket = Optional.empty();
    private int number;

    Terminal(SocketFactory factory, int port, Sink sink, WorkFolder evidence) {
        this.factory = factory;
        this.port = port;
        this.sink = sink;
        this.evidence = evidence;
    }

    /** Asks; the answer is empty where the gateway hung up instead. */
    String ask(String message) {
        number = (number + 1) % 10;
        return send(Line.signed(message, number, UTF_8), true);
    }

    /** Sends bytes as they are; what comes back, if that is waited for. */
    String send(byte[] bytes, boolean wait) {
        try {
            Socket open = connected();
            OutputStream out = open.getOutputStream();
            out.write(bytes);
            out.flush();
            return wait ? answer(open.getInputStream()) : "";
        } catch (IOException gone) {
            close();
            return "";
        }
    }

    /** Leaves without a word. */
    @Override
    public void close() {
        try {
            if (socket.isPresent()) {
                socket.get().close();
            }
        } catch (IOException alreadyGone) {
            number = 0;
        } finally {
            socket = Optional.empty();
        }
    }

    private String answer(InputStream in) throws IOException {
        byte[] line = Line.read(new BufferedInputStream(in, 1)).orElse(new byte[0]);
        evidence.append(sink, line);
        if (line.length == 0) {
            close();
        }
        return new String(line, UTF_8);
    }

    private Socket connected() throws IOException {
        if (socket.isEmpty()) {
            Socket opened = factory.createSocket(InetAddress.getLoopbackAddress(), port);
            opened.setSoTimeout(PATIENCE);
            opened.setTcpNoDelay(true);
            socket = Optional.of(opened);
        }
        return socket.get();
    }
}
