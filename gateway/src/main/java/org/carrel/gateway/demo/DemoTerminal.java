package org.carrel.gateway.demo;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Locale;
import org.carrel.gateway.demo.Witness.Direction;

/**
 * A terminal of the plays: sends a line with AY and AZ, waits for the answer and checks both. It
 * does its own sums, so that it also checks the codec of the other side. One thread; whoever makes
 * it closes it.
 */
public final class DemoTerminal implements AutoCloseable {
    /** How long it waits for an answer. */
    public static final Duration PATIENCE = Duration.ofSeconds(10);

    private static final int LONGEST = 64 * 1024;

    private final String party;
    private final Charset charset;
    private final Witness witness;
    private final Socket socket = new Socket();
    private final InputStream in;
    private final OutputStream out;
    private int sequence;

    /**
     * Connects to a port on loopback.
     *
     * @param charset as in {@code carrel.yaml}, for example {@code cp850}
     * @throws BrokenPlay if nobody listens there
     */
    public DemoTerminal(String party, int port, String charset, Witness witness) {
        this.party = party;
        this.charset = Charset.forName(charset);
        this.witness = witness;
        try {
            InetAddress loopback = InetAddress.getLoopbackAddress();
            socket.connect(new InetSocketAddress(loopback, port), (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream());
            out = socket.getOutputStream();
        } catch (IOException refused) {
            throw new BrokenPlay("nobody answers on port " + port);
        }
    }

    /**
     * Asks one thing.
     *
     * @param message without AY and AZ
     * @return the whole line of the answer, without its terminator
     * @throws BrokenPlay if no whole answer comes in time, or its AY or AZ is wrong
     */
    public String ask(String message) {
        int asked = sequence;
        sequence = (sequence + 1) % 10;
        send(signed(message + "AY" + asked + "AZ", charset));
        String answer = answer();
        if (!answer.matches(".*AY" + asked + "AZ[0-9A-Fa-f]{4}") && !isResend(answer)) {
            throw new BrokenPlay("the answer does not carry the AY of its question");
        }
        return answer;
    }

    /** The text with its four digits behind it; the text ends with {@code AZ}. */
    static String signed(String text, Charset charset) {
        int sum = 0;
        for (byte octet : text.getBytes(charset)) {
            sum += octet & 0xFF;
        }
        return text + String.format(Locale.ROOT, "%04X", -sum & 0xFFFF);
    }

    /** Sends a line as it is; its answer is for {@link #answer()}. */
    void send(String line) {
        witness.saw(party, Direction.SENT, line);
        try {
            out.write((line + "\r").getBytes(charset));
            out.flush();
        } catch (IOException gone) {
            throw new BrokenPlay("the connection was closed");
        }
    }

    /** The next line that comes, its AZ checked where it has one. */
    String answer() {
        String line = line();
        witness.saw(party, Direction.RECEIVED, line);
        int end = line.length() - 4;
        boolean carriesChecksum = line.matches(".*AZ[0-9A-Fa-f]{4}");
        if (carriesChecksum && !signed(line.substring(0, end), charset).equalsIgnoreCase(line)) {
            throw new BrokenPlay("the answer's checksum is wrong");
        }
        return line;
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException closed) {
            throw new BrokenPlay("the connection could not be closed");
        }
    }

    private String line() {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        try {
            for (int octet = in.read(); line.size() < LONGEST; octet = in.read()) {
                if (octet < 0) {
                    throw new BrokenPlay("the connection was closed instead of an answer");
                }
                if (octet != '\r' && octet != '\n') {
                    line.write(octet);
                } else if (line.size() > 0) {
                    return line.toString(charset);
                }
            }
        } catch (IOException late) {
            throw new BrokenPlay("no answer within " + PATIENCE.toSeconds() + " s");
        }
        throw new BrokenPlay("the answer has no end");
    }

    private static boolean isResend(String answer) {
        return answer.startsWith("96");
    }
}
