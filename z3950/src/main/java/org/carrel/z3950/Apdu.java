package org.carrel.z3950;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.atomic.AtomicInteger;
import org.carrel.z3950.MalformedApdu.Fault;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerReader;
import org.carrel.z3950.ber.MalformedBer;
import org.carrel.z3950.ber.Wiping;
import org.jspecify.annotations.Nullable;

/**
 * One APDU: a frame in direct memory and a flat index of what it holds. The parts that {@link
 * ApduPart} names have been checked; others may be there and mean nothing.
 *
 * <p>Whoever makes an APDU closes it; the last holder's {@link #close()} wipes the frame. Parts are
 * windows that die with it. Not to be changed after it was made, so several threads may read it.
 */
public final class Apdu implements AutoCloseable {
    private final ApduType type;
    private final ByteBuf frame;
    private final boolean written;

    /** Of what we wrote it is made by whoever looks first; two who do make the same. */
    private @Nullable BerElement root;

    private final AtomicInteger holders = new AtomicInteger(1);

    private Apdu(ApduType type, ByteBuf frame, @Nullable BerElement root) {
        this.type = type;
        this.frame = frame;
        this.root = root;
        this.written = root == null;
    }

    /**
     * Takes over what a writer wrote that let nothing be missing or in a wrong place: it is neither
     * read nor checked again.
     */
    static Apdu written(ApduType type, ByteBuf frame) {
        return new Apdu(type, frame, null);
    }

    /**
     * Takes over a direct buffer whose readable bytes are one APDU; where they are none it is
     * wiped.
     *
     * @throws MalformedApdu if they are not exactly one APDU
     */
    public static Apdu of(ByteBuf frame) {
        boolean understood = false;
        try {
            BerElement root = BerReader.read(frame);
            ApduType type = ApduType.of(root.tag());
            if (type == null) {
                throw new MalformedApdu(Fault.UNKNOWN_APDU, 0);
            }
            PartCheck.check(type.body(), root);
            understood = true;
            return new Apdu(type, frame, root);
        } catch (MalformedBer malformed) {
            throw new MalformedApdu(Fault.BROKEN_BER, malformed.offset());
        } finally {
            if (!understood) {
                Wiping.release(frame);
            }
        }
    }

    public ApduType type() {
        return type;
    }

    /** The length of the frame in bytes, as it came or was written. */
    public int size() {
        return frame.readableBytes();
    }

    /** The whole APDU as an element, to be walked along. */
    public BerElement root() {
        BerElement known = root;
        if (known == null) {
            known = BerReader.read(frame);
            root = known;
        }
        return known;
    }

    /** The frame, if it is what goes to the wire as it stands: one that we wrote ourselves. */
    @Nullable ByteBuf wire() {
        return written ? frame : null;
    }

    /**
     * A part of it, without its wrapper; null where it is missing.
     *
     * @throws IllegalArgumentException if APDUs of this type have no such part
     */
    public @Nullable BerElement part(ApduPart part) {
        if (part.holder() != type.body()) {
            throw new IllegalArgumentException(part.text() + " is no part of " + type.text());
        }
        return part.in(root());
    }

    /**
     * A part of a part, each named as a part of the one before; null where one of them is missing.
     */
    public @Nullable BerElement part(ApduPart part, ApduPart... further) {
        BerElement found = part(part);
        for (ApduPart next : further) {
            if (found == null) {
                return null;
            }
            found =
                    next.holder().form() == PartType.Form.CHOICE
                            ? alternative(next, found)
                            : next.in(found);
        }
        return found;
    }

    /**
     * An integer among its parts, or another value where it is missing.
     *
     * @throws IllegalArgumentException if APDUs of this type have no such part
     */
    public long integer(ApduPart part, long otherwise) {
        BerElement found = part(part);
        return found == null ? otherwise : found.integer();
    }

    /**
     * A truth value among its parts; false where it is missing.
     *
     * @throws IllegalArgumentException if APDUs of this type have no such part
     */
    public boolean bool(ApduPart part) {
        BerElement found = part(part);
        return found != null && found.bool();
    }

    /** The reference id, which its answer must repeat byte for byte; null without one. */
    public @Nullable BerElement referenceId() {
        return ApduPart.of(type.body()).getFirst().in(root());
    }

    /**
     * One more holder of the same frame, who closes it too.
     *
     * @throws IllegalStateException if the last holder has closed it already
     */
    public Apdu shared() {
        if (holders.getAndUpdate(held -> held > 0 ? held + 1 : held) <= 0) {
            throw new IllegalStateException("shared after it was closed");
        }
        return this;
    }

    /** Wipes the frame when the last holder closes. */
    @Override
    public void close() {
        int left = holders.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("closed more often than held");
        }
        if (left == 0) {
            Wiping.release(frame);
        }
    }

    @Override
    public String toString() {
        return type.text() + " of " + size() + " bytes";
    }

    private static @Nullable BerElement alternative(ApduPart part, BerElement choice) {
        return part.begins(choice.tag()) ? part.unwrapped(choice) : null;
    }
}
