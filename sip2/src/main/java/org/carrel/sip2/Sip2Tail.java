package org.carrel.sip2;

import io.netty.buffer.ByteBuf;
import org.carrel.sip2.MalformedSip2.Fault;
import org.carrel.sip2.Sip2Dialect.Checksum;
import org.jspecify.annotations.Nullable;

/**
 * The end of a wire frame, where AY and AZ stand if they stand anywhere. Looks only; the bytes stay
 * as they are (sip2.md §5).
 */
final class Sip2Tail {
    /** AZ and its four digits. */
    static final int CHECKSUM = 6;

    /** AY and its digit. */
    static final int SEQUENCE = 3;

    /** AY, AZ and their values, where {@code #} stands for any hexadecimal digit. */
    private static final String SIGNATURE = "AY#AZ####";

    /** In how many places AY and AZ may be damaged and still be known for what they were. */
    private static final int MOST_DAMAGE = 2;

    private final Sip2Dialect dialect;

    Sip2Tail(Sip2Dialect dialect) {
        this.dialect = dialect;
    }

    /**
     * Where the frame ends once empty fields behind AZ, which has no delimiter of its own, are left
     * out; elsewhere empty fields are skipped anyway.
     */
    int end(ByteBuf wire, int from, int to) {
        int end = to;
        while (end > from
                && (wire.getByte(end - 1) == dialect.delimiter() || wire.getByte(end - 1) == 0)) {
            end--;
        }
        return claimed(wire, from, end) >= 0 || isDamaged(wire, from, end) ? end : to;
    }

    /**
     * Whether the frame ends in a checksum that agrees. AZ in the middle of a value counts only if
     * it agrees: an item number may well end in AZ and four digits.
     *
     * @throws MalformedSip2 if it does not, and stands where nothing else could stand; also if AY
     *     and AZ are no longer quite what they were, for then it is not a frame without a checksum,
     *     which would be believed
     */
    boolean isSigned(ByteBuf wire, int from, int end) {
        int claimed = claimed(wire, from, end);
        if (claimed >= 0 && claimed == Sip2Checksum.of(wire, from, end - 4)) {
            return true;
        }
        if (isDamaged(wire, from, end)) {
            throw new MalformedSip2(Fault.WRONG_CHECKSUM, end - SIGNATURE.length() - from, true);
        }
        if (claimed < 0 || !mayBeginField(wire, from, end - CHECKSUM)) {
            return false;
        }
        if (dialect.habits().checksum() != Checksum.UNCHECKED
                && claimed != sumOfCharacters(wire, from, end - 4)) {
            throw new MalformedSip2(Fault.WRONG_CHECKSUM, end - 4 - from, true);
        }
        return true;
    }

    /**
     * Whether the bytes are a whole message although its terminator never came: they end in AY and
     * AZ, and the sum agrees (sip2.md §7, row 34).
     */
    boolean isWhole(ByteBuf wire, int from, int end) {
        int claimed = claimed(wire, from, end);
        int at = end - CHECKSUM;
        boolean resend = at == from + Sip2Message.CODE_LENGTH && !isNumbered(wire, from, at);
        return claimed >= 0
                && (resend || hasSequence(wire, from, at))
                && claimed == Sip2Checksum.of(wire, from, end - 4);
    }

    static boolean hasSequence(ByteBuf wire, int from, int end) {
        int at = end - SEQUENCE;
        return at >= from + Sip2Message.CODE_LENGTH
                && wire.getByte(at) == 'A'
                && wire.getByte(at + 1) == 'Y'
                && isDigit(wire.getByte(at + 2));
    }

    /** The kind of message that begins here; null where it is none that we know. */
    static @Nullable Sip2MessageType type(ByteBuf wire, int from, int end) {
        return hasCode(wire, from, end)
                ? Sip2MessageType.of((wire.getByte(from) - '0') * 10 + wire.getByte(from + 1) - '0')
                : null;
    }

    /** Whether two digits stand here. */
    static boolean hasCode(ByteBuf wire, int from, int end) {
        return end - from >= Sip2Message.CODE_LENGTH
                && isDigit(wire.getByte(from))
                && isDigit(wire.getByte(from + 1));
    }

    private boolean mayBeginField(ByteBuf wire, int from, int at) {
        return type(wire, from, at) == null
                || beginsField(wire, from, at)
                || hasSequence(wire, from, at);
    }

    private boolean beginsField(ByteBuf wire, int from, int at) {
        Sip2MessageType type = type(wire, from, at);
        return wire.getByte(at - 1) == dialect.delimiter()
                || (type != null && at == from + Sip2Message.CODE_LENGTH + type.fixedLength());
    }

    /** Whether what stands last is almost AY and AZ: some of their bytes are others. */
    private boolean isDamaged(ByteBuf wire, int from, int end) {
        int at = end - SIGNATURE.length();
        if (dialect.habits().checksum() == Checksum.UNCHECKED
                || at < from + Sip2Message.CODE_LENGTH
                || !beginsField(wire, from, at)) {
            return false;
        }
        int damage = 0;
        for (int place = 0; place < SIGNATURE.length() && damage <= MOST_DAMAGE; place++) {
            int octet = wire.getByte(at + place);
            char letter = SIGNATURE.charAt(place);
            damage += (letter == '#' ? Character.digit(octet, 16) >= 0 : octet == letter) ? 0 : 1;
        }
        return damage > 0 && damage <= MOST_DAMAGE;
    }

    /** As some peers sum what they say: after it was decoded, or before it was encoded (row 6). */
    private int sumOfCharacters(ByteBuf wire, int from, int end) {
        Sip2Charset charset = dialect.habits().utf8() ? Sip2Charset.UTF_8 : dialect.charset();
        return charset.checksum(wire, from, end);
    }

    private static boolean isNumbered(ByteBuf wire, int from, int end) {
        Sip2MessageType type = type(wire, from, end);
        return type == null || type.isNumbered();
    }

    private static int claimed(ByteBuf wire, int from, int end) {
        int at = end - CHECKSUM;
        return at >= from + Sip2Message.CODE_LENGTH
                        && wire.getByte(at) == 'A'
                        && wire.getByte(at + 1) == 'Z'
                ? Sip2Checksum.read(wire, at + 2)
                : -1;
    }

    private static boolean isDigit(int octet) {
        return octet >= '0' && octet <= '9';
    }
}
