package org.carrel.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;

/** Stands before a server and keeps every byte that clients send to it, in their order. */
final class CapturingRelay implements AutoCloseable {
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    private final LoopbackServer door;

    CapturingRelay(int port) {
        door = new LoopbackServer(client -> relay(client, port));
    }

    int port() {
        return door.address().getPort();
    }

    /** What was sent to the server so far. */
    byte[] sent() {
        synchronized (sent) {
            return sent.toByteArray();
        }
    }

    @Override
    public void close() {
        door.close();
    }

    private void relay(Socket client, int port) {
        try (client;
                Socket server = new Socket(InetAddress.getLoopbackAddress(), port)) {
            Thread back = Thread.startVirtualThread(() -> pump(server, client, false));
            pump(client, server, true);
            back.join();
        } catch (IOException | InterruptedException over) {
            // one of the two hung up, which ends the relay
        }
    }

    private void pump(Socket from, Socket to, boolean keeping) {
        byte[] chunk = new byte[8192];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int read = in.read(chunk); read >= 0; read = in.read(chunk)) {
                if (keeping) {
                    synchronized (sent) {
                        sent.write(chunk, 0, read);
                    }
                }
                out.write(chunk, 0, read);
            }
            to.shutdownOutput();
        } catch (IOException over) {
            // the other direction notices too
        }
    }
}
