package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client of SRU that can write bytes at will. One thread; whoever makes it closes it. */
final class WebReader implements AutoCloseable {
    private static final int PATIENCE_MILLIS = 20_000;
    private static final String EMPTY_LINE = "\r\n\r\n";

    private final Socket socket;
    private final InputStream in;

    WebReader(int port) {
        try {
            socket = new Socket(InetAddress.getLoopbackAddress(), port);
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(PATIENCE_MILLIS);
            in = new BufferedInputStream(socket.getInputStream());
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** What came back. */
    record Reply(int status, String head, String body) {
        /** The text of the first element of this name; empty where there is none. */
        String element(String name) {
            Matcher found =
                    Pattern.compile("<(?:zs:)?" + name + "(?: [^>]*)?>([^<]*)<").matcher(body);
            return found.find() ? found.group(1) : "";
        }

        /** The number of its diagnostic; empty where there is none. */
        String diagnostic() {
            return element("uri").replaceAll(".*/", "");
        }
    }

    Reply get(String uri, String... headers) {
        write("GET " + uri + " HTTP/1.1\r\nHost: carrel\r\n" + lines(headers) + "\r\n");
        return hear();
    }

    Reply post(String uri, String form, String... headers) {
        write(posted(uri, form, headers));
        return hear();
    }

    static String posted(String uri, String form, String... headers) {
        return "POST "
                + uri
                + " HTTP/1.1\r\nHost: carrel\r\nContent-Type: application/x-www-form-urlencoded\r\n"
                + "Content-Length: "
                + form.length()
                + "\r\n"
                + lines(headers)
                + "\r\n"
                + form;
    }

    void write(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
            socket.getOutputStream().flush();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /** Waits for a whole answer. */
    Reply hear() {
        try {
            StringBuilder head = new StringBuilder();
            while (head.indexOf(EMPTY_LINE) < 0) {
                int octet = in.read();
                if (octet < 0) {
                    throw new AssertionError("closed instead of an answer: " + head);
                }
                head.append((char) octet);
            }
            int status = Integer.parseInt(head.substring(9, 12));
            String body = new String(in.readNBytes(length(head.toString())), UTF_8);
            return new Reply(status, head.toString(), body);
        } catch (IOException late) {
            throw new UncheckedIOException(late);
        }
    }

    /** Asserts that the other side closes, and says nothing before. */
    void assertClosed() {
        try {
            assertEquals(-1, in.read(), "nothing is said before the connection is closed");
        } catch (SocketException reset) {
            // closed while we still wrote
        } catch (IOException late) {
            throw new UncheckedIOException(late);
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

    private static String lines(String... headers) {
        return headers.length == 0 ? "" : String.join("\r\n", headers) + "\r\n";
    }

    private static int length(String head) {
        return head.toLowerCase(Locale.ROOT)
                .lines()
                .filter(each -> each.startsWith("content-length:"))
                .mapToInt(each -> Integer.parseInt(each.substring(15).strip()))
                .findFirst()
                .orElse(0);
    }
}
