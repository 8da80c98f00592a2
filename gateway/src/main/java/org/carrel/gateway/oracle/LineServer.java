package org.carrel.gateway.oracle;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ServerSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * A server of lines on loopback, one virtual thread for each connection; what it is sent is kept as
 * evidence. Whoever makes it closes it.
 */
final class LineServer implements AutoCloseable {
    private static final int BACKLOG = 100;

    private final ServerSocket listener;
    private final Desk desk;
    private final Set<Socket> connections = ConcurrentHashMap.newKeySet();

    LineServer(ServerSocketFactory factory, Desk desk) {
        this.desk = desk;
        try {
            listener = factory.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new OracleFailed("no port is free", noPort);
        }
        Thread.ofVirtual().start(this::welcome);
    }

    /** Who answers. */
    interface Desk {
        /** The bytes of the answer to this line; nothing to end the connection; any thread. */
        byte @Nullable [] answer(byte[] line);
    }

    int port() {
        return listener.getLocalPort();
    }

    @Override
    public void close() {
        close(listener);
        connections.forEach(LineServer::close);
    }

    private void welcome() {
        while (!listener.isClosed()) {
            try {
                Socket socket = listener.accept();
                connections.add(socket);
                Thread.ofVirtual().start(() -> serve(socket));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            BufferedInputStream in = new BufferedInputStream(socket.getInputStream());
            OutputStream out = socket.getOutputStream();
            for (var line = Line.read(in); line.isPresent(); line = Line.read(in)) {
                byte[] answer = desk.answer(line.get());
                if (answer == null) {
                    break;
                }
                out.write(answer);
                out.flush();
            }
        } catch (IOException gone) {
            // the gateway may leave whenever it likes
        } finally {
            connections.remove(socket);
        }
    }

    private static void close(AutoCloseable each) {
        try {
            each.close();
        } catch (Exception broken) {
            throw new OracleFailed("cannot close a connection", broken);
        }
    }
}
