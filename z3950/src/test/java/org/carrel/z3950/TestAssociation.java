package org.carrel.z3950;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection with the decoder and the encoder on it. Closing it proves that all memory was
 * given back, and wiped before.
 */
final class TestAssociation implements AutoCloseable {
    private final WitnessAllocator memory = new WitnessAllocator();
    private final WireTap tap = new WireTap();
    private final ApduDecoder decoder;
    private final EmbeddedChannel channel;

    TestAssociation(int largest) {
        decoder = new ApduDecoder(largest);
        channel = new EmbeddedChannel(tap, decoder, new ApduEncoder());
        channel.config().setAllocator(memory);
    }

    boolean isInsideApdu() {
        return decoder.isInsideApdu();
    }

    /** What the decoder makes of the reads, in order; the caller closes the APDUs. */
    List<Object> hears(byte[]... reads) {
        for (byte[] read : reads) {
            ByteBuf bytes = memory.directBuffer(Math.max(1, read.length));
            channel.writeInbound(bytes.writeBytes(read));
        }
        List<Object> heard = new ArrayList<>();
        for (Object each = channel.readInbound(); each != null; each = channel.readInbound()) {
            heard.add(each);
        }
        return heard;
    }

    /** What is wrong with the one thing that the reads hold. */
    MalformedApdu hearsMalformed(byte[]... reads) {
        List<Object> heard = hears(reads);
        assertEquals(1, heard.size(), "APDUs");
        return assertInstanceOf(MalformedApdu.class, heard.getFirst());
    }

    /** What leaves on the wire for this APDU, which is closed by it. */
    byte[] says(Apdu apdu) {
        tap.clear();
        channel.writeOutbound(apdu);
        return tap.bytes();
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
        assertEquals(0, memory.live(), "buffers that were never given back");
        assertEquals(0, memory.unwiped(), "buffers that were given back with something in them");
    }
}
