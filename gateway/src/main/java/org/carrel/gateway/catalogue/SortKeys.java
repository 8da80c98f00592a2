package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBufAllocator;
import java.util.ArrayList;
import java.util.List;
import org.carrel.gateway.enquiry.SortKey;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.query.Attribute;
import org.carrel.z3950.query.RpnAttributes;
import org.carrel.z3950.query.WipedBuffer;
import org.jspecify.annotations.Nullable;

/**
 * By what a client wants a set put in order (z3950.md §3.8): attributes with numbers. Fields by
 * name, for they are the client's own words, and single databases are refused.
 */
final class SortKeys {
    private static final int MOST = 10;
    private static final int LONGEST_NAMES = 1_024;
    private static final int DESCENDING = 1;

    private SortKeys() {}

    /**
     * The keys of a sort sequence, the most important first.
     *
     * @throws TurnedDown if one of them cannot be asked
     * @throws org.carrel.z3950.query.QueryFault if an attribute cannot
     */
    static List<SortKey> read(BerElement sequence, ByteBufAllocator allocator) {
        List<SortKey> keys = new ArrayList<>();
        for (BerElement each : sequence.children()) {
            if (keys.size() == MOST) {
                throw no(Diagnostic.SORT_SEQUENCE_UNSUPPORTED);
            }
            keys.add(key(each, allocator));
        }
        return keys;
    }

    private static SortKey key(BerElement specification, ByteBufAllocator allocator) {
        BerElement element = ApduPart.SORT_KEY_SPECIFICATION_SORT_ELEMENT.in(specification);
        BerElement relation = ApduPart.SORT_KEY_SPECIFICATION_SORT_RELATION.in(specification);
        BerElement sensitivity = ApduPart.SORT_KEY_SPECIFICATION_CASE_SENSITIVITY.in(specification);
        long order = relation == null ? 0 : relation.integer();
        if (order != 0 && order != DESCENDING) {
            throw no(Diagnostic.SORT_RELATION_ILLEGAL);
        }
        return new SortKey(
                attributes(element, allocator),
                order == DESCENDING,
                sensitivity != null && sensitivity.integer() == 1);
    }

    private static List<Attribute> attributes(
            @Nullable BerElement element, ByteBufAllocator allocator) {
        if (element == null || !ApduPart.SORT_ELEMENT_GENERIC.begins(element.tag())) {
            throw no(Diagnostic.SORT_SEQUENCE_UNSUPPORTED);
        }
        BerElement key = ApduPart.SORT_ELEMENT_GENERIC.unwrapped(element);
        if (!ApduPart.SORT_KEY_SORT_ATTRIBUTES.begins(key.tag())) {
            throw no(Diagnostic.SORT_SEQUENCE_UNSUPPORTED);
        }
        BerElement set = ApduPart.SORT_ATTRIBUTES_ID.in(key);
        BerElement list = ApduPart.SORT_ATTRIBUTES_LIST.in(key);
        if (set == null || list == null || list.firstChild() == null) {
            throw no(Diagnostic.SORT_SEQUENCE_UNSUPPORTED);
        }
        try (WipedBuffer names = new WipedBuffer(allocator, LONGEST_NAMES)) {
            return numbered(new RpnAttributes(RpnAttributes.set(set), names).read(list));
        }
    }

    private static List<Attribute> numbered(List<Attribute> attributes) {
        if (attributes.stream().anyMatch(each -> each.value() instanceof Attribute.Value.Named)) {
            throw no(Diagnostic.SORT_SEQUENCE_UNSUPPORTED);
        }
        return attributes;
    }

    private static TurnedDown no(Diagnostic diagnostic) {
        return new TurnedDown(diagnostic, Outcome.NOT_ALLOWED);
    }
}
