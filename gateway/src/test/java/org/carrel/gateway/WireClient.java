package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.util.Arrays;

/** A terminal that can write bytes at will. One thread; whoever makes it closes it. */
final class WireClient implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 10_000;

    private final Speech speech;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;
    private int sequence = -1;

    WireClient(int port, Speech speech) {
        this.speech = speech;
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Sends a message, given without AY and AZ, and waits for a line. */
    Heard ask(String message) {
        say(message);
        return hear();
    }

    /** Sends a message, given without AY and AZ, under the next number. */
    void say(String message) {
        write(next(message));
    }

    /** The frame of a message under the next number. */
    byte[] next(String message) {
        sequence = (sequence + 1) % 10;
        return speech.frame(message, sequence);
    }

    /** The digit of the last AY that was sent, or an empty text where none is sent. */
    String sequence() {
        return speech.errorDetection() ? Integer.toString(sequence) : "";
    }

    void write(byte[] bytes) {
        try {
            out.write(bytes);
            out.flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Waits for a whole line. */
    Heard hear() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] end = speech.terminator().getBytes(speech.charset());
        try {
            while (true) {
                int octet = in.read();
                assertTrue(octet >= 0, "the connection was closed instead of an answer");
                line.write(octet);
                byte[] all = line.toByteArray();
                int length = all.length - end.length;
                if (length >= 0 && Arrays.equals(all, length, all.length, end, 0, end.length)) {
                    return new Heard(Arrays.copyOf(all, length), speech);
                }
            }
        } catch (SocketTimeoutException late) {
            throw new AssertionError("no answer within the terminal's patience", late);
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Waits until the other side closes, and asserts that it says nothing before. */
    void assertClosed() {
        try {
            assertEquals(-1, in.read(), "nothing is said before the connection is closed");
        } catch (SocketTimeoutException late) {
            throw new AssertionError("the connection was not closed", late);
        } catch (SocketException reset) {
            // closed while we still wrote
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new UncheckedIOException(closed);
        }
    }
}
