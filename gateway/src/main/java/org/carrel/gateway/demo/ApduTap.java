package org.carrel.gateway.demo;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import org.carrel.gateway.demo.Witness.Direction;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduDecoder;
import org.carrel.z3950.ber.BerFraming;

/**
 * Listens to one Z39.50 connection and tells a witness, APDU by APDU, what can be read there. One
 * per connection; each direction on one thread at a time.
 */
final class ApduTap {
    private final String party;
    private final Witness witness;
    private final Evidence evidence;
    private final Map<Direction, Ear> ears = new EnumMap<>(Direction.class);

    ApduTap(String party, Witness witness, Evidence evidence) {
        this.party = party;
        this.witness = witness;
        this.evidence = evidence;
        for (Direction direction : Direction.values()) {
            ears.put(direction, new Ear());
        }
    }

    /** What has been heard of an APDU so far. */
    private static final class Ear {
        private final BerFraming framing = new BerFraming(ApduDecoder.LARGEST_OF_SERVER);

        /** On the heap, for nobody tells an ear when its connection is over. */
        private final ByteBuf heard = Unpooled.buffer();
    }

    /** Hears these bytes. */
    synchronized void hear(Direction direction, byte[] bytes, int from, int length) {
        Ear ear = ears.computeIfAbsent(direction, _ -> new Ear());
        ByteBuf heard = ear.heard.writeBytes(bytes, from, length);
        int size = ear.framing.scan(heard, heard.readerIndex(), heard.writerIndex());
        while (size != BerFraming.UNFINISHED) {
            tell(direction, heard.readBytes(size));
            size = ear.framing.scan(heard, heard.readerIndex(), heard.writerIndex());
        }
        heard.discardReadBytes();
    }

    private void tell(Direction direction, ByteBuf frame) {
        evidence.add(direction, frame.toString(StandardCharsets.UTF_8));
        try (Apdu apdu = Apdu.of(frame)) {
            witness.saw(party, direction, ApduText.of(apdu));
        }
    }
}
