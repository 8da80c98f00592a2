package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.carrel.sip2.Sip2MessageType;

/**
 * A library system that writes into its books whatever it is told, as often as it is told, and
 * refuses some of it. It checks AZ and asks again where it is wrong.
 */
final class BookedLibrary implements AutoCloseable {
    private static final int SIGNATURE = "AYnAZxxxx".length();
    private static final double REFUSED = 0.1;

    private final Map<String, Integer> books = new ConcurrentHashMap<>();
    private final SplittableRandom chance;
    private final LoopbackServer server = new LoopbackServer(this::serve);

    BookedLibrary(long seed) {
        this.chance = new SplittableRandom(seed);
    }

    int port() {
        return server.address().getPort();
    }

    /** How often that was done, by message, reader and item or transaction. */
    int booked(String act) {
        return books.getOrDefault(act, 0);
    }

    /** By what a question is known in the books. */
    static String act(String question) {
        return question.substring(0, 2)
                + " "
                + QuickSystem.field(question, "AA")
                + " "
                + QuickSystem.field(question, "AB")
                + QuickSystem.field(question, "BK");
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket socket) {
        StringBuilder line = new StringBuilder();
        try (socket;
                InputStream in = new BufferedInputStream(socket.getInputStream())) {
            for (int octet = in.read(); octet >= 0; octet = in.read()) {
                if (octet == '\r') {
                    socket.getOutputStream().write(answer(line.toString()).getBytes(ISO_8859_1));
                    line.setLength(0);
                } else {
                    line.append((char) octet);
                }
            }
        } catch (IOException gone) {
            // the gateway hung up
        }
    }

    private String answer(String signed) {
        int end = signed.length() - 4;
        boolean right =
                end > SIGNATURE
                        && Speech.checksum(signed.substring(0, end).getBytes(ISO_8859_1))
                                .equals(signed.substring(end));
        if (!right) {
            return "96AZFEF6\r";
        }
        String question = signed.substring(0, signed.length() - SIGNATURE);
        return LyingLibrary.signed(
                switch (question.substring(0, 2)) {
                    case "93" -> "941";
                    case "99" ->
                            "98YYYYNN100003" + Questions.DATE + "2.00AORIV|BXYYYYYYYYYYYYYYYY|";
                    default -> booked(question, luck());
                },
                signed);
    }

    private double luck() {
        synchronized (chance) {
            LockSupport.parkNanos(chance.nextInt(4) * 1_000_000L);
            return chance.nextDouble();
        }
    }

    private String booked(String question, double luck) {
        boolean done = luck >= REFUSED;
        if (done) {
            books.merge(act(question), 1, Integer::sum);
        }
        Sip2MessageType type = Questions.typeOf(question).answer();
        String verdict =
                switch (type.code()) {
                    case "38" -> done ? "Y" : "N";
                    case "16" -> done ? "1Y" : "0N";
                    default -> done ? "1NNY" : "0NUN";
                };
        return type.code()
                + verdict
                + Questions.DATE
                + "AORIV|AA%s|AB%s|AJ|AH|AQmain|BK%s|"
                        .formatted(
                                QuickSystem.field(question, "AA"),
                                QuickSystem.field(question, "AB"),
                                QuickSystem.field(question, "BK"));
    }
}
