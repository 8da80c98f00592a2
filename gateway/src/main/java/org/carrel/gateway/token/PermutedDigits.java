package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Lasting tokens of digits, for a library whose own cards all follow one pattern. What is free in
 * the card's number is permuted under the vendor's key, the prefix becomes a reserved one, a check
 * digit is made new. Nothing is stored: with the same key and scope the tokens survive a restart,
 * and every card has exactly one.
 *
 * <p>A token sent astray to the library system names nobody, because the prefix is not the
 * library's. A token of another vendor, or of an earlier key, is refused by its prefix
 * <em>only</em>, where the token has no more free digits than the card: every number permutes back
 * to some number, so under one shared prefix a foreign token would be taken for another person's.
 * Give each vendor a prefix of its own; the configuration's reader refuses two vendors with one.
 */
public final class PermutedDigits implements Tokens {

    private final TokenForm.Numeric library;
    private final TokenForm.Numeric reserved;
    private final int padding;
    private final DigitPermutation permutation;

    /**
     * Reads the key, which may be closed afterwards.
     *
     * @param library what the library's own cards look like
     * @param reserved what the vendor's look like; at least as many free digits as the library's
     * @throws IllegalArgumentException if a token could look like a card, or has too few digits
     */
    public PermutedDigits(
            TokenKey key, TokenScope scope, TokenForm.Numeric library, TokenForm.Numeric reserved) {
        if (library.equals(reserved)) {
            throw new IllegalArgumentException("a token must not look like the library's cards");
        }
        if (!fits(library, reserved)) {
            throw new IllegalArgumentException("the token has fewer digits than there are cards");
        }
        this.library = library;
        this.reserved = reserved;
        padding = reserved.size() - library.size();
        permutation =
                new DigitPermutation(key, scope, reserved.size(), DigitPermutation.USUAL_WIDTH);
    }

    /** Whether every card of the one form has room in the other. */
    public static boolean fits(TokenForm.Numeric library, TokenForm.Numeric reserved) {
        return reserved.size() >= library.size() && reserved.size() >= FormatPreserving.FEWEST;
    }

    @Override
    public void token(ByteBuf card, ByteBuf out) {
        byte[] number = new byte[library.size()];
        byte[] padded = new byte[reserved.size()];
        try {
            if (!library.read(card, number)) {
                throw new NoToken(NoToken.Reason.NOT_A_LIBRARY_CARD);
            }
            System.arraycopy(number, 0, padded, padding, number.length);
            permutation.apply(padded);
            reserved.write(padded, out);
        } finally {
            Arrays.fill(number, (byte) 0);
            Arrays.fill(padded, (byte) 0);
        }
    }

    @Override
    public boolean card(ByteBuf token, ByteBuf out) {
        byte[] number = new byte[library.size()];
        byte[] padded = new byte[reserved.size()];
        try {
            if (!reserved.read(token, padded)) {
                return false;
            }
            permutation.undo(padded);
            System.arraycopy(padded, padding, number, 0, number.length);
            if (!isPadded(padded)) {
                return false;
            }
            library.write(number, out);
            return true;
        } finally {
            Arrays.fill(number, (byte) 0);
            Arrays.fill(padded, (byte) 0);
        }
    }

    private boolean isPadded(byte[] padded) {
        for (int place = 0; place < padding; place++) {
            if (padded[place] != 0) {
                return false;
            }
        }
        return true;
    }

    /** Does nothing: there is no memory of a card, its token ends with the key. */
    @Override
    public void forget(ByteBuf card) {
        // computed, not remembered
    }

    @Override
    public void close() {
        permutation.close();
    }
}
