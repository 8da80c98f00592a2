package org.carrel.z3950.query;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import org.carrel.z3950.ber.BerReader;
import org.carrel.z3950.ber.BerWriter;

/** Queries from and to the texts that tests write; every step leaves no memory behind. */
final class Languages {
    private Languages() {}

    /** What becomes of a query. */
    interface Saying {
        String said(Query query);
    }

    static String ofPqf(String pqf, Saying saying) {
        Memory memory = new Memory();
        try (Query query = PqfReader.read(Memory.window(pqf), memory)) {
            return saying.said(query);
        } finally {
            memory.assertWiped();
        }
    }

    static String ofCql(String cql, CqlMap map, Saying saying) {
        Memory memory = new Memory();
        try (CqlQuery text = CqlReader.read(Memory.window(cql), memory);
                Query query = CqlToRpn.query(text, map, memory)) {
            return saying.said(query);
        } finally {
            memory.assertWiped();
        }
    }

    static String ofRpn(String hex, TermCharset charset, Saying saying) {
        Memory memory = new Memory();
        ByteBuf bytes = memory.directBuffer().writeBytes(ByteBufUtil.decodeHexDump(hex));
        try (Query query =
                RpnReader.read(BerReader.read(bytes), charset, CqlMapReader.standard(), memory)) {
            return saying.said(query);
        } finally {
            bytes.setZero(0, bytes.capacity()).release();
            memory.assertWiped();
        }
    }

    static String pqf(Query query) {
        return Memory.written(to -> PqfWriter.write(query, to));
    }

    static String rpn(Query query) {
        return rpn(query, TermCharset.UTF_8);
    }

    static String rpn(Query query, TermCharset charset) {
        try (BerWriter writer = new BerWriter(new Memory())) {
            RpnWriter.write(query, charset, writer);
            ByteBuf bytes = writer.finish();
            String hex = ByteBufUtil.hexDump(bytes);
            bytes.release();
            return hex;
        }
    }

    static String cql(Query query) {
        return cql(query, CqlMapReader.standard());
    }

    static String cql(Query query, CqlMap map) {
        Memory memory = new Memory();
        try (CqlQuery cql = RpnToCql.query(query, map, memory)) {
            return Memory.written(to -> CqlWriter.write(cql, to));
        } finally {
            memory.assertWiped();
        }
    }
}
