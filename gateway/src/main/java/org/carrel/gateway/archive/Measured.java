package org.carrel.gateway.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.carrel.gateway.archive.ArchiveTrouble.Reason;

/**
 * A copy of an archive as it is unpacked, up to so many bytes: a small file may have been made to
 * swell until nothing else has room. Whoever is told that it does has restored nothing.
 */
public final class Measured extends FilterInputStream {
    private final long most;
    private long read;

    /**
     * @param in what comes out of the file; closed with this
     * @param most so many bytes are read, and not one more
     */
    public Measured(InputStream in, long most) {
        super(in);
        this.most = most;
    }

    @Override
    public int read() throws IOException {
        int next = super.read();
        count(next < 0 ? 0 : 1);
        return next;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
        int got = super.read(into, from, length);
        count(Math.max(0, got));
        return got;
    }

    @Override
    public long skip(long wanted) throws IOException {
        long skipped = super.skip(wanted);
        count(skipped);
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(long more) {
        read += more;
        if (read > most) {
            throw new ArchiveTrouble(Reason.SWOLLEN);
        }
    }
}
