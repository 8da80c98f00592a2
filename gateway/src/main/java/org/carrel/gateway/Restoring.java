package org.carrel.gateway;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.carrel.config.Secret;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.Measured;
import org.carrel.gateway.archive.SealedFile;
import org.carrel.gateway.console.FirstBoot.Restored;

/**
 * A backup that is brought to a gateway which runs and knows nobody yet.
 *
 * @param most of a backup that unpacks to more bytes nothing is restored
 */
record Restoring(Archive archive, Storage storage, long most) {
    /** So much may come out of the file; what holds more is restored by the command. */
    static final long USUAL = 4L << 30;

    /**
     * Fills the archive with it.
     *
     * @param passphrase stays the caller's to wipe; empty for the storage's key
     */
    Restored from(InputStream backup, byte[] passphrase) {
        byte[] secret = passphrase.length == 0 ? key() : passphrase.clone();
        try (InputStream in =
                new Measured(new GZIPInputStream(SealedFile.opening(backup, secret)), most)) {
            archive.fillInsteadFrom(in);
            return Restored.DONE;
        } catch (ArchiveTrouble trouble) {
            return switch (trouble.reason()) {
                case WRONG_KEY -> Restored.DOES_NOT_OPEN;
                case ALTERED -> Restored.NO_BACKUP;
                case CONFLICT -> Restored.NOT_EMPTY;
                case SWOLLEN -> Restored.TOO_LARGE;
                default -> throw trouble;
            };
        } catch (ZipException | EOFException none) {
            return Restored.NO_BACKUP;
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } finally {
            Arrays.fill(secret, (byte) 0);
        }
    }

    private byte[] key() {
        Secret key = storage.key().orElseThrow().secret();
        byte[] secret = new byte[key.length()];
        key.copyTo(ByteBuffer.wrap(secret));
        return secret;
    }
}
