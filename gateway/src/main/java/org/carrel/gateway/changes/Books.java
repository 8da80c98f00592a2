package org.carrel.gateway.changes;

import org.carrel.gateway.watch.Watchers;

/** Where it is put down how it stands with changes: in memory and, where there is one, on disk. */
record Books(Register register, Journal journal, Watchers watchers) {

    /** Puts something on the list of staff. */
    void list(Entry entry) {
        journal.write(register.list(entry), true, () -> {}, () -> {});
    }
}
