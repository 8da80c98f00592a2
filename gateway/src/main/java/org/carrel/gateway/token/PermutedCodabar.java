package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;

/**
 * Lasting tokens that pass for library barcodes, for a library whose own barcodes all begin with
 * one prefix. The eight serial digits are permuted under the vendor's key, the prefix becomes a
 * reserved one, the check digit is made new. Nothing is stored: with the same key and scope the
 * tokens survive a restart, and every card has exactly one.
 *
 * <p>A token sent astray to the library system names nobody, because the prefix is not the
 * library's. A token of another vendor is refused by its prefix <em>only</em>: every eight digits
 * permute back to some eight digits, so under one shared prefix a foreign token would be taken for
 * another person's. Give each vendor a prefix of its own; whoever reads the configuration must
 * refuse two vendors with one prefix.
 */
public final class PermutedCodabar implements Tokens {

    /** One per processor: an engine never waits while it works, so more would only lie idle. */
    private static final int ENGINES = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);

    private final TokenForm library;
    private final TokenForm reserved;
    private final DigitPermutation permutation;

    /**
     * Reads the key, which may be closed afterwards.
     *
     * @throws IllegalArgumentException if the vendor's prefix is the library's own
     */
    public PermutedCodabar(
            TokenKey key, TokenScope scope, CodabarPrefix library, CodabarPrefix reserved) {
        if (library.equals(reserved)) {
            throw new IllegalArgumentException("a token must not look like the library's cards");
        }
        this.library = new TokenForm.Codabar14(library);
        this.reserved = new TokenForm.Codabar14(reserved);
        permutation = new DigitPermutation(key, scope, ENGINES);
    }

    @Override
    public void token(ByteBuf card, ByteBuf out) {
        byte[] serial = new byte[library.size()];
        try {
            if (!library.read(card, serial)) {
                throw new NoToken(NoToken.Reason.NOT_A_LIBRARY_CARD);
            }
            permutation.apply(serial);
            reserved.write(serial, out);
        } finally {
            Arrays.fill(serial, (byte) 0);
        }
    }

    @Override
    public boolean card(ByteBuf token, ByteBuf out) {
        byte[] serial = new byte[reserved.size()];
        try {
            if (!reserved.read(token, serial)) {
                return false;
            }
            permutation.undo(serial);
            library.write(serial, out);
            return true;
        } finally {
            Arrays.fill(serial, (byte) 0);
        }
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
