package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.Optional;
import java.util.function.Consumer;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ApduType;
import org.carrel.z3950.ApduWriter;
import org.carrel.z3950.ber.BerFraming;

/**
 * One end of a Z39.50 connection in a test's hands, client or target: says what it is told to say,
 * and keeps every byte that it heard.
 */
final class RawAssociation implements AutoCloseable {
    /** Tests look at what they heard for as long as they like, and give nothing back. */
    static final ByteBufAllocator MEMORY = new UnpooledByteBufAllocator(true, true);

    private static final int PATIENCE_MILLIS = 20_000;
    private static final long USUAL_OPTIONS = 0b100000110000111;

    private final Socket socket;
    private final BerFraming framing = new BerFraming(1 << 24);
    private final ByteBuf heard = Unpooled.buffer();

    RawAssociation(Socket socket) {
        this.socket = socket;
        try {
            socket.setSoTimeout(PATIENCE_MILLIS);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A client of the gateway at this port. */
    static RawAssociation to(int port) {
        try {
            return new RawAssociation(new Socket(InetAddress.getLoopbackAddress(), port));
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** An APDU in the making. */
    static Apdu apdu(ApduType type, Consumer<ApduWriter> parts) {
        try (ApduWriter writer = new ApduWriter(MEMORY, type)) {
            parts.accept(writer);
            return writer.finish();
        }
    }

    /** An Init as most clients send it. */
    static Apdu init() {
        return apdu(ApduType.INIT, RawAssociation::usual);
    }

    /** The required parts of an Init. */
    static void usual(ApduWriter init) {
        init.bits(ApduPart.INIT_PROTOCOL_VERSION, 0b111, 8)
                .bits(ApduPart.INIT_OPTIONS, USUAL_OPTIONS, 16)
                .integer(ApduPart.INIT_PREFERRED_MESSAGE_SIZE, 1 << 20)
                .integer(ApduPart.INIT_EXCEPTIONAL_RECORD_SIZE, 1 << 20);
    }

    /** Says this. */
    void say(Apdu apdu) {
        try (apdu) {
            ByteBuf bytes = apdu.root().whole();
            OutputStream out = socket.getOutputStream();
            bytes.getBytes(bytes.readerIndex(), out, bytes.readableBytes());
            out.flush();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Says these bytes, whatever they are, unless the other side has hung up. */
    void say(byte[] bytes) {
        try {
            socket.getOutputStream().write(bytes);
        } catch (IOException closed) {
            // what it thinks of them shows in what is heard
        }
    }

    /** Says that nothing more will come. */
    void endOfSpeech() {
        try {
            socket.shutdownOutput();
        } catch (IOException closed) {
            // the other side was quicker
        }
    }

    /** The next APDU; nothing where the other side closed. */
    Optional<Apdu> hear() {
        byte[] chunk = new byte[8192];
        try {
            while (true) {
                int length =
                        heard.isReadable()
                                ? framing.scan(heard, heard.readerIndex(), heard.writerIndex())
                                : BerFraming.UNFINISHED;
                if (length != BerFraming.UNFINISHED) {
                    ByteBuf frame = MEMORY.directBuffer(length);
                    return Optional.of(Apdu.of(frame.writeBytes(heard, length)));
                }
                int read = socket.getInputStream().read(chunk);
                if (read < 0) {
                    return Optional.empty();
                }
                heard.writeBytes(chunk, 0, read);
            }
        } catch (IOException reset) {
            return Optional.empty();
        }
    }

    /** Says this, and hears what comes. */
    Apdu ask(Apdu apdu) {
        say(apdu);
        return hear().orElseThrow(() -> new AssertionError("the other side closed"));
    }

    /** All bytes that came so far. */
    ByteBuf everything() {
        return heard.slice(0, heard.writerIndex());
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
