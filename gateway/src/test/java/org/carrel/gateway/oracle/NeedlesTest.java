package org.carrel.gateway.oracle;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.foreign.MemorySegment;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.carrel.gateway.oracle.Needles.Match;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the oracle finds, in which disguise, and what it leaves alone. */
class NeedlesTest {
    private static final String CARD = "29001736412857";
    private static final String NAME = "Kqzvwnpdtäbm";
    private static final Needles NEEDLES =
            new Needles(
                    Stream.of(
                            CanaryValue.whole(ValueClass.CARD, CARD),
                            CanaryValue.whole(ValueClass.NAME, NAME)));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "29001736412857",
                "2900173641285",
                "29001736412850",
                "29001736412",
                "01736412857",
                "75821463710092",
                "2900 1736 4128 57",
                "2900-1736-4128-57",
                "3239303031373336343132383537",
                "Kqzvwnpdtäbm",
                "kqzvwnpdtäbm",
                "KQZVWNPDTÄBM",
                "mbätdpnwvzqK",
                "Kqzvwnpdt%C3%A4bm",
                "Kqzvwnpdt\\u00e4bm",
                "Kqzvwnpdt&#228;bm"
            })
    void a_value_is_found_in_this_form(String form) {
        assertFalse(found(("before " + form + " behind").getBytes(UTF_8)).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "ISO-8859-1", "IBM850"})
    void a_value_is_found_in_this_charset(String charset) {
        assertFalse(found(("-" + NAME + "-").getBytes(Charset.forName(charset))).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "xy"})
    void a_value_is_found_in_base64_wherever_it_begins(String before) {
        byte[] encoded = Base64.getEncoder().encode((before + CARD + "|AD").getBytes(UTF_8));
        assertFalse(found(encoded).isEmpty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"MD5", "SHA-1", "SHA-256", "SHA-512"})
    void a_digest_is_found_even_when_it_was_cut_short(String algorithm) throws Exception {
        byte[] digest = MessageDigest.getInstance(algorithm).digest(CARD.getBytes(UTF_8));
        String hex = HexFormat.of().formatHex(digest);
        String base64 = Base64.getEncoder().encodeToString(digest);
        assertFalse(found(hex.getBytes(UTF_8)).isEmpty());
        assertFalse(found((" " + hex.substring(0, 8) + " ").getBytes(UTF_8)).isEmpty());
        assertFalse(found(hex.toUpperCase(Locale.ROOT).getBytes(UTF_8)).isEmpty());
        assertFalse(found(base64.getBytes(UTF_8)).isEmpty());
    }

    @Test
    void a_card_that_was_read_as_a_number_is_found_in_either_order_of_bytes() {
        long number = Long.parseLong(CARD);
        for (long each : new long[] {number, Long.reverseBytes(number)}) {
            byte[] haystack = ByteBuffer.allocate(24).putLong(8, each).array();
            assertEquals(1, found(haystack).size());
        }
    }

    @Test
    void a_whole_card_is_told_of_once_and_by_its_longest_form() {
        assertEquals(
                List.of("raw"), found(CARD.getBytes(UTF_8)).stream().map(Match::form).toList());
    }

    @Test
    void a_number_that_merely_begins_like_a_digest_is_left_alone() throws Exception {
        byte[] digest = MessageDigest.getInstance("MD5").digest(CARD.getBytes(UTF_8));
        String start = HexFormat.of().formatHex(digest).substring(0, 8);
        assertTrue(found((start + "zzzzzzzz").getBytes(UTF_8)).isEmpty());
    }

    @Test
    void another_card_is_left_alone() {
        assertTrue(found("2900173641 1736412857 29998736412857".getBytes(UTF_8)).isEmpty());
    }

    @Test
    void a_value_is_found_behind_a_long_emptiness_and_at_the_very_end() {
        byte[] value = CARD.getBytes(UTF_16LE);
        for (int emptiness = 0; emptiness < 40; emptiness++) {
            byte[] haystack = new byte[emptiness + value.length];
            System.arraycopy(value, 0, haystack, emptiness, value.length);
            assertFalse(found(haystack).isEmpty(), "behind " + emptiness + " zeros");
        }
    }

    @Test
    void a_value_is_found_in_gzip_and_in_zip() {
        assertEquals(1, found(packed(GZIPOutputStream::new)).size());
        assertEquals(
                1,
                found(
                                packed(out -> {
                                    ZipOutputStream zip = new ZipOutputStream(out);
                                    zip.putNextEntry(new ZipEntry("entry"));
                                    return zip;
                                }))
                        .size());
    }

    @Test
    void what_only_looks_packed_does_no_harm() {
        byte[] haystack = new byte[64];
        haystack[0] = 0x1F;
        haystack[1] = (byte) 0x8B;
        haystack[2] = 8;
        haystack[3] = 0x1C;
        haystack[10] = -1;
        haystack[11] = -1;
        assertTrue(found(haystack).isEmpty());
    }

    private static List<Match> found(byte[] bytes) {
        List<Match> matches = new ArrayList<>();
        search(MemorySegment.ofArray(bytes), matches);
        return matches;
    }

    private static void search(MemorySegment haystack, List<Match> matches) {
        NEEDLES.search(
                haystack,
                matches::add,
                offset ->
                        Unpacking.at(haystack, offset)
                                .ifPresent(unpacked -> search(unpacked, matches)));
    }

    private static byte[] packed(Packer packer) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes("before".getBytes(UTF_8));
        try (OutputStream packing = packer.around(out)) {
            packing.write(("x".repeat(100) + CARD + "x".repeat(100)).getBytes(UTF_8));
        } catch (IOException never) {
            throw new UncheckedIOException(never);
        }
        return out.toByteArray();
    }

    private interface Packer {
        OutputStream around(OutputStream out) throws IOException;
    }
}
