package org.carrel.gateway.enquiry;

import java.util.List;
import org.carrel.z3950.query.Attribute;

/**
 * By what a set is put in order (z3950.md §3.8).
 *
 * @param attributes the index, by attributes with numbers only
 * @param descending whether the last comes first
 * @param ignoringCase whether capitals count as small letters
 */
public record SortKey(List<Attribute> attributes, boolean descending, boolean ignoringCase) {
    public SortKey {
        attributes = List.copyOf(attributes);
    }
}
