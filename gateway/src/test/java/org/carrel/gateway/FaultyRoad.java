package org.carrel.gateway;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/**
 * A road between two peers on which things happen to what travels, by a seed. Closing it closes
 * every connection over it.
 */
final class FaultyRoad implements AutoCloseable {
    private static final int LATEST_MILLIS = 60;

    private final int to;
    private final double often;
    private final SplittableRandom chance;
    private final LoopbackServer server = new LoopbackServer(this::serve);

    /** What may happen to a piece of what travels. */
    enum Fault {
        DELAY,
        SPLIT,
        DROP,
        /** Some of its bytes are others. */
        GARBLE,
        /** It comes twice. */
        DUPLICATE,
        RESET,
        HALF_CLOSE
    }

    /**
     * The road that leads to this port, on which something happens to such a part of all pieces.
     */
    FaultyRoad(int to, double often, long seed) {
        this.to = to;
        this.often = often;
        this.chance = new SplittableRandom(seed);
    }

    int port() {
        return server.address().getPort();
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(Socket from) {
        try (from;
                Socket onward = new Socket(InetAddress.getLoopbackAddress(), to)) {
            onward.setTcpNoDelay(true);
            // a network does not say a question twice: whoever sends it twice is a terminal
            Thread there =
                    Thread.startVirtualThread(() ->
                            carry(from, onward, EnumSet.complementOf(EnumSet.of(Fault.DUPLICATE))));
            carry(onward, from, EnumSet.allOf(Fault.class));
            there.join();
        } catch (IOException gone) {
            // one of the two is not there
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void carry(Socket from, Socket to, Set<Fault> possible) {
        SplittableRandom luck;
        synchronized (chance) {
            luck = chance.split();
        }
        byte[] piece = new byte[4096];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
                if (luck.nextDouble() >= often) {
                    out.write(piece, 0, length);
                } else {
                    List<Fault> faults = List.copyOf(possible);
                    suffer(
                            faults.get(luck.nextInt(faults.size())),
                            Arrays.copyOf(piece, length),
                            luck,
                            to);
                }
            }
            to.shutdownOutput();
        } catch (IOException gone) {
            closeBoth(from, to);
        }
    }

    private static void suffer(Fault fault, byte[] piece, SplittableRandom luck, Socket to)
            throws IOException {
        OutputStream out = to.getOutputStream();
        switch (fault) {
            case DELAY -> {
                LockSupport.parkNanos(luck.nextInt(LATEST_MILLIS) * 1_000_000L);
                out.write(piece);
            }
            case SPLIT -> {
                int middle = luck.nextInt(piece.length);
                out.write(piece, 0, middle);
                LockSupport.parkNanos(1_000_000);
                out.write(piece, middle, piece.length - middle);
            }
            case DROP -> {}
            case GARBLE -> {
                piece[luck.nextInt(piece.length)] ^= (byte) (1 << luck.nextInt(4));
                out.write(piece);
            }
            case DUPLICATE -> {
                out.write(piece);
                out.write(piece);
            }
            case RESET -> {
                to.setSoLinger(true, 0);
                throw new IOException("reset");
            }
            case HALF_CLOSE -> to.shutdownOutput();
        }
    }

    private static void closeBoth(Socket one, Socket other) {
        try {
            one.setSoLinger(true, 0);
            one.close();
            other.close();
        } catch (IOException gone) {
            // closed already
        }
    }
}
