package org.carrel.z3950;

import io.netty.buffer.ByteBuf;
import java.util.Optional;
import org.carrel.z3950.MalformedApdu.Fault;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerTag;
import org.carrel.z3950.ber.Oid;
import org.jspecify.annotations.Nullable;

/**
 * A window on an EXTERNAL: what it says it is, and what it carries. Liberal in what it takes: bytes
 * may stand as octets or as an OCTET STRING that is called ASN.1 (z3950.md §4.1). One that only
 * refers to a presentation context has no identifier here and is to be dropped.
 */
public final class External {
    private final BerElement element;
    private final @Nullable BerElement identifier;
    private final BerElement encoding;

    /**
     * A window on an element whose tag is an EXTERNAL's or that of a part which is one.
     *
     * @throws MalformedApdu if it carries nothing
     */
    public External(BerElement element) {
        this.element = element;
        this.identifier = ApduPart.EXTERNAL_DIRECT_REFERENCE.in(element);
        BerElement found = ApduPart.EXTERNAL_ENCODING.in(element);
        if (found == null) {
            throw new MalformedApdu(Fault.MISSING_PART, element.offset());
        }
        this.encoding = found;
    }

    /** The whole of it, to be copied. */
    public BerElement element() {
        return element;
    }

    /** What it says it is, if it says so itself. */
    public Optional<Oid> identifier() {
        return Optional.ofNullable(identifier).map(BerElement::oid);
    }

    /** Whether it says that it is this. */
    public boolean is(Oid oid) {
        return identifier != null && identifier.is(oid);
    }

    /** The record syntax that it says it is in, if that is in the table. */
    public Optional<RecordSyntax> syntax() {
        return identifier().flatMap(RecordSyntax::of);
    }

    /** The element that it carries; null where it carries bytes. */
    public @Nullable BerElement single() {
        return encoding.is(ApduPart.ENCODING_SINGLE.tag())
                ? ApduPart.ENCODING_SINGLE.unwrapped(encoding)
                : null;
    }

    /**
     * The element that it carries, checked to be of a type; null where it carries bytes.
     *
     * @throws MalformedApdu if it is of another type
     */
    public @Nullable BerElement single(PartType type) {
        BerElement single = single();
        if (single != null) {
            int tag = type.tag();
            if (tag != PartType.UNTAGGED && !single.is(tag)) {
                throw new MalformedApdu(Fault.WRONG_PART, single.offset());
            }
            PartCheck.check(type, single);
        }
        return single;
    }

    /**
     * The bytes that it carries, as a buffer that shares the frame's memory and is not to be
     * released; null where it carries an element that is no OCTET STRING.
     */
    public @Nullable ByteBuf octets() {
        if (encoding.is(ApduPart.ENCODING_OCTETS.tag())) {
            return encoding.content();
        }
        BerElement single = single();
        return single != null && single.is(BerTag.OCTET_STRING) ? single.content() : null;
    }

    @Override
    public String toString() {
        return "external of " + element.length() + " bytes";
    }
}
