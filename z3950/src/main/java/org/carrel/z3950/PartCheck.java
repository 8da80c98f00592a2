package org.carrel.z3950;

import java.util.List;
import org.carrel.z3950.MalformedApdu.Fault;
import org.carrel.z3950.PartType.Form;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.MalformedBer;
import org.jspecify.annotations.Nullable;

/**
 * Checks an element against the table: what is required is there, and every part that has a name
 * has contents of its type, so that nobody behind the decoder meets an integer of no octets. Parts
 * without a name pass; they are left out when an APDU is rebuilt. What stands inside an EXTERNAL is
 * checked by whoever opens it.
 */
final class PartCheck {
    private static final int LONGEST_INTEGER = 8;

    private PartCheck() {}

    /**
     * Checks what an element of this type holds.
     *
     * @throws MalformedApdu if it cannot be of this type
     */
    static void check(PartType type, BerElement element) {
        switch (type.form()) {
            case SEQUENCE -> checkSequence(type, element);
            case LIST -> checkList(type, element);
            case CHOICE -> checkAlternative(type, element);
            case OPAQUE -> {}
            default -> checkPrimitive(type.form(), element);
        }
    }

    private static void checkSequence(PartType type, BerElement element) {
        requireConstructed(element);
        List<ApduPart> parts = ApduPart.of(type);
        long seen = 0;
        int next = 0;
        for (BerElement child = element.firstChild(); child != null; child = child.next()) {
            int at = ApduPart.position(parts, next, child.tag());
            if (at >= 0) {
                checkPart(parts.get(at), child);
                seen |= 1L << at;
                next = Math.max(next, at + 1);
            }
        }
        if ((ApduPart.required(type) & ~seen) != 0) {
            throw new MalformedApdu(Fault.MISSING_PART, element.offset());
        }
    }

    private static void checkList(PartType type, BerElement element) {
        requireConstructed(element);
        ApduPart item = ApduPart.of(type).getFirst();
        for (BerElement child = element.firstChild(); child != null; child = child.next()) {
            if (!item.begins(child.tag())) {
                throw wrong(child);
            }
            checkPart(item, child);
        }
    }

    private static void checkAlternative(PartType type, BerElement element) {
        ApduPart alternative = ApduPart.of(type, element.tag());
        if (alternative == null) {
            throw wrong(element);
        }
        checkPart(alternative, element);
    }

    private static void checkPart(ApduPart part, BerElement element) {
        BerElement inner = element;
        if (part.isExplicit()) {
            inner = onlyChild(element);
            int tag = part.type().tag();
            if (tag != PartType.UNTAGGED && !inner.is(tag)) {
                throw wrong(inner);
            }
        }
        check(part.type(), inner);
    }

    private static BerElement onlyChild(BerElement wrapper) {
        @Nullable BerElement inner = wrapper.firstChild();
        if (inner == null || inner.next() != null) {
            throw wrong(wrapper);
        }
        return inner;
    }

    private static void checkPrimitive(Form form, BerElement element) {
        if (form == Form.STRING) {
            if (element.isConstructed()) {
                checkParts(element);
            }
            return;
        }
        int length = element.length();
        boolean sound =
                switch (form) {
                    case INTEGER -> length >= 1 && length <= LONGEST_INTEGER;
                    case BOOLEAN -> length == 1;
                    case NULL -> length == 0;
                    default -> length >= 1;
                };
        if (!sound || element.isConstructed()) {
            throw wrong(element);
        }
        checkContents(form, element);
    }

    private static void checkParts(BerElement element) {
        try {
            element.content();
        } catch (MalformedBer malformed) {
            throw wrong(element);
        }
    }

    private static void checkContents(Form form, BerElement element) {
        try {
            if (form == Form.OID) {
                element.oid();
            } else if (form == Form.BITS) {
                element.bits();
            }
        } catch (MalformedBer malformed) {
            throw wrong(element);
        }
    }

    private static void requireConstructed(BerElement element) {
        if (!element.isConstructed()) {
            throw wrong(element);
        }
    }

    private static MalformedApdu wrong(BerElement element) {
        return new MalformedApdu(Fault.WRONG_PART, element.offset());
    }
}
