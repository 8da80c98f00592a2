package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.buffer.UnpooledByteBufAllocator;
import org.carrel.z3950.record.Marc;
import org.carrel.z3950.record.MarcBuilder;
import org.carrel.z3950.record.MarcCharset;
import org.carrel.z3950.record.MarcTag;
import org.carrel.z3950.record.MarcWriter;

/** A few books that everybody may know of, as MARC 21; one has a staff note and a donor in it. */
final class FewBooks {
    private static final String LEADER = "00000nam a2200000 a 4500";
    private static final String[][] BOOKS = {
        {
            "1",
            "Verne, Jules",
            "Le tour du monde en quatre-vingts jours",
            "Voyages around the world"
        },
        {"2", "Verne, Jules", "Vingt mille lieues sous les mers", "Submarines"},
        {"3", "London, Jack", "The sea-wolf", "Seafaring life"},
        {"4", "Austen, Jane", "Pride and prejudice", "Courtship"},
        {"5", "Lagerl\u00f6f, Selma", "G\u00f6sta Berlings saga", "Clergy"},
    };

    private FewBooks() {}

    /** All of them, one behind the other. */
    static byte[] iso2709() {
        ByteBuf all = Unpooled.buffer();
        for (String[] book : BOOKS) {
            ByteBuf one = record(book);
            all.writeBytes(one);
            one.release();
        }
        return ByteBufUtil.getBytes(all);
    }

    private static ByteBuf record(String[] book) {
        UnpooledByteBufAllocator memory = UnpooledByteBufAllocator.DEFAULT;
        try (MarcBuilder builder = new MarcBuilder(memory, 1_024)) {
            builder.leader(LEADER).begin(MarcTag.of("001")).append(book[0]).end();
            field(builder, "100", '1', ' ', book[1]);
            field(builder, "245", '1', '0', book[2]);
            field(builder, "541", '0', ' ', "canary-donor");
            field(builder, "590", ' ', ' ', "canary-note");
            field(builder, "650", ' ', '0', book[3]);
            try (Marc marc = builder.build(MarcCharset.UTF_8)) {
                return MarcWriter.write(marc, memory);
            }
        }
    }

    private static void field(
            MarcBuilder builder, String tag, char first, char second, String text) {
        builder.begin(MarcTag.of(tag), first, second).subfield('a').append(text).end();
    }
}
