package org.carrel.gateway.demo;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.sip2.Sip2Dialect;

/** Shows a witness the lines of one connection, byte for byte as they are on the wire. */
final class WitnessTap extends ChannelDuplexHandler {
    private static final int LONGEST = 64 * 1024;

    private final Witness witness;
    private final String party;
    private final Charset charset;
    private final ByteArrayOutputStream received = new ByteArrayOutputStream();
    private final ByteArrayOutputStream sent = new ByteArrayOutputStream();

    WitnessTap(Witness witness, String party, Sip2Dialect dialect) {
        this.witness = witness;
        this.party = party;
        this.charset = Charset.forName(dialect.charset().text());
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object read) {
        if (read instanceof ByteBuf bytes) {
            look(bytes, received, Direction.RECEIVED);
        }
        context.fireChannelRead(read);
    }

    @Override
    public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
        if (written instanceof ByteBuf bytes) {
            look(bytes, sent, Direction.SENT);
        }
        context.write(written, promise);
    }

    private void look(ByteBuf bytes, ByteArrayOutputStream line, Direction direction) {
        for (int at = bytes.readerIndex(); at < bytes.writerIndex(); at++) {
            byte octet = bytes.getByte(at);
            if (octet != '\r' && octet != '\n') {
                if (line.size() < LONGEST) {
                    line.write(octet);
                }
            } else if (line.size() > 0) {
                witness.saw(party, direction, line.toString(charset));
                line.reset();
            }
        }
    }
}
