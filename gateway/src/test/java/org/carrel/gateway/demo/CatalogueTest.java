package org.carrel.gateway.demo;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import org.carrel.config.BuiltIn;
import org.carrel.config.Label;
import org.carrel.config.record.RecordRules;
import org.carrel.gateway.scrub.RecordScrubber;
import org.carrel.gateway.scrub.Scrubbed;
import org.carrel.z3950.record.Marc;
import org.carrel.z3950.record.MarcDialect;
import org.carrel.z3950.record.MarcReader;
import org.carrel.z3950.record.MarcWriter;
import org.carrel.z3950.record.RecordForm;
import org.junit.jupiter.api.Test;

class CatalogueTest {
    private static final PooledByteBufAllocator MEMORY = PooledByteBufAllocator.DEFAULT;
    private final Catalogue catalogue = Catalogue.open();

    @Test
    void thereAreAFewHundredRecordsAndEachCanBeReadAgain() {
        assertTrue(catalogue.size() > 300);
        for (int number = 0; number < catalogue.size(); number++) {
            ByteBuf record = record(number);
            try (Marc marc = new MarcReader(MarcDialect.MARC_21, MEMORY).read(record)) {
                assertTrue(marc.fields() > 8);
            } finally {
                record.release();
            }
        }
    }

    @Test
    void theFirstRecordTellsOfAPersonUntilItIsScrubbed() {
        ByteBuf record = record(0);
        assertTrue(record.toString(StandardCharsets.UTF_8).contains("Ashdown"));
        RecordRules koha = Objects.requireNonNull(BuiltIn.records().get(new Label("koha")));
        RecordScrubber scrubber = new RecordScrubber(koha, MEMORY);
        try (Scrubbed scrubbed =
                scrubber.scrub(Optional.of(RecordForm.MARC), record, RecordForm.MARC)) {
            assertTrue(scrubbed instanceof Scrubbed.Passed);
            String out = ((Scrubbed.Passed) scrubbed).record().toString(StandardCharsets.UTF_8);
            assertTrue(out.contains("Pride and prejudice"));
            assertFalse(out.contains("Ashdown"));
            assertFalse(out.contains("2026-12-01"));
        } finally {
            record.release();
        }
    }

    @Test
    void wordsFindAWorkByItsAuthor() {
        assertTrue(catalogue.words(0).contains("austen, jane"));
    }

    private ByteBuf record(int number) {
        try (Marc marc = catalogue.record(number, MEMORY)) {
            return MarcWriter.write(marc, MEMORY);
        }
    }
}
