package org.carrel.gateway.archive;

import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

/**
 * Where a command gets from a running gateway what stands in its archive, which is one process's
 * file: a Unix socket in a folder that only the gateway's user may enter. It hands out and takes
 * nothing in. Whoever opens it closes it.
 */
public final class Hatch implements AutoCloseable {
    private static final String FOLDER = "hatch";
    private static final String SOCKET = "archive";

    private final Archive archive;
    private final Consumer<OutputStream> support;
    private final ServerSocketChannel server;
    private final Path socket;

    private Hatch(
            Archive archive,
            Consumer<OutputStream> support,
            ServerSocketChannel server,
            Path socket) {
        this.archive = archive;
        this.support = support;
        this.server = server;
        this.socket = socket;
    }

    /** What may be asked for. */
    public enum Wish {
        /** The audit trail as text, see {@link AuditText}. */
        AUDIT('a'),
        /** All of the archive, see {@link ArchiveCopy}. */
        COPY('c'),
        /** What somebody who helps needs to know. */
        SUPPORT('s');

        private final char sign;

        Wish(char sign) {
            this.sign = sign;
        }
    }

    /**
     * Opens it, on a thread of its own.
     *
     * @param support writes what somebody who helps needs to know
     * @throws ArchiveTrouble if there can be none in this folder
     */
    public static Hatch open(Path storage, Archive archive, Consumer<OutputStream> support) {
        try {
            Path folder = storage.resolve(FOLDER);
            if (!Files.isDirectory(folder)) {
                Files.createDirectory(
                        folder,
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rwx------")));
            }
            Path socket = folder.resolve(SOCKET);
            Files.deleteIfExists(socket); // of a gateway that was killed
            ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
            server.bind(UnixDomainSocketAddress.of(socket));
            Hatch hatch = new Hatch(archive, support, server, socket);
            Thread.ofPlatform().name("hatch").daemon().start(hatch::serve);
            return hatch;
        } catch (IOException | IllegalArgumentException cannot) {
            throw new ArchiveTrouble(Reason.UNREACHABLE);
        }
    }

    /** Whether a gateway runs on this storage. */
    public static boolean isAnswered(Path storage) {
        Path socket = storage.resolve(FOLDER).resolve(SOCKET);
        if (Files.notExists(socket)) {
            return false;
        }
        try (SocketChannel nothingAsked =
                connected(UnixDomainSocketAddress.of(socket)).orElse(null)) {
            return nothingAsked != null;
        } catch (IOException hungUp) {
            return true;
        }
    }

    /**
     * Gets something from the gateway that runs on this storage.
     *
     * @return false if none does
     * @throws ArchiveTrouble if it could not tell all
     */
    public static boolean get(Path storage, Wish wish, OutputStream to) throws IOException {
        Path socket = storage.resolve(FOLDER).resolve(SOCKET);
        if (Files.notExists(socket)) {
            return false;
        }
        Optional<SocketChannel> connected = connected(UnixDomainSocketAddress.of(socket));
        if (connected.isEmpty()) {
            return false;
        }
        try (SocketChannel channel = connected.get()) {
            DataInputStream in = new DataInputStream(Channels.newInputStream(channel));
            Channels.newOutputStream(channel).write(wish.sign);
            for (int length = in.readInt(); length != 0; length = in.readInt()) {
                to.write(in.readNBytes(length));
            }
            return true;
        } catch (EOFException stoppedShort) {
            throw new ArchiveTrouble(Reason.FAILED);
        }
    }

    /** Hands out nothing more. */
    @Override
    public void close() {
        try (server) {
            Files.deleteIfExists(socket);
        } catch (IOException _) {
            throw new ArchiveTrouble(Reason.FAILED);
        }
    }

    /** Nobody, where the socket is left from a gateway that was killed. */
    private static Optional<SocketChannel> connected(UnixDomainSocketAddress address) {
        try {
            return Optional.of(SocketChannel.open(address));
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    private void serve() {
        while (server.isOpen()) {
            serveNext();
        }
    }

    /** Where something fails, who asked sees that the end is missing. */
    private void serveNext() {
        try (SocketChannel client = server.accept()) {
            hand(client);
        } catch (IOException | UncheckedIOException | ArchiveTrouble _) {
            // the next one may have more luck
        }
    }

    private void hand(SocketChannel client) throws IOException {
        int asked = Channels.newInputStream(client).read();
        DataOutputStream out = new DataOutputStream(Channels.newOutputStream(client));
        try (OutputStream pieces = new BufferedOutputStream(new Pieces(out), 1 << 16)) {
            switch (asked) {
                case 'a' -> AuditFile.write(archive.auditTrail(), pieces);
                case 'c' -> archive.copyTo(pieces);
                case 's' -> support.accept(pieces);
                default -> throw new IOException("nobody may wish for that");
            }
        }
        out.writeInt(0);
        out.flush();
    }

    /** Each with its length before it, so that an end that is missing is noticed. */
    private static final class Pieces extends OutputStream {
        private final DataOutputStream out;

        Pieces(DataOutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int value) throws IOException {
            write(new byte[] {(byte) value}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            if (length > 0) {
                out.writeInt(length);
                out.write(bytes, offset, length);
            }
        }
    }
}
