package org.carrel.gateway.demo;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import org.carrel.gateway.demo.Witness.Direction;

/** A plain socket with a tap on its wire. */
final class WitnessedSocket extends Socket {
    private final ApduTap tap;

    WitnessedSocket(ApduTap tap) {
        this.tap = tap;
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new FilterInputStream(super.getInputStream()) {
            @Override
            public int read(byte[] bytes, int from, int length) throws IOException {
                int count = super.read(bytes, from, length);
                if (count > 0) {
                    tap.hear(Direction.RECEIVED, bytes, from, count);
                }
                return count;
            }
        };
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new FilterOutputStream(super.getOutputStream()) {
            @Override
            public void write(byte[] bytes, int from, int length) throws IOException {
                tap.hear(Direction.SENT, bytes, from, length);
                out.write(bytes, from, length);
            }
        };
    }
}
