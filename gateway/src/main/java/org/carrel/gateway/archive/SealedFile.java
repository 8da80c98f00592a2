package org.carrel.gateway.archive;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.crypto.generators.Argon2BytesGenerator;
import org.bouncycastle.crypto.params.Argon2Parameters;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

/**
 * A file that opens only with a secret: AES-256-GCM over pieces of 64 KiB, under a key that
 * Argon2id makes of the secret and a salt of the file's own. Each piece's nonce is its number and
 * whether it is the last (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár), and
 * the head is bound to each, so pieces can neither be changed, moved, left out nor cut off.
 */
public final class SealedFile {
    private static final byte[] FIRST = "carrel-backup 1\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SALT = 16;
    private static final int KEY = 32;
    private static final int TAG = 16;
    private static final int PIECE = 64 * 1024;

    /** What Argon2id costs, in KiB and passes: half a second, in a small heap. */
    private static final int MEMORY = 19 * 1024;

    private static final int PASSES = 8;

    private SealedFile() {}

    /**
     * What is written to it is sealed into the file; closing it ends the file and closes it.
     *
     * @param secret stays the caller's to wipe
     */
    public static OutputStream sealing(OutputStream file, byte[] secret) throws IOException {
        byte[] salt = new byte[SALT];
        new SecureRandom().nextBytes(salt);
        file.write(FIRST);
        file.write(salt);
        return new Sealing(file, new Pieces(key(secret, salt), salt));
    }

    /**
     * What is read from it was sealed into the file. Its end comes only where the file's last piece
     * was there.
     *
     * @param secret stays the caller's to wipe
     * @throws ArchiveTrouble with WRONG_KEY where it does not open, with ALTERED where the file is
     *     none of ours; reading throws the same
     */
    public static InputStream opening(InputStream file, byte[] secret) throws IOException {
        if (!Arrays.equals(file.readNBytes(FIRST.length), FIRST)) {
            throw new ArchiveTrouble(Reason.ALTERED);
        }
        byte[] salt = file.readNBytes(SALT);
        return new Opening(new DataInputStream(file), new Pieces(key(secret, salt), salt));
    }

    private static SecretKeySpec key(byte[] secret, byte[] salt) {
        byte[] key = new byte[KEY];
        Argon2BytesGenerator generator = new Argon2BytesGenerator();
        generator.init(
                new Argon2Parameters.Builder(Argon2Parameters.ARGON2_id)
                        .withVersion(Argon2Parameters.ARGON2_VERSION_13)
                        .withMemoryAsKB(MEMORY)
                        .withIterations(PASSES)
                        .withParallelism(1)
                        .withSalt(salt)
                        .build());
        generator.generateBytes(secret, key);
        SecretKeySpec spec = new SecretKeySpec(key, "AES");
        Arrays.fill(key, (byte) 0);
        return spec;
    }

    /** Pieces in their order. */
    private static final class Pieces {
        private final SecretKeySpec key;
        private final byte[] bound;
        private long number;

        Pieces(SecretKeySpec key, byte[] bound) {
            this.key = key;
            this.bound = bound;
        }

        byte[] next(int mode, byte[] piece, int length, boolean last)
                throws GeneralSecurityException {
            byte[] nonce = ByteBuffer.allocate(12).putLong(number++).putInt(last ? 1 : 0).array();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG * 8, nonce));
            cipher.updateAAD(bound);
            return cipher.doFinal(piece, 0, length);
        }
    }

    private static final class Sealing extends OutputStream {
        private final DataOutputStream file;
        private final Pieces pieces;
        private final byte[] piece = new byte[PIECE];
        private int filled;

        Sealing(OutputStream file, Pieces pieces) {
            this.file = new DataOutputStream(file);
            this.pieces = pieces;
        }

        @Override
        public void write(int value) throws IOException {
            if (filled == PIECE) {
                seal(false);
            }
            piece[filled++] = (byte) value;
        }

        @Override
        public void close() throws IOException {
            try (file) {
                seal(true);
            }
        }

        private void seal(boolean last) throws IOException {
            try {
                byte[] sealed = pieces.next(Cipher.ENCRYPT_MODE, piece, filled, last);
                file.writeBoolean(last);
                file.writeInt(sealed.length);
                file.write(sealed);
                Arrays.fill(piece, (byte) 0);
                filled = 0;
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("this Java has no AES-GCM", impossible);
            }
        }
    }

    private static final class Opening extends InputStream {
        private final DataInputStream file;
        private final Pieces pieces;
        private byte[] piece = new byte[0];
        private int at;
        private boolean last;

        Opening(DataInputStream file, Pieces pieces) {
            this.file = file;
            this.pieces = pieces;
        }

        @Override
        public int read() throws IOException {
            while (at == piece.length && !last) {
                open();
            }
            return at == piece.length ? -1 : piece[at++] & 0xFF;
        }

        @Override
        public int read(byte[] to, int offset, int length) throws IOException {
            int first = length == 0 ? 0 : read();
            if (first < 0 || length == 0) {
                return first;
            }
            to[offset] = (byte) first;
            int more = Math.min(length - 1, piece.length - at);
            System.arraycopy(piece, at, to, offset + 1, more);
            at += more;
            return more + 1;
        }

        @Override
        public void close() throws IOException {
            file.close();
        }

        private void open() throws IOException {
            try {
                last = file.readBoolean();
                int length = file.readInt();
                if (length < TAG || length > PIECE + TAG) {
                    throw new ArchiveTrouble(Reason.ALTERED);
                }
                byte[] sealed = file.readNBytes(length);
                piece = pieces.next(Cipher.DECRYPT_MODE, sealed, sealed.length, last);
                at = 0;
            } catch (EOFException | GeneralSecurityException doesNotOpen) {
                throw new ArchiveTrouble(Reason.WRONG_KEY);
            }
        }
    }
}
