package org.carrel.gateway.scrub;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.List;
import java.util.Optional;
import org.carrel.config.record.RecordRules;
import org.carrel.gateway.WitnessAllocator;
import org.carrel.gateway.scrub.Scrubbed.Passed;
import org.carrel.z3950.record.RecordForm;

/**
 * Whatever a target sends as a record: it is scrubbed or withheld, never an exception; no memory is
 * kept or left with something in it; and what came out is the same when it is scrubbed again. A
 * seed is the bytes of a record, then one byte each for the wanted form, the form, and the profile.
 *
 * <p>A normal build replays the seeds. To look for new ones: {@code JAZZER_FUZZ=1 timeout 30m mvn
 * -B test -pl gateway -am -Dtest=RecordScrubberFuzzTest -Dsurefire.failIfNoSpecifiedTests=false}.
 */
class RecordScrubberFuzzTest {
    private static final List<RecordRules> RULES =
            List.of(
                    Scrubbing.profile("marc21"),
                    Scrubbing.forLoans(Scrubbing.profile("koha-unimarc")),
                    Scrubbing.profile("alma"),
                    Scrubbing.profile("polaris"));
    private static final List<RecordForm> FORMS = List.of(RecordForm.values());

    @FuzzTest(maxDuration = "8h")
    void whatATargetSendsIsScrubbedOrWithheld(FuzzedDataProvider data) {
        RecordRules rules = RULES.get(data.consumeInt(0, RULES.size() - 1));
        RecordForm form = FORMS.get(data.consumeInt(0, FORMS.size() - 1));
        RecordForm wanted = FORMS.get(data.consumeInt(0, FORMS.size() - 1));
        byte[] body = data.consumeRemainingAsBytes();
        WitnessAllocator memory = WitnessAllocator.counting();
        RecordScrubber scrubber = new RecordScrubber(rules, memory);
        byte[] once = scrub(scrubber, form, body, wanted);
        if (once.length > 0) {
            assertArrayEquals(once, scrub(scrubber, wanted, once, wanted));
        }
        assertEquals(0, memory.live());
        assertEquals(0, memory.unwiped());
    }

    /** What came out; nothing where the record was withheld. */
    private static byte[] scrub(
            RecordScrubber scrubber, RecordForm form, byte[] body, RecordForm wanted) {
        ByteBuf bytes = Unpooled.wrappedBuffer(body);
        try (Scrubbed scrubbed = scrubber.scrub(Optional.of(form), bytes, wanted)) {
            if (!(scrubbed instanceof Passed(_, ByteBuf record)) || isNotReadBack(form, wanted)) {
                return new byte[0];
            }
            byte[] out = new byte[record.readableBytes()];
            record.getBytes(record.readerIndex(), out);
            return out;
        }
    }

    /** Text made of fields and the XML of an OPAC record are for people and clients, not for us. */
    private static boolean isNotReadBack(RecordForm form, RecordForm wanted) {
        boolean opacXml = form == RecordForm.OPAC && wanted == RecordForm.XML;
        return opacXml || wanted == RecordForm.SUTRS;
    }
}
