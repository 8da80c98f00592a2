package org.carrel.z3950.record;

import java.util.Arrays;

/** Which fields a record has and where, as plain numbers. */
final class MarcIndex {
    private static final int WIDTH = 3;
    private static final int USUAL_FIELDS = 40;

    private int[] entries;
    private int size;
    private int contentSize;

    MarcIndex() {
        this(USUAL_FIELDS);
    }

    MarcIndex(int fields) {
        entries = new int[fields * WIDTH];
    }

    void add(int tag, int start, int end) {
        if (size == Marc.MOST_FIELDS) {
            throw new MalformedRecord(MalformedRecord.Fault.TOO_MANY, start);
        }
        int at = size * WIDTH;
        if (at == entries.length) {
            entries = Arrays.copyOf(entries, Math.max(at * 2, USUAL_FIELDS));
        }
        entries[at] = tag;
        entries[at + 1] = start;
        entries[at + 2] = end;
        contentSize += end - start;
        size++;
    }

    int size() {
        return size;
    }

    int contentSize() {
        return contentSize;
    }

    int tag(int field) {
        return entries[at(field)];
    }

    int start(int field) {
        return entries[at(field) + 1];
    }

    int end(int field) {
        return entries[at(field) + 2];
    }

    private int at(int field) {
        if (field < 0 || field >= size) {
            throw new IndexOutOfBoundsException(field);
        }
        return field * WIDTH;
    }
}
