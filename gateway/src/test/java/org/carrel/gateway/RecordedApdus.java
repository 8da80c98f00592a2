package org.carrel.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** What real catalogue clients said, and how to send what was made of it. */
final class RecordedApdus {
    private RecordedApdus() {}

    /** The seeds of the association's fuzz test; their last two bytes are no part of the APDU. */
    static List<byte[]> all() {
        Path folder =
                Path.of("src/test/resources/org/carrel/gateway/AssociationFuzzTestInputs")
                        .resolve("whatAClientSaysIsAnsweredOrEndsItsAssociation");
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted()
                    .map(RecordedApdus::read)
                    .filter(bytes -> bytes.length > 4)
                    .map(bytes -> Arrays.copyOf(bytes, bytes.length - 2))
                    .toList();
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static byte[] read(Path file) {
        try {
            return Files.readAllBytes(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** With an outer length that fits, so that the next one begins where this one ends. */
    static byte[] framed(byte[] apdu) {
        int tag = 1;
        if ((apdu[0] & 0x1F) == 0x1F) {
            while (tag < apdu.length && apdu[tag] < 0) {
                tag++;
            }
            tag++;
        }
        int begin = Math.min(apdu.length, tag + 1 + Math.max(0, lengthOctets(apdu, tag)));
        int length = apdu.length - begin;
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        whole.write(apdu, 0, Math.min(tag, apdu.length));
        whole.write(0x82);
        whole.write(length >> 8);
        whole.write(length);
        whole.write(apdu, begin, length);
        return whole.toByteArray();
    }

    private static int lengthOctets(byte[] apdu, int at) {
        return at < apdu.length && apdu[at] < 0 ? apdu[at] & 3 : 0;
    }
}
