package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URLDecoder;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A catalogue on the web that says what a test wants, and remembers every byte that it was asked.
 */
final class WebPeer implements AutoCloseable {
    private static final String EMPTY_LINE = "\r\n\r\n";

    private final List<Request> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger connections = new AtomicInteger();
    private final Function<Request, String> answers;
    private final LoopbackServer server = new LoopbackServer(this::serve);

    /**
     * @param answers whole answers of HTTP; an empty one closes the connection, and so does one
     *     that says {@code connection: close}
     */
    WebPeer(Function<Request, String> answers) {
        this.answers = answers;
    }

    /** A question as it came. */
    record Request(String head, String body) {
        String line() {
            return head.lines().findFirst().orElse("");
        }

        List<String> headers() {
            return head.lines().skip(1).toList();
        }

        /** Its form, wherever it stood, with its percent signs undone. */
        List<String> parameters() {
            String form = body.isEmpty() ? line().replaceAll("^[^?]*[?]| HTTP.*$", "") : body;
            return Stream.of(form.split("&")).map(each -> URLDecoder.decode(each, UTF_8)).toList();
        }

        /** A value of its form; empty where it has none. */
        String parameter(String name) {
            return parameters().stream()
                    .filter(each -> each.startsWith(name + "="))
                    .map(each -> each.substring(name.length() + 1))
                    .findFirst()
                    .orElse("");
        }
    }

    /** An answer of HTTP with this body. */
    static String said(int status, String body) {
        return "HTTP/1.1 %d So\r\nContent-Type: text/xml\r\nContent-Length: %d\r\n\r\n%s"
                .formatted(status, body.getBytes(UTF_8).length, body);
    }

    /** An answer of SRU with so many records, of which it brings these. */
    static String found(long count, String... records) {
        StringBuilder xml = new StringBuilder();
        for (String each : records) {
            xml.append("<record><recordSchema>marcxml</recordSchema>")
                    .append("<recordPacking>xml</recordPacking>")
                    .append("<recordData>")
                    .append(each)
                    .append("</recordData></record>");
        }
        return sru(
                "<numberOfRecords>%d</numberOfRecords><records>%s</records>".formatted(count, xml));
    }

    /** An answer of SRU that is a diagnostic. */
    static String refused(int diagnostic) {
        return sru(
                """
                <numberOfRecords>0</numberOfRecords><diagnostics>
                <diagnostic xmlns="http://www.loc.gov/zing/srw/diagnostic/">
                <uri>info:srw/diagnostic/1/%d</uri><details>secret</details></diagnostic>
                </diagnostics>\
                """
                        .formatted(diagnostic));
    }

    /** An answer of SRU with this in it, behind an echo of what was asked. */
    static String sru(String inside) {
        return said(
                200,
                """
                <?xml version="1.0"?>
                <searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/">
                <version>1.2</version>%s
                <resultSetId>echoed</resultSetId><echoedSearchRetrieveRequest>echoed
                </echoedSearchRetrieveRequest></searchRetrieveResponse>\
                """
                        .formatted(inside));
    }

    /** A record of MARC 21 with a title. */
    static String marc(String title) {
        return """
        <record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader>\
        <controlfield tag="001">1</controlfield><datafield tag="245" ind1="0" ind2="0">\
        <subfield code="a">%s</subfield></datafield></record>\
        """
                .formatted(title);
    }

    int port() {
        return server.address().getPort();
    }

    /** Every question so far. */
    List<Request> heard() {
        return heard;
    }

    int connections() {
        return connections.get();
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket socket) {
        connections.incrementAndGet();
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream());
            while (true) {
                String head = head(in);
                if (head.isEmpty()) {
                    return;
                }
                Request request = new Request(head, body(in, head));
                heard.add(request);
                String answer = answers.apply(request);
                socket.getOutputStream().write(answer.getBytes(UTF_8));
                socket.getOutputStream().flush();
                if (answer.isEmpty() || answer.contains("onnection: close")) {
                    return;
                }
            }
        } catch (IOException gone) {
            // whoever asked hung up, or the test is over
        }
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf(EMPTY_LINE) < 0) {
            int octet = in.read();
            if (octet < 0) {
                return "";
            }
            head.append((char) octet);
        }
        return head.toString().strip();
    }

    private static String body(InputStream in, String head) throws IOException {
        int length =
                head.lines()
                        .filter(each -> each.toLowerCase(Locale.ROOT).startsWith("content-length:"))
                        .mapToInt(each -> Integer.parseInt(each.substring(15).strip()))
                        .findFirst()
                        .orElse(0);
        return new String(in.readNBytes(length), ISO_8859_1);
    }
}
