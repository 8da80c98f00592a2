package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.carrel.sip2.Sip2Dialect.Checksum;
import org.carrel.sip2.Sip2Dialect.Terminator;

/**
 * Writes messages in a peer's dialect: its charset, its delimiter, AY and AZ where the message has
 * a sequence, its terminator; behind the message in its own frame where that is free, else in a
 * copy. It takes over the message's hold, and what it wrote is wiped once the socket took it and
 * nobody else holds the frame. One per connection.
 */
public final class Sip2Encoder extends ChannelOutboundHandlerAdapter {
    /** AY, AZ and the longest terminator, in bytes, and some to spare. */
    private static final int TAIL = 16;

    private final Sip2Dialect dialect;

    public Sip2Encoder(Sip2Dialect dialect) {
        this.dialect = dialect;
    }

    @Override
    public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
        if (!(written instanceof Sip2Message message)) {
            context.write(written, promise);
            return;
        }
        Sip2Frame frame = message.frame();
        if (isWireForm(frame) && frame.mayFinish(TAIL)) {
            ByteBuf wire = frame.bytes().retainedDuplicate().setIndex(0, frame.length());
            context.write(finished(message, wire), promise.unvoid())
                    .addListener(sent -> message.close());
        } else {
            ByteBuf wire;
            try (message) {
                wire = copied(context.alloc(), message);
            }
            context.write(wire.retain(), promise.unvoid())
                    .addListener(sent -> Wiping.release(wire));
        }
    }

    /** The message as it goes to the wire, as a copy, which the caller wipes and releases. */
    ByteBuf copied(ByteBufAllocator allocator, Sip2Message message) {
        Sip2Frame frame = message.frame();
        int size = frame.length() + TAIL;
        // may never grow, here or in a TLS handler: growth would leave the old bytes behind
        ByteBuf wire = allocator.directBuffer(size, size);
        if (isWireForm(frame)) {
            wire.writeBytes(frame.bytes(), 0, frame.length());
        } else {
            transcode(message, wire);
        }
        return finished(message, wire);
    }

    private ByteBuf finished(Sip2Message message, ByteBuf wire) {
        if (message.sequence() != Sip2Message.NO_SEQUENCE) {
            sign(message, wire);
        }
        return writeTerminator(wire);
    }

    private boolean isWireForm(Sip2Frame frame) {
        return frame.plain() && dialect.delimiter() == Sip2Message.DELIMITER;
    }

    private void transcode(Sip2Message message, ByteBuf wire) {
        ByteBuf frame = message.frame().bytes();
        wire.writeBytes(frame, 0, Sip2Message.CODE_LENGTH + message.type().fixedLength());
        Sip2Index index = message.frame().index();
        for (int field = 0; field < index.fields(); field++) {
            int fieldStart = wire.writerIndex();
            wire.writeShort(index.id(field));
            int start = index.start(field);
            dialect.charset().fromUtf8(frame, start, index.end(field) - start, wire);
            withoutDelimiter(wire, fieldStart);
            wire.writeByte(dialect.delimiter());
        }
    }

    /** A delimiter inside an id or a value would begin a field that nobody allowed. */
    private void withoutDelimiter(ByteBuf wire, int from) {
        int at = from;
        while ((at = wire.indexOf(at, wire.writerIndex(), (byte) dialect.delimiter())) >= 0) {
            wire.setByte(at, ' ');
        }
    }

    /** 96 and 97 carry AZ and never AY (sip2.md §5.2). */
    private void sign(Sip2Message message, ByteBuf wire) {
        if (message.type().isNumbered()) {
            wire.writeByte('A').writeByte('Y').writeByte('0' + message.sequence());
        }
        wire.writeByte('A').writeByte('Z');
        int end = wire.writerIndex();
        boolean characters = dialect.habits().checksum() == Checksum.CHARACTERS;
        Sip2Checksum.write(
                characters
                        ? dialect.charset().checksum(wire, 0, end)
                        : Sip2Checksum.of(wire, 0, end),
                wire);
    }

    private ByteBuf writeTerminator(ByteBuf wire) {
        return switch (dialect.terminator()) {
            case Terminator.CR -> wire.writeByte('\r');
            case Terminator.CRLF -> wire.writeByte('\r').writeByte('\n');
            case Terminator.LF -> wire.writeByte('\n');
        };
    }
}
