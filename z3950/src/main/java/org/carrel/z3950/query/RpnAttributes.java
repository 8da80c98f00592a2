package org.carrel.z3950.query;

import java.util.ArrayList;
import java.util.List;
import org.carrel.z3950.ber.BerElement;
import org.carrel.z3950.ber.BerTag;
import org.carrel.z3950.ber.BerWriter;

/** An attribute list in BER, for queries, scans and sorts (z3950.md §3.2, AttributeElement). */
public final class RpnAttributes {
    private static final int SET = 1;
    private static final int TYPE = 120;
    private static final int NUMERIC = 121;
    private static final int COMPLEX = 224;
    private static final int LIST = 44;

    private final AttributeSet attributeSet;
    private final WipedBuffer memory;

    /** A reader of lists whose usual set is this; names are copied to the memory. */
    public RpnAttributes(AttributeSet attributeSet, WipedBuffer memory) {
        this.attributeSet = attributeSet;
        this.memory = memory;
    }

    /** The attributes of a list {@code [44]}; one said twice is refused with 123. */
    public List<Attribute> read(BerElement list) {
        List<Attribute> attributes = new ArrayList<>();
        for (BerElement each : list.children()) {
            Attribute attribute = attribute(each);
            if (attributes.size() >= TreeBound.MOST_ATTRIBUTES
                    || attributes.stream().anyMatch(attribute::rivals)) {
                throw new QueryFault(QueryDiagnostic.ATTRIBUTE_COMBINATION);
            }
            attributes.add(attribute);
        }
        return attributes;
    }

    /** Appends the list {@code [44]}; a set is named only where it is not the usual one. */
    public static void write(List<Attribute> attributes, AttributeSet usual, BerWriter to) {
        to.begin(BerTag.context(LIST));
        for (Attribute attribute : attributes) {
            to.begin(BerTag.SEQUENCE);
            if (attribute.set() != usual) {
                to.oid(BerTag.context(SET), attribute.set().identifier());
            }
            to.integer(BerTag.context(TYPE), attribute.type());
            write(attribute.value(), to);
            to.end();
        }
        to.end();
    }

    /** The set with this object identifier; one that is not registered is refused with 121. */
    public static AttributeSet set(BerElement oid) {
        for (AttributeSet set : AttributeSet.values()) {
            if (oid.is(set.identifier())) {
                return set;
            }
        }
        throw new QueryFault(QueryDiagnostic.CONTEXT_SET);
    }

    /** A number that the standard's tables could hold. */
    static int small(BerElement integer) {
        long value = integer.integer();
        if (value < 0 || value > 999_999_999) {
            throw malformed();
        }
        return (int) value;
    }

    private Attribute attribute(BerElement element) {
        BerElement own = element.child(SET);
        BerElement type = element.child(TYPE);
        if (type == null) {
            throw malformed();
        }
        return new Attribute(own == null ? attributeSet : set(own), small(type), value(element));
    }

    private Attribute.Value value(BerElement element) {
        BerElement numeric = element.child(NUMERIC);
        if (numeric != null) {
            return new Attribute.Value.Numeric(small(numeric));
        }
        BerElement complex = element.child(COMPLEX);
        BerElement list = complex == null ? null : complex.child(1);
        BerElement only = list == null ? null : list.firstChild();
        if (only == null) {
            throw malformed();
        }
        return simple(only);
    }

    /** Of a list of values only the first and only one is understood. */
    private Attribute.Value simple(BerElement only) {
        if (only.next() != null) {
            throw new QueryFault(QueryDiagnostic.ATTRIBUTE_COMBINATION);
        }
        if (only.is(BerTag.context(2))) {
            return new Attribute.Value.Numeric(small(only));
        }
        return new Attribute.Value.Named(Window.on(only.content()).copiedTo(memory));
    }

    private static void write(Attribute.Value value, BerWriter to) {
        switch (value) {
            case Attribute.Value.Numeric(int number) -> to.integer(BerTag.context(NUMERIC), number);
            case Attribute.Value.Named(Window name) ->
                    to.begin(BerTag.context(COMPLEX))
                            .begin(BerTag.context(1))
                            .octets(BerTag.context(1), name.bytes())
                            .end()
                            .end();
        }
    }

    private static QueryFault malformed() {
        return new QueryFault(QueryDiagnostic.MALFORMED);
    }
}
