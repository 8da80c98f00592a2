package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.carrel.z3950.ber.BerReader;
import org.carrel.z3950.ber.MalformedBer;

/**
 * Whatever a client sends is understood or refused with a diagnostic, no memory stays behind, and
 * what was understood can be said and understood again.
 *
 * <p>A normal build replays the seeds. To look for new ones: {@code JAZZER_FUZZ=1 timeout 30m mvn
 * -B test -pl z3950 -Dtest=QueryFuzzTest#cqlIsUnderstoodOrRefused}.
 */
class QueryFuzzTest {
    private final Memory memory = new Memory();

    @FuzzTest(maxDuration = "8h")
    void cqlIsUnderstoodOrRefused(byte[] wire) {
        try (CqlQuery cql = CqlReader.read(window(wire), memory)) {
            String said = Memory.written(to -> CqlWriter.write(cql, to));
            try (CqlQuery again = CqlReader.read(Memory.window(said), memory)) {
                assertEquals(cql.root(), again.root());
            }
            try (Query query = CqlToRpn.query(cql, CqlMapReader.standard(), memory)) {
                assertSayable(query);
            }
        } catch (QueryFault _) {
            // a refusal is an answer
        }
        memory.assertWiped();
    }

    @FuzzTest(maxDuration = "8h")
    void pqfIsUnderstoodOrRefused(byte[] wire) {
        try (Query query = PqfReader.read(window(wire), memory)) {
            assertSayable(query);
        } catch (QueryFault _) {
            // a refusal is an answer
        }
        memory.assertWiped();
    }

    @FuzzTest(maxDuration = "8h")
    void rpnIsUnderstoodOrRefused(byte[] wire) {
        ByteBuf bytes = Unpooled.wrappedBuffer(wire);
        for (TermCharset charset : TermCharset.values()) {
            try (Query query =
                    RpnReader.read(
                            BerReader.read(bytes), charset, CqlMapReader.standard(), memory)) {
                assertSayable(query);
            } catch (QueryFault | MalformedBer _) {
                // a refusal is an answer
            }
        }
        memory.assertWiped();
    }

    private static Window window(byte[] wire) {
        return Window.on(Unpooled.wrappedBuffer(wire));
    }

    private void assertSayable(Query query) {
        String pqf = Languages.pqf(query);
        try (Query again = PqfReader.read(Memory.window(pqf), memory)) {
            assertEquals(query.root(), again.root());
        }
        Languages.rpn(query);
        try {
            Languages.cql(query);
        } catch (QueryFault _) {
            // not every query has words in CQL
        }
    }
}
