package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBufAllocator;
import org.carrel.z3950.query.CqlQuery;
import org.carrel.z3950.query.CqlReader;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;
import org.carrel.z3950.sru.SruDiagnostic;
import org.carrel.z3950.sru.SruFault;

/**
 * The sort keys of SRU 1.1: {@code path,schema,ascending,caseSensitive,missingValue}, one behind
 * another with spaces between them. A path is taken for an index of its schema, as in {@code
 * title,dc,0}.
 */
final class WebSortKeys {
    private static final int SCHEMA = 1;
    private static final int ASCENDING = 2;
    private static final int CASE_SENSITIVE = 3;

    private WebSortKeys() {}

    /**
     * The same keys behind the {@code sortBy} of CQL; the caller closes it.
     *
     * @throws SruFault for anything but names and choices
     */
    static CqlQuery read(Window keys, ByteBufAllocator allocator) {
        try (WipedBuffer text = new WipedBuffer(allocator, 2 * Query.LARGEST)) {
            text.writeAscii("cql.allRecords=1 sortBy");
            int from = 0;
            while (from < keys.length()) {
                int space = keys.indexOf(' ', from);
                int end = space < 0 ? keys.length() : space;
                if (end > from) {
                    key(keys.part(from, end), text);
                }
                from = end + 1;
            }
            return CqlReader.read(Window.of(text), allocator);
        }
    }

    private static void key(Window key, WipedBuffer text) {
        Window path = name(column(key, 0));
        Window schema = name(column(key, SCHEMA));
        if (path.isEmpty()) {
            throw new SruFault(SruDiagnostic.SORT);
        }
        text.writeByte(' ');
        if (!schema.isEmpty() && path.indexOf('.', 0) < 0) {
            schema.copyTo(text);
            text.writeByte('.');
        }
        path.copyTo(text);
        if (saysNo(column(key, ASCENDING))) {
            text.writeAscii("/sort.descending");
        }
        Window sensitive = column(key, CASE_SENSITIVE);
        if (!sensitive.isEmpty() && !saysNo(sensitive)) {
            text.writeAscii("/sort.respectCase");
        }
    }

    private static boolean saysNo(Window choice) {
        return choice.is("0") || choice.isIgnoringCase("false");
    }

    /** One of the values between the commas; empty where there are not so many. */
    private static Window column(Window key, int number) {
        int from = 0;
        for (int passed = 0; passed < number; passed++) {
            int comma = key.indexOf(',', from);
            if (comma < 0) {
                return Window.nothing();
            }
            from = comma + 1;
        }
        int end = key.indexOf(',', from);
        return key.part(from, end < 0 ? key.length() : end);
    }

    private static Window name(Window text) {
        for (int at = 0; at < text.length(); at++) {
            int letter = text.byteAt(at);
            boolean plain = letter < 0x80 && (Character.isLetterOrDigit(letter) || letter == '.');
            if (!plain) {
                throw new SruFault(SruDiagnostic.SORT);
            }
        }
        return text;
    }
}
