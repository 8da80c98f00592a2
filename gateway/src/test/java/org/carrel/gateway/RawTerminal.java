package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Optional;

/** A terminal that says whatever bytes it is told to, and hears lines. One thread. */
final class RawTerminal implements AutoCloseable {
    private static final int PATIENCE = 10_000;

    private final Socket socket;
    private final InputStream in;

    RawTerminal(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Says the bytes; a gateway that has hung up does not hear them. */
    void say(byte[] bytes, int from, int to) {
        try {
            socket.getOutputStream().write(bytes, from, to - from);
        } catch (IOException hungUp) {
            // what it said before it hung up is still to be heard
        }
    }

    void say(byte[] bytes) {
        say(bytes, 0, bytes.length);
    }

    /**
     * The next line without its CR, a letter a byte; empty when the gateway has hung up.
     *
     * @throws UncheckedIOException if there is silence for too long, or a line breaks off
     */
    Optional<String> hear() {
        StringBuilder line = new StringBuilder();
        try {
            int octet;
            while ((octet = in.read()) >= 0) {
                if (octet == '\r') {
                    return Optional.of(line.toString());
                }
                line.append((char) octet);
            }
        } catch (SocketException reset) {
            // hung up while we were still talking
        } catch (IOException silence) {
            throw new UncheckedIOException(silence);
        }
        if (!line.isEmpty()) {
            throw new AssertionError("hung up inside a message");
        }
        return Optional.empty();
    }

    /** Asks and hears the answer, in the letters of ISO 8859-1. */
    ReadLine ask(String body, int sequence) {
        say(ReadLine.signed(body, sequence));
        String line = hear().orElseThrow(() -> new AssertionError("hung up instead of answering"));
        return ReadLine.of(line, '|');
    }

    /** The bytes of a text of the protocol's own. */
    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
