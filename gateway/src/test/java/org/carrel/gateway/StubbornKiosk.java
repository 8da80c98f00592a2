package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A kiosk as the standard has it: it repeats what was not answered, asks again for what it did not
 * understand, takes no answer with another number, and dials anew when its connection breaks
 * (sip2.md §5.3). One thread.
 */
final class StubbornKiosk implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 1200;
    private static final int MOST_TRIES = 6;
    private static final long PAUSE = 400_000_000;

    private final int port;
    private @Nullable Socket socket;
    private int sequence;

    StubbornKiosk(int port) {
        this.port = port;
    }

    /** The answer, without AY and AZ; empty where there was none after all tries. */
    String ask(String question) {
        sequence = (sequence + 1) % 10;
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            try {
                Socket line = connected();
                line.getOutputStream().write(Speech.STANDARD.frame(question, sequence));
                return hear(line, question);
            } catch (SocketTimeoutException silence) {
                // the same again, on the same connection
            } catch (IOException broken) {
                close();
                LockSupport.parkNanos(PAUSE);
            }
        }
        return "";
    }

    private String hear(Socket line, String question) throws IOException {
        InputStream in = new BufferedInputStream(line.getInputStream());
        while (true) {
            String heard = line(in);
            if (!isRight(heard)) {
                line.getOutputStream().write(Speech.STANDARD.frame("97", 0));
            } else if (heard.startsWith("96")) {
                line.getOutputStream().write(Speech.STANDARD.frame(question, sequence));
            } else if (heard.charAt(heard.length() - 7) - '0' == sequence) {
                return heard.substring(0, heard.length() - 9);
            }
        }
    }

    private static boolean isRight(String heard) {
        int end = heard.length() - 4;
        return end > 4
                && heard.substring(0, end).endsWith("AZ")
                && Speech.checksum(heard.substring(0, end).getBytes(ISO_8859_1))
                        .equals(heard.substring(end));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\r'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("hung up");
            }
            line.append((char) octet);
        }
        return line.toString();
    }

    private Socket connected() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket(InetAddress.getLoopbackAddress(), port);
            open.setTcpNoDelay(true);
            open.setSoTimeout(PATIENCE_MILLIS);
            socket = open;
        }
        return open;
    }

    @Override
    public void close() {
        try {
            if (socket != null) {
                socket.close();
            }
        } catch (IOException gone) {
            // it was not there any more
        }
        socket = null;
    }
}
