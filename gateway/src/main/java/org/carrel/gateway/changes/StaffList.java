package org.carrel.gateway.changes;

import java.io.IOException;
import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

/** Where commands find what nobody can tell, and settle it. One thread. */
interface StaffList {

    /**
     * How it stands with changes that nobody settled, those on the list among them.
     *
     * @throws JournalTrouble if that cannot be read
     */
    Collection<Entry> entries();

    /**
     * Takes one off.
     *
     * @throws JournalTrouble if that cannot be written down
     */
    void settle(Entry entry, Settlement as);

    /** A journal on the disk, from which a gateway that runs takes up what was settled. */
    static StaffList of(Pages pages) {
        return new StaffList() {
            @Override
            public Collection<Entry> entries() {
                try {
                    Set<String> settled =
                            pages.settlements().stream()
                                    .map(Settlement::reference)
                                    .collect(Collectors.toSet());
                    return pages.read().stream()
                            .filter(each -> !settled.contains(each.reference()))
                            .toList();
                } catch (IOException failed) {
                    throw JournalTrouble.noFile(pages.journal());
                }
            }

            @Override
            public void settle(Entry entry, Settlement as) {
                try {
                    pages.add(as);
                } catch (IOException failed) {
                    throw JournalTrouble.noFile(pages.settled());
                }
            }
        };
    }

    /** What several gateways keep together. */
    static StaffList of(CommonBook book) {
        return new StaffList() {
            @Override
            public Collection<Entry> entries() {
                return book.unknown().stream()
                        .map(each -> each.state() == State.OPEN ? each.as(State.UNKNOWN, "") : each)
                        .toList();
            }

            @Override
            public void settle(Entry entry, Settlement as) {
                book.settle(as.applied(entry));
            }
        };
    }
}
