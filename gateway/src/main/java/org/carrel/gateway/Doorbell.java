package org.carrel.gateway;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.function.Supplier;

/**
 * By which a command asks a running gateway on the same machine to read its configuration again,
 * and hears what became of it: a socket in the file system that only the gateway's own user may
 * open. There is one request, and nothing of any other kind can be asked. Closing it takes the
 * socket away.
 */
final class Doorbell implements AutoCloseable {
    /** What the socket is called in the folder {@code storage.path}. */
    static final String NAME = "reload.socket";

    /** The first line of an answer where the new configuration is in force. */
    static final String TAKEN = "taken";

    private final Path place;
    private final ServerSocketChannel socket;

    /**
     * Listens from now on.
     *
     * @param answer does it, and gives the lines to be said; called on a thread of its own
     * @throws IOException if the socket cannot be made
     */
    Doorbell(Path place, Supplier<List<String>> answer) throws IOException {
        this.place = place;
        Files.deleteIfExists(place); // of one who was killed; the storage has only one gateway
        this.socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        socket.bind(UnixDomainSocketAddress.of(place));
        Files.setPosixFilePermissions(place, PosixFilePermissions.fromString("rw-------"));
        Thread.ofPlatform().name("doorbell").daemon().start(() -> listen(answer));
    }

    /**
     * Rings at this socket and waits for the answer.
     *
     * @return its lines
     * @throws IOException if nobody is there
     */
    static List<String> ring(Path place) throws IOException {
        try (SocketChannel line = SocketChannel.open(UnixDomainSocketAddress.of(place))) {
            line.shutdownOutput();
            return new BufferedReader(Channels.newReader(line, StandardCharsets.UTF_8))
                    .lines()
                    .toList();
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
            Files.deleteIfExists(place);
        } catch (IOException left) {
            // the next gateway takes it away
        }
    }

    private void listen(Supplier<List<String>> answer) {
        while (socket.isOpen()) {
            try (SocketChannel line = socket.accept()) {
                String said = String.join("\n", answer.get()) + "\n";
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(said);
                while (bytes.hasRemaining()) {
                    line.write(bytes);
                }
            } catch (IOException gone) {
                // who rang did not wait, or the gateway stops
            }
        }
    }
}
