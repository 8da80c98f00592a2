package org.carrel.gateway.oracle;

import java.io.ByteArrayOutputStream;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/** Unpacks what begins somewhere in a haystack as gzip or as an entry of a zip, within a bound. */
final class Unpacking {
    /** No more than this comes out of one member. */
    static final int LONGEST = 16 * 1024 * 1024;

    private static final int ZIP_ENTRY = 0x504B0304;
    private static final int GZIP = 0x1F8B0800;
    private static final int GZIP_HEADER = 10;
    private static final int ZIP_HEADER = 30;
    private static final ValueLayout.OfShort LITTLE =
            ValueLayout.JAVA_SHORT_UNALIGNED.withOrder(java.nio.ByteOrder.LITTLE_ENDIAN);

    private Unpacking() {}

    /** Whether these four bytes may be the beginning of something packed. */
    static boolean mayBegin(int four) {
        // the fourth byte of gzip is its flags, of which there are five
        return four == ZIP_ENTRY || (four & 0xFFFFFFE0) == GZIP;
    }

    /** What is packed there; nothing if nothing is. */
    static Optional<MemorySegment> at(MemorySegment haystack, long offset) {
        return dataOffset(haystack, offset)
                .filter(start -> start < haystack.byteSize())
                .map(start -> inflated(haystack.asSlice(start)))
                .filter(unpacked -> unpacked.length >= Needles.KEY_LENGTH)
                .map(MemorySegment::ofArray);
    }

    private static Optional<Long> dataOffset(MemorySegment haystack, long offset) {
        if (haystack.byteSize() - offset <= ZIP_HEADER) {
            return Optional.empty();
        }
        if (haystack.get(ValueLayout.JAVA_BYTE, offset) == 'P') {
            int names =
                    Short.toUnsignedInt(haystack.get(LITTLE, offset + 26))
                            + Short.toUnsignedInt(haystack.get(LITTLE, offset + 28));
            return Optional.of(offset + ZIP_HEADER + names);
        }
        return Optional.of(gzipData(haystack, offset));
    }

    /** Behind the header's optional parts (RFC 1952 §2.3): extra, name, comment, checksum. */
    private static long gzipData(MemorySegment haystack, long offset) {
        int flags = haystack.get(ValueLayout.JAVA_BYTE, offset + 3);
        long at = offset + GZIP_HEADER;
        if ((flags & 4) != 0) {
            at += 2 + Short.toUnsignedInt(haystack.get(LITTLE, at));
        }
        for (int texts = Integer.bitCount(flags & 0x18); texts > 0; texts--) {
            while (at < haystack.byteSize() && haystack.get(ValueLayout.JAVA_BYTE, at) != 0) {
                at++;
            }
            at++;
        }
        return (flags & 2) != 0 ? at + 2 : at;
    }

    /** As much as can be unpacked; what broke off is worth reading as well. */
    private static byte[] inflated(MemorySegment packed) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] piece = new byte[8192];
        try (Inflater inflater = new Inflater(true)) {
            ByteBuffer all = packed.asSlice(0, Math.min(packed.byteSize(), LONGEST)).asByteBuffer();
            inflater.setInput(all);
            for (int got = inflater.inflate(piece);
                    got > 0 && out.size() < LONGEST;
                    got = inflater.inflate(piece)) {
                out.write(piece, 0, got);
            }
        } catch (DataFormatException noMore) {
            return out.toByteArray();
        }
        return out.toByteArray();
    }
}
