package org.carrel.gateway.token;

import io.netty.buffer.ByteBuf;
import java.util.Arrays;
import org.bouncycastle.crypto.MultiBlockCipher;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.generators.HKDFBytesGenerator;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.HKDFParameters;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Lasting tokens of 26 Base32 characters for cards of any shape. There are two kinds, which look
 * alike; with the same key and scope both give a card the same token again after a restart.
 *
 * <ul>
 *   <li><em>Reversible for as long as the key lives, restarts included:</em> cards that fit into 64
 *       bits, which are up to 19 digits, 12 capitals, digits and hyphens, 10 letters of either
 *       case, digits and hyphens, or 8 bytes of any kind. The token is one AES-256 block over the
 *       card and 64 bits of redundancy; another vendor's token, or any made-up one, passes once in
 *       9·10¹⁸ tries.
 *   <li><em>Reversible only from memory:</em> longer cards, up to {@link #LONGEST_CARD} bytes. The
 *       token is HMAC-SHA256 cut to 128 bits. The last so many are remembered off the heap; after a
 *       restart, or when newer ones have taken its place, a token is refused until its card is seen
 *       again.
 * </ul>
 *
 * <p>Safe for many threads, one at a time: a token takes about half a microsecond.
 */
public final class PermutedText implements Tokens {

    private final TokenForm form;
    private final MultiBlockCipher sealing = AESEngine.newInstance();
    private final MultiBlockCipher opening = AESEngine.newInstance();
    private final HMac digest = new HMac(new SHA256Digest());
    private final TokenMemory longCards;
    private boolean closed;

    /**
     * Reads the key, which may be closed afterwards.
     *
     * @param remembered how many of the longer cards can be turned back at once, at least one
     */
    public PermutedText(TokenKey key, TokenScope scope, TokenForm.Text form, int remembered) {
        this.form = form;
        longCards = new TokenMemory(remembered);
        byte[] secret = key.copy();
        byte[] pair = new byte[2 * TokenKey.BYTES];
        try {
            HKDFBytesGenerator derivation = new HKDFBytesGenerator(new SHA256Digest());
            derivation.init(HKDFParameters.skipExtractParameters(secret, scope.bytes()));
            derivation.generateBytes(pair, 0, pair.length);
            key(pair);
        } finally {
            Arrays.fill(secret, (byte) 0);
            Arrays.fill(pair, (byte) 0);
        }
    }

    private void key(byte[] pair) {
        KeyParameter block = new KeyParameter(pair, 0, TokenKey.BYTES);
        KeyParameter hash = new KeyParameter(pair, TokenKey.BYTES, TokenKey.BYTES);
        sealing.init(true, block);
        opening.init(false, block);
        digest.init(hash);
        Arrays.fill(block.getKey(), (byte) 0);
        Arrays.fill(hash.getKey(), (byte) 0);
    }

    @Override
    public synchronized void token(ByteBuf card, ByteBuf out) {
        NoToken.ifClosed(closed);
        NoToken.unlessUsable(card);
        byte[] block = new byte[CardPacking.BLOCK];
        try {
            if (CardPacking.pack(card, block)) {
                sealing.processBlock(block, 0, block, 0);
            } else {
                digest(card, block);
                remember(card, block);
            }
            form.write(block, out);
        } finally {
            Arrays.fill(block, (byte) 0);
        }
    }

    private void digest(ByteBuf card, byte[] block) {
        for (int index = card.readerIndex(); index < card.writerIndex(); index++) {
            digest.update(card.getByte(index));
        }
        byte[] whole = new byte[digest.getMacSize()];
        digest.doFinal(whole, 0);
        System.arraycopy(whole, 0, block, 0, block.length);
        Arrays.fill(whole, (byte) 0);
    }

    private void remember(ByteBuf card, byte[] block) {
        if (longCards.findCard(card) >= 0) {
            return;
        }
        if (longCards.full()) {
            longCards.dropOldest();
        }
        longCards.remember(card, block);
    }

    @Override
    public synchronized boolean card(ByteBuf token, ByteBuf out) {
        NoToken.ifClosed(closed);
        byte[] block = new byte[CardPacking.BLOCK];
        byte[] clear = new byte[CardPacking.BLOCK];
        try {
            if (!form.read(token, block)) {
                return false;
            }
            opening.processBlock(block, 0, clear, 0);
            return CardPacking.unpack(clear, out) || longCards.appendCard(block, out);
        } finally {
            Arrays.fill(block, (byte) 0);
            Arrays.fill(clear, (byte) 0);
        }
    }

    /** Wipes the memory of a longer card; a computed token ends only with the key. */
    @Override
    public synchronized void forget(ByteBuf card) {
        if (!closed) {
            longCards.forget(card);
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        key(new byte[2 * TokenKey.BYTES]);
        longCards.close();
    }
}
