package org.carrel.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * A way to a port of this machine that can be cut and mended: cut, all connections through it end
 * and no new one is made. Closing it cuts it for good.
 */
public final class Cable implements AutoCloseable {
    private final ServerSocket entrance;
    private final int to;
    private final Queue<Socket> ends = new ConcurrentLinkedQueue<>();
    private volatile boolean cut;

    /** To this port, mended. */
    public Cable(int to) {
        this.to = to;
        try {
            entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.startVirtualThread(this::lead);
    }

    /** From which it leads there. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** Ends all connections through it, and lets none through. */
    public void cut() {
        cut = true;
        ends.forEach(Cable::end);
        ends.clear();
    }

    /** Lets new connections through. */
    public void mend() {
        cut = false;
    }

    @Override
    public void close() {
        cut();
        try {
            entrance.close();
        } catch (IOException gone) {
            // it was closed
        }
    }

    private void lead() {
        while (!entrance.isClosed()) {
            try {
                Socket here = entrance.accept();
                if (cut) {
                    end(here);
                } else {
                    join(here, new Socket(InetAddress.getLoopbackAddress(), to));
                }
            } catch (IOException closed) {
                // the next one may have more luck
            }
        }
    }

    private void join(Socket here, Socket there) {
        ends.add(here);
        ends.add(there);
        Thread.startVirtualThread(() -> carry(here, there));
        Thread.startVirtualThread(() -> carry(there, here));
    }

    private static void carry(Socket from, Socket to) {
        try (from;
                to;
                InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            in.transferTo(out);
        } catch (IOException ended) {
            // one of its ends is gone
        }
    }

    private static void end(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // it was closed
        }
    }
}
