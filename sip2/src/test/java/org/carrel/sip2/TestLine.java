package org.carrel.sip2;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import io.netty.buffer.ByteBuf;
import io.netty.channel.embedded.EmbeddedChannel;
import java.util.ArrayList;
import java.util.List;

/**
 * One connection to a peer of a dialect, with the decoder and the encoder on it. Closing it proves
 * that all memory was given back, and wiped before.
 */
final class TestLine implements AutoCloseable {
    private final WitnessAllocator memory = new WitnessAllocator();
    private final WireTap tap = new WireTap();
    private final Sip2Decoder decoder;
    private final EmbeddedChannel channel;

    TestLine(Sip2Dialect dialect) {
        decoder = new Sip2Decoder(dialect);
        channel = new EmbeddedChannel(tap, decoder, new Sip2Encoder(dialect));
        channel.config().setAllocator(memory);
    }

    WitnessAllocator memory() {
        return memory;
    }

    EmbeddedChannel channel() {
        return channel;
    }

    boolean isInsideMessage() {
        return decoder.isInsideMessage();
    }

    /** What the decoder makes of the reads, in order; the caller closes the messages. */
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

    /** The one message that the reads hold; the caller closes it. */
    Sip2Message hearsMessage(byte[]... reads) {
        List<Object> heard = hears(reads);
        assertEquals(1, heard.size(), "messages");
        return assertInstanceOf(Sip2Message.class, heard.getFirst());
    }

    /** What is wrong with the one thing that the reads hold. */
    MalformedSip2 hearsMalformed(byte[]... reads) {
        List<Object> heard = hears(reads);
        assertEquals(1, heard.size(), "messages");
        return assertInstanceOf(MalformedSip2.class, heard.getFirst());
    }

    /** What the reads hold, as {@link SampleMessage#transcript(Object)} would tell it. */
    List<String> transcripts(byte[]... reads) {
        return hears(reads).stream().map(SampleMessage::transcript).toList();
    }

    /** What leaves on the wire for this message, which is closed by it. */
    byte[] says(Sip2Message message) {
        tap.clear();
        channel.writeOutbound(message);
        return tap.bytes();
    }

    @Override
    public void close() {
        channel.finishAndReleaseAll();
        assertEquals(0, memory.live(), "buffers that were never given back");
        assertEquals(0, memory.unwiped(), "buffers that were given back with something in them");
    }
}
