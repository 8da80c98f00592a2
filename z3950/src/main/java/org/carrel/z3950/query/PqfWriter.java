package org.carrel.z3950.query;

import org.carrel.z3950.query.Operator.Logic;
import org.carrel.z3950.query.Operator.Proximity;
import org.carrel.z3950.query.QueryNode.Branch;
import org.carrel.z3950.query.QueryNode.EarlierSet;
import org.carrel.z3950.query.QueryNode.Leaf;

/** Writes a query as PQF that YAZ's tools and {@link PqfReader} understand alike. */
public final class PqfWriter {
    private final AttributeSet attributeSet;
    private final WipedBuffer to;

    private PqfWriter(AttributeSet attributeSet, WipedBuffer to) {
        this.attributeSet = attributeSet;
        this.to = to;
    }

    /** Appends the query to a buffer of the caller, who wipes it. */
    public static void write(Query query, WipedBuffer to) {
        PqfWriter writer = new PqfWriter(query.attributeSet(), to);
        if (query.attributeSet() != AttributeSet.BIB_1) {
            to.writeAscii("@attrset ").writeAscii(query.attributeSet().text()).writeByte(' ');
        }
        writer.node(query.root());
    }

    private void node(QueryNode node) {
        switch (node) {
            case Branch branch -> branch(branch);
            case Leaf leaf -> leaf(leaf);
            case EarlierSet(Window name) -> {
                to.writeAscii("@set ");
                PqfEscapes.quoted(name, to);
            }
        }
    }

    private void branch(Branch branch) {
        switch (branch.operator()) {
            case Logic logic -> to.writeByte('@').writeAscii(logic.word());
            case Proximity proximity -> proximity(proximity);
        }
        to.writeByte(' ');
        node(branch.left());
        to.writeByte(' ');
        node(branch.right());
    }

    private void proximity(Proximity near) {
        to.writeAscii("@prox ").writeByte(near.exclusion() ? '1' : '0').writeByte(' ');
        to.writeDecimal(near.distance()).writeByte(' ');
        to.writeByte(near.ordered() ? '1' : '0').writeByte(' ');
        to.writeDecimal(near.relation()).writeAscii(near.known() ? " k " : " private ");
        to.writeDecimal(near.unit());
    }

    /** The last written counts first on the wire, so they are written backwards. */
    private void leaf(Leaf leaf) {
        leaf.attributes().reversed().forEach(this::attribute);
        Term term = leaf.term();
        if (term.kind() != Term.Kind.GENERAL) {
            to.writeAscii("@term ").writeAscii(term.kind().pqf()).writeByte(' ');
        }
        PqfEscapes.quoted(term.text(), to);
    }

    private void attribute(Attribute attribute) {
        to.writeAscii("@attr ");
        if (attribute.set() != attributeSet) {
            to.writeAscii(attribute.set().text()).writeByte(' ');
        }
        switch (attribute.value()) {
            case Attribute.Value.Numeric(int number) ->
                    to.writeDecimal(attribute.type()).writeByte('=').writeDecimal(number);
            case Attribute.Value.Named(Window name) -> named(attribute.type(), name);
        }
        to.writeByte(' ');
    }

    /** Always in quotes; a name of digits only begins so that it is not taken for a number. */
    private void named(int type, Window name) {
        to.writeByte('"').writeDecimal(type).writeByte('=');
        int written = 0;
        if (name.number() >= 0) {
            PqfEscapes.hex(name.byteAt(0), to);
            written = 1;
        }
        PqfEscapes.escaped(name.part(written, name.length()), to);
        to.writeByte('"');
    }
}
