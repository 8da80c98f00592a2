package org.carrel.z3950.record;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.List;
import java.util.SplittableRandom;
import org.carrel.z3950.ber.Wiping;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Our reading of ISO 2709 and MARC-8 beside that of yaz-marcdump. */
class YazMarcdumpIT {
    private static final Path YAZ = Path.of("/usr/bin/yaz-marcdump");
    private static final PooledByteBufAllocator MEMORY = PooledByteBufAllocator.DEFAULT;
    private static final List<String> TEXTS =
            List.of(
                    "Ångström é ñ ü ç ł ø æ ß",
                    "Война и мир",
                    "Ελλάς",
                    "ספר",
                    "plain & <text>",
                    "½ of all",
                    "العربية");
    private static final int RECORDS = 8;

    @TempDir Path folder;

    @Test
    void bothSeeTheSameFieldsInWhatWeWrite() throws IOException, InterruptedException {
        requireYaz();
        SplittableRandom random = new SplittableRandom(7);
        for (int record = 0; record < RECORDS; record++) {
            try (Marc marc = random(random)) {
                byte[] xml = yaz(marc, "utf-8");
                assertEquals(xml(marc), again(xml));
            }
        }
    }

    @Test
    void bothReadTheSameOutOfMarc8() throws IOException, InterruptedException {
        requireYaz();
        SplittableRandom random = new SplittableRandom(8);
        for (int record = 0; record < RECORDS; record++) {
            try (Marc utf8 = random(random);
                    Marc marc8 = MarcTranscoder.toMarc8(utf8, MEMORY);
                    Marc ours = MarcTranscoder.toUtf8(marc8, MarcDialect.MARC_21, MEMORY)) {
                byte[] xml = yaz(marc8, "marc-8");
                assertEquals(xml(ours), again(xml));
            }
        }
    }

    private static void requireYaz() {
        assumeTrue(
                Files.isExecutable(YAZ), "yaz-marcdump is not here (Debian package yaz): skipped");
    }

    private byte[] yaz(Marc marc, String charset) throws IOException, InterruptedException {
        Path file = folder.resolve("record.mrc");
        Path out = folder.resolve("record.xml");
        Files.write(file, bytes(MarcWriter.write(marc, MEMORY)));
        Process process =
                new ProcessBuilder(
                                YAZ.toString(),
                                "-i",
                                "marc",
                                "-o",
                                "marcxml",
                                "-f",
                                charset,
                                "-t",
                                "utf-8",
                                file.toString())
                        .redirectOutput(out.toFile())
                        .start();
        assertEquals(0, process.waitFor());
        return Files.readAllBytes(out);
    }

    /** What yaz wrote, read and written by us, so that only the contents are compared. */
    private static String again(byte[] xml) {
        try (Marc marc = new MarcXmlReader(MEMORY).read(Unpooled.wrappedBuffer(xml))) {
            return xml(marc);
        }
    }

    /** Without the leader, whose lengths are of each writer's making. */
    private static String xml(Marc marc) {
        String xml = new String(bytes(MarcXmlWriter.write(marc, MEMORY)), StandardCharsets.UTF_8);
        return Normalizer.normalize(xml.replaceAll("<leader>.*</leader>", ""), Normalizer.Form.NFC);
    }

    private static Marc random(SplittableRandom random) {
        try (MarcBuilder builder = new MarcBuilder(MEMORY, 1000)) {
            builder.begin(MarcTag.of("001")).append("id" + random.nextInt(1000)).end();
            for (int fields = random.nextInt(1, 20); fields > 0; fields--) {
                builder.begin(MarcTag.of("" + random.nextInt(100, 1000)), '1', ' ');
                for (int subfields = random.nextInt(1, 4); subfields > 0; subfields--) {
                    builder.subfield("abcxz9".charAt(random.nextInt(6)));
                    builder.append(TEXTS.get(random.nextInt(TEXTS.size())));
                }
                builder.end();
            }
            return builder.build(MarcCharset.UTF_8);
        }
    }

    private static byte[] bytes(ByteBuf buffer) {
        byte[] bytes = new byte[buffer.readableBytes()];
        buffer.readBytes(bytes);
        Wiping.release(buffer);
        return bytes;
    }
}
