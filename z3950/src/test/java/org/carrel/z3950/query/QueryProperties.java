package org.carrel.z3950.query;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import java.util.stream.LongStream;
import org.carrel.z3950.ber.BerReader;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is written reads as what it was; a failing case is named by its seed. */
class QueryProperties {
    private static final int CASES = 400;

    static LongStream seeds() {
        long first = Long.getLong("carrel.seed", System.nanoTime());
        return LongStream.range(first, first + CASES);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void pqf_reads_as_what_was_written(long seed) {
        Memory memory = new Memory();
        try (Query query = new Trees(seed).query();
                Query again = PqfReader.read(Memory.window(Languages.pqf(query)), memory)) {
            assertEquals(query.root(), again.root());
            assertEquals(query.attributeSet(), again.attributeSet());
        }
        memory.assertWiped();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void rpn_reads_as_what_was_written(long seed) {
        Memory memory = new Memory();
        ByteBuf bytes = memory.heapBuffer();
        try (Query query = new Trees(seed).query()) {
            bytes.writeBytes(ByteBufUtil.decodeHexDump(Languages.rpn(query)));
            try (Query again = read(bytes, memory)) {
                assertEquals(query.root(), again.root());
                assertEquals(query.attributeSet(), again.attributeSet());
            }
        }
        memory.assertWiped();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void cql_reads_as_what_was_written(long seed) {
        Memory memory = new Memory();
        try (CqlQuery query = new Trees(seed).cqlQuery()) {
            String cql = Memory.written(to -> CqlWriter.write(query, to));
            try (CqlQuery again = CqlReader.read(Memory.window(cql), memory)) {
                assertEquals(query.root(), again.root(), cql);
                assertEquals(query.sortKeys(), again.sortKeys(), cql);
            }
        }
        memory.assertWiped();
    }

    /** The words of a term, whatever signs are in it, arrive at a target that speaks CQL. */
    @ParameterizedTest
    @MethodSource("seeds")
    void a_term_survives_the_way_through_cql(long seed) {
        String term = new Trees(seed).text(12);
        String pqf = "@attr 1=4 " + quoted(term);
        String cql = Languages.ofPqf(pqf, Languages::cql);
        String again = Languages.ofCql(cql, CqlMapReader.standard(), Languages::pqf);
        assertEquals(quoted(term), again.substring(again.indexOf("@attr 1=4 ") + 10));
    }

    private static String quoted(String term) {
        return Memory.written(to -> PqfEscapes.quoted(Memory.window(term), to));
    }

    private static Query read(ByteBuf bytes, Memory memory) {
        return RpnReader.read(
                BerReader.read(bytes), TermCharset.UTF_8, CqlMapReader.standard(), memory);
    }
}
