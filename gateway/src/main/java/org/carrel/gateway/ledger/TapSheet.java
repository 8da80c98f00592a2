package org.carrel.gateway.ledger;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.ToIntBiFunction;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.ledger.MessageShapes.Column;
import org.jspecify.annotations.Nullable;

/**
 * Where the taps of one peer's connections count: a row of counters for each message. Any thread.
 */
final class TapSheet {
    /** Stands for bytes that are no message of SIP2; the ledger never has it. */
    static final String UNREADABLE = "unreadable";

    private static final int MESSAGES = 100;
    private static final int NOT_MADE = 0;

    private final FieldCodes codes;
    private final ToIntBiFunction<String, String> maker;
    private final AtomicReferenceArray<@Nullable Row> rows = new AtomicReferenceArray<>(MESSAGES);
    private final int unreadable;

    /**
     * @param maker makes the counter for a message's code and an element's name
     */
    TapSheet(FieldCodes codes, ToIntBiFunction<String, String> maker) {
        this.codes = codes;
        this.maker = maker;
        this.unreadable = maker.applyAsInt(UNREADABLE, UNREADABLE);
    }

    /** The slot of a field's code. */
    int slot(int first, int second) {
        return codes.slot(first, second);
    }

    /** The counter of bytes that are no message. */
    int unreadable() {
        return unreadable;
    }

    /** The row of a message, or null where the standard has none with this number. */
    @Nullable Row row(int number) {
        Row row = rows.get(number);
        return row == null ? made(number) : row;
    }

    private synchronized @Nullable Row made(int number) {
        Row row = rows.get(number);
        String code = String.format(Locale.ROOT, "%02d", number);
        List<Column> columns = MessageShapes.of(code);
        if (row == null && columns != null) {
            row = new Row(code, columns);
            rows.set(number, row);
        }
        return row;
    }

    /** The counters for one message. */
    final class Row {
        private final String message;
        private final int[] columns;
        private final int width;
        private volatile AtomicIntegerArray fields = new AtomicIntegerArray(codes.count());

        Row(String message, List<Column> shape) {
            this.message = message;
            this.width = shape.stream().mapToInt(Column::width).sum();
            this.columns =
                    shape.stream().flatMapToInt(column -> Arrays.stream(line(column))).toArray();
        }

        /** The width of all columns together, in bytes. */
        int width() {
            return width;
        }

        /** Counter and width of each column in turn. */
        int[] columns() {
            return columns;
        }

        /** The counter for fields of this slot. */
        int field(int slot) {
            AtomicIntegerArray known = fields;
            int made = slot < known.length() ? known.get(slot) : NOT_MADE;
            return made == NOT_MADE ? make(slot) : made - 1;
        }

        private synchronized int make(int slot) {
            if (slot >= fields.length()) {
                fields = longer(fields);
            }
            AtomicIntegerArray known = fields;
            if (known.get(slot) == NOT_MADE) {
                known.set(slot, maker.applyAsInt(message, codes.name(slot)) + 1);
            }
            return known.get(slot) - 1;
        }

        /** With room for the codes that were declared since; only {@link #make} writes there. */
        private AtomicIntegerArray longer(AtomicIntegerArray known) {
            AtomicIntegerArray longer = new AtomicIntegerArray(codes.count());
            for (int slot = 0; slot < known.length(); slot++) {
                longer.set(slot, known.get(slot));
            }
            return longer;
        }

        private int[] line(Column column) {
            String name = ElementName.PROTOCOL + column.name();
            return new int[] {maker.applyAsInt(message, name), column.width()};
        }
    }
}
