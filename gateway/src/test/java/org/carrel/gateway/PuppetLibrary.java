package org.carrel.gateway;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/** A library system that answers every question with the same bytes, whatever they are. */
final class PuppetLibrary {
    /** Ends what the bytes began, and is an answer to nothing that is asked. */
    private static final byte[] END = RawTerminal.bytes("\r\r\r941\r");

    private final ServerSocket door;
    private volatile byte[] answer = {};

    PuppetLibrary() {
        try {
            door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException none) {
            throw new UncheckedIOException(none);
        }
        Thread.ofPlatform().name("puppet").daemon().start(this::welcome);
    }

    int port() {
        return door.getLocalPort();
    }

    /** What it says from now on. */
    void willSay(byte[] bytes) {
        answer = bytes;
    }

    private void welcome() {
        while (!door.isClosed()) {
            try {
                Socket gateway = door.accept();
                Thread.ofPlatform().name("puppet").daemon().start(() -> answer(gateway));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void answer(Socket gateway) {
        try (gateway) {
            gateway.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(gateway.getInputStream());
            OutputStream out = gateway.getOutputStream();
            int octet;
            while ((octet = in.read()) >= 0) {
                if (octet == '\r') {
                    byte[] whole = new byte[answer.length + END.length];
                    System.arraycopy(answer, 0, whole, 0, answer.length);
                    System.arraycopy(END, 0, whole, answer.length, END.length);
                    out.write(whole);
                }
            }
        } catch (IOException hungUp) {
            // the gateway had enough of it
        }
    }
}
