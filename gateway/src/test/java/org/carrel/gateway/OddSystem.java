package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A library system that does what it is told to, byte for byte, from the login on. Whoever makes it
 * closes it, and with it all its connections.
 */
final class OddSystem implements AutoCloseable {
    private static final Pattern SEQUENCE = Pattern.compile("AY([0-9])AZ[0-9A-F]{4}$");

    private final Custom custom;
    private final LoopbackServer server = new LoopbackServer(this::serve);
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<String> heard = new CopyOnWriteArrayList<>();

    OddSystem(Custom custom) {
        this.custom = custom;
    }

    /** What is said to a line, of which a letter is a byte of the wire. */
    interface Custom {
        byte[] to(String line);

        /** What is said before anything was heard. */
        default byte[] first() {
            return new byte[0];
        }
    }

    /** Says the usual, changed by the test; AY and AZ as the standard has it. */
    static Custom saying(UnaryOperator<String> answers) {
        return saying(Speech.STANDARD, answers);
    }

    /** The same in another speech. */
    static Custom saying(Speech speech, UnaryOperator<String> answers) {
        return line -> {
            Matcher asked = SEQUENCE.matcher(line);
            return asked.find()
                    ? speech.frame(answers.apply(line), Integer.parseInt(asked.group(1)))
                    : speech.plain().frame(answers.apply(line), 0);
        };
    }

    /** What a system says that has no customs of its own, without AY and AZ. */
    static String usual(String question) {
        String card = "AORIV|AA" + field(question, "AA") + "|";
        String item = "AORIV|AB" + field(question, "AB") + "|";
        return switch (question.strip().substring(0, 2)) {
            case "93" -> "941";
            case "99" -> "98YYYYNN60000320260101    1200002.00AORIV|BXYYYYYYYYYYYYYYYY|";
            case "23" -> standing("24", card);
            case "63" -> standing("64", card);
            case "17" -> "18030001" + Questions.DATE + item + "AJEmma|";
            case "11" -> "121NNY" + Questions.DATE + card + item.substring(6) + "AJEmma|AHsoon|";
            case "09" -> "101YNN" + Questions.DATE + item + "AQ|";
            case "37" -> "38Y" + Questions.DATE + card;
            default -> throw new AssertionError("nobody told what to say to that");
        };
    }

    /** The value of a question's first such field. */
    static String field(String question, String id) {
        Matcher field = Pattern.compile(id + "([^|]*)\\|").matcher(question);
        return field.find() ? field.group(1) : "";
    }

    private static String standing(String code, String card) {
        String counts = code.equals("64") ? "0000".repeat(6) : "";
        return code + " ".repeat(14) + "001" + Questions.DATE + counts + card + "AEZoe|BLY|CQY|";
    }

    int port() {
        return server.address().getPort();
    }

    /** The lines with this beginning, in their order. */
    List<String> heard(String beginning) {
        return heard.stream().filter(line -> line.strip().startsWith(beginning)).toList();
    }

    /** How many connections there are now. */
    int open() {
        return open.get();
    }

    /** How many there were at the same time, at the most. */
    int mostOpen() {
        return most.get();
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket socket) {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        StringBuilder line = new StringBuilder();
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            socket.getOutputStream().write(custom.first());
            int octet;
            while ((octet = in.read()) >= 0) {
                if (octet != '\r') {
                    line.append((char) octet);
                    continue;
                }
                heard.add(line.toString());
                socket.getOutputStream().write(custom.to(line.toString()));
                line.setLength(0);
            }
        } catch (IOException gone) {
            // the gateway hung up
        } finally {
            open.decrementAndGet();
        }
    }

    /** The bytes of these letters. */
    static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }
}
