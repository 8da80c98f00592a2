package org.carrel.z3950.sru;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.Unpooled;
import java.util.Map;
import org.carrel.z3950.query.Memory;
import org.carrel.z3950.query.Window;

/**
 * Whatever a client or a target sends is understood or refused with a diagnostic, and no memory
 * stays behind.
 *
 * <p>A normal build replays the seeds. To look for new ones: {@code JAZZER_FUZZ=1 timeout 30m mvn
 * -B test -pl z3950 -Dtest=SruFuzzTest#aRequestIsUnderstoodOrRefused}.
 */
class SruFuzzTest {
    private static final SolrRecords RECORDS =
            new SolrRecords(SolrRecords.Form.MARC_XML, Map.of("a", "245a", "b", "001"));

    private final Memory memory = new Memory();

    @FuzzTest(maxDuration = "8h")
    void aRequestIsUnderstoodOrRefused(byte[] wire) {
        Window form = Window.on(Unpooled.wrappedBuffer(wire));
        try (SruRequest request = SruRequest.read(form, memory)) {
            request.cql();
        } catch (SruFault _) {
            // a refusal is an answer
        }
        memory.assertWiped();
    }

    @FuzzTest(maxDuration = "8h")
    void anAnswerIsUnderstoodOrRefused(byte[] wire) {
        try (SruAnswer answer = SruAnswerReader.read(Unpooled.wrappedBuffer(wire), memory)) {
            answer.entries();
        } catch (SruFault _) {
            // a refusal is an answer
        }
        try (SruAnswer answer =
                SolrAnswerReader.read(Unpooled.wrappedBuffer(wire), RECORDS, memory)) {
            answer.entries();
        } catch (SruFault _) {
            // a refusal is an answer
        }
        memory.assertWiped();
    }
}
