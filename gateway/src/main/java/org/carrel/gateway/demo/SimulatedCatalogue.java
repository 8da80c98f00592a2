package org.carrel.gateway.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.Channel;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduDecoder;
import org.carrel.z3950.ApduEncoder;
import org.carrel.z3950.ApduType;

/**
 * The library's catalogue as a Z39.50 target on loopback: some hundred records, searched, scanned
 * and sorted, with the personal baggage that real ones have. Listens from the moment it is made;
 * whoever makes it closes it.
 */
public final class SimulatedCatalogue implements AutoCloseable {
    /** The name under which it stands in the witness's record. */
    public static final String PARTY = "catalogue";

    private static final int MOST_CONNECTIONS = 100;

    private final Catalogue catalogue = Catalogue.open();
    private final CatalogueIndex index = new CatalogueIndex(catalogue);
    private final Evidence evidence = new Evidence();
    private final Witness witness;
    private final LoopbackService service;

    /** Opens the catalogue on any free port. */
    public SimulatedCatalogue(Witness witness) {
        this.witness = witness;
        this.service = new LoopbackService(PARTY, 0, MOST_CONNECTIONS, this::furnish);
    }

    /** The port it listens on. */
    public int port() {
        return service.port();
    }

    /** All that went over its wire. */
    Evidence evidence() {
        return evidence;
    }

    @Override
    public void close() {
        service.close();
    }

    private void furnish(Channel channel) {
        channel.pipeline()
                .addLast(new Listening(new ApduTap(PARTY, witness, evidence)))
                .addLast(new ApduDecoder(ApduDecoder.LARGEST_OF_CLIENT))
                .addLast(new ApduEncoder())
                .addLast(new Answering(new CatalogueDesk(catalogue, index, channel.alloc())));
    }

    /** The tap on the wire. */
    private static final class Listening extends ChannelDuplexHandler {
        private final ApduTap tap;

        Listening(ApduTap tap) {
            this.tap = tap;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object read) {
            hear(Direction.RECEIVED, read);
            context.fireChannelRead(read);
        }

        @Override
        public void write(ChannelHandlerContext context, Object written, ChannelPromise promise) {
            hear(Direction.SENT, written);
            context.write(written, promise);
        }

        private void hear(Direction direction, Object message) {
            if (message instanceof ByteBuf bytes) {
                byte[] copy = ByteBufUtil.getBytes(bytes);
                tap.hear(direction, copy, 0, copy.length);
            }
        }
    }

    /** Gives every question its answer. */
    private static final class Answering extends ChannelInboundHandlerAdapter {
        private final CatalogueDesk desk;

        Answering(CatalogueDesk desk) {
            this.desk = desk;
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object read) {
            if (!(read instanceof Apdu question)) {
                context.close();
                return;
            }
            try (question) {
                Apdu answer = desk.answer(question);
                boolean last = answer.type() == ApduType.CLOSE;
                context.writeAndFlush(answer);
                if (last) {
                    context.close();
                }
            }
        }

        /** A client that breaks the line off has nothing more to hear. */
        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
