package org.carrel.gateway.changes;

import java.util.Optional;

/**
 * A message in a book drop: of its entry everybody may know what the journal tells as well, the
 * rest is sealed and opens only with just this entry.
 *
 * @param sealed in Base64
 */
record Dropped(Entry entry, String sealed) {

    /** What stands in a line, unless it is none. */
    static Optional<Dropped> parse(String line) {
        int end = line.lastIndexOf(' ');
        return end < 0
                ? Optional.empty()
                : Entry.parse(line.substring(0, end))
                        .map(entry -> new Dropped(entry, line.substring(end + 1)));
    }

    /** The line as it is written, without its end. */
    @Override
    public String toString() {
        return entry + " " + sealed;
    }
}
