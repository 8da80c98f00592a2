package org.carrel.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/**
 * A library system on a port of its own that works until it is told to fail in one of five ways,
 * and then until it is told to work again. Closing it closes all its connections.
 */
final class FailingSystem implements AutoCloseable {
    private final int port;
    private final long late;
    private final Queue<Socket> sockets = new ConcurrentLinkedQueue<>();
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AtomicInteger open = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private volatile Trouble trouble = Trouble.NONE;
    private volatile ServerSocket door;

    /** What is the matter with it. */
    enum Trouble {
        NONE,
        /** Its process is gone, and its port with it. */
        DIES,
        /** It takes what it is sent, and says nothing. */
        HANGS,
        /** It answers when nobody waits any more. */
        ANSWERS_LATE,
        ANSWERS_NONSENSE,
        /** It hung up on everybody and lets nobody log in. */
        REFUSES_LOGIN,
        /** It works, but knows nobody who logged in before. */
        FORGETS_LOGINS,
        /** It works, but says that it is off line. */
        OFF_LINE
    }

    /**
     * @param late how many milliseconds an answer takes that is late
     */
    FailingSystem(long late) {
        this.port = Plan.freePort();
        this.late = late * 1_000_000;
        this.door = opened();
    }

    int port() {
        return port;
    }

    /** The lines with this beginning, in their order. */
    List<String> heard(String beginning) {
        return heard.stream().filter(line -> line.startsWith(beginning)).toList();
    }

    /** How many connections there were at the same time, at the most. */
    int mostConnections() {
        return most.get();
    }

    /** How many connections there are now. */
    int connections() {
        return open.get();
    }

    /** Fails so from now on, or works. */
    void be(Trouble wrong) {
        trouble = wrong;
        try {
            switch (wrong) {
                case DIES -> {
                    door.close();
                    hangUp();
                }
                case REFUSES_LOGIN -> hangUp();
                default -> {
                    if (door.isClosed()) {
                        door = opened();
                    }
                }
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public void close() {
        be(Trouble.DIES);
    }

    private void hangUp() throws IOException {
        for (Socket socket = sockets.poll(); socket != null; socket = sockets.poll()) {
            socket.close();
        }
    }

    private ServerSocket opened() {
        try {
            ServerSocket socket = new ServerSocket(port, 128, InetAddress.getLoopbackAddress());
            Thread.startVirtualThread(() -> welcome(socket));
            return socket;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void welcome(ServerSocket socket) {
        try {
            while (true) {
                Socket guest = socket.accept();
                sockets.add(guest);
                Thread.startVirtualThread(() -> serve(guest));
            }
        } catch (IOException closed) {
            // it died
        }
    }

    private void serve(Socket guest) {
        most.accumulateAndGet(open.incrementAndGet(), Math::max);
        StringBuilder line = new StringBuilder();
        boolean loggedIn = false;
        try (guest;
                InputStream in = new BufferedInputStream(guest.getInputStream())) {
            int octet;
            while ((octet = in.read()) >= 0) {
                if (octet != '\r') {
                    line.append((char) octet);
                    continue;
                }
                String question = line.toString();
                line.setLength(0);
                heard.add(question);
                boolean forgotten = trouble == Trouble.FORGETS_LOGINS && loggedIn;
                loggedIn |= question.startsWith("93");
                guest.getOutputStream()
                        .write(RawTerminal.bytes(forgotten ? out(question) : answer(question)));
                if (forgotten) {
                    trouble = Trouble.NONE;
                }
            }
        } catch (IOException gone) {
            // the gateway hung up, or it died
        } finally {
            open.decrementAndGet();
        }
    }

    private static String out(String question) {
        return LyingLibrary.signed("940", question);
    }

    private String answer(String question) {
        return switch (trouble) {
            case NONE, DIES, FORGETS_LOGINS -> sensible(question);
            case HANGS -> "";
            case ANSWERS_LATE -> {
                LockSupport.parkNanos(late);
                yield sensible(question);
            }
            case ANSWERS_NONSENSE ->
                    question.startsWith("93") ? sensible(question) : "HTTP/1.1 200 OK\r";
            case REFUSES_LOGIN -> question.startsWith("93") ? out(question) : sensible(question);
            case OFF_LINE ->
                    question.startsWith("93")
                            ? sensible(question)
                            : LyingLibrary.signed(
                                    "98NNNNNN000000" + Questions.DATE + "2.00AORIV|BXN|", question);
        };
    }

    private static String sensible(String question) {
        return LyingLibrary.signed(OddSystem.usual(question), question);
    }
}
