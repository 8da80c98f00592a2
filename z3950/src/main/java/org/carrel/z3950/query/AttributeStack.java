package org.carrel.z3950.query;

import java.util.ArrayList;
import java.util.List;

/**
 * Attributes as PQF writes them down, each holding for all that follows: a later one overrides an
 * earlier one of the same set and type. On the wire the last stands first, as libyaz has it.
 */
final class AttributeStack {
    private final List<Attribute> written = new ArrayList<>();

    void push(Attribute attribute) {
        if (written.size() >= TreeBound.MOST_ATTRIBUTES) {
            throw new QueryFault(QueryDiagnostic.ATTRIBUTE_COMBINATION);
        }
        written.add(attribute);
    }

    void pushAll(List<Attribute> attributes) {
        attributes.forEach(this::push);
    }

    int height() {
        return written.size();
    }

    /** Forgets what was pushed above this height. */
    void popTo(int height) {
        written.subList(height, written.size()).clear();
    }

    /** What holds now, in the order of the wire. */
    List<Attribute> inForce() {
        List<Attribute> wire = new ArrayList<>();
        for (Attribute attribute : written.reversed()) {
            if (wire.stream().noneMatch(attribute::rivals)) {
                wire.add(attribute);
            }
        }
        return wire;
    }
}
