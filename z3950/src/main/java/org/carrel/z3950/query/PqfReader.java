package org.carrel.z3950.query;

import io.netty.buffer.ByteBufAllocator;
import org.carrel.z3950.query.Operator.Logic;
import org.carrel.z3950.query.Operator.Proximity;
import org.carrel.z3950.query.QueryNode.Branch;
import org.carrel.z3950.query.QueryNode.EarlierSet;
import org.carrel.z3950.query.QueryNode.Leaf;

/**
 * Reads PQF, the prefix notation that YAZ made the field's shorthand for RPN: {@code @attrset},
 * {@code @attr}, {@code @and @or @not}, {@code @prox}, {@code @term}, {@code @set}. For rules and
 * our own client; a text that is no PQF is refused with 108.
 */
public final class PqfReader {
    private final PqfWords words;
    private final WipedBuffer memory;
    private final AttributeStack attributes = new AttributeStack();
    private final TreeBound bound = new TreeBound();
    private AttributeSet attributeSet = AttributeSet.BIB_1;
    private Term.Kind kind = Term.Kind.GENERAL;

    private PqfReader(Window pqf, WipedBuffer memory) {
        this.words = new PqfWords(pqf);
        this.memory = memory;
    }

    /**
     * The query that a text in PQF asks; the text is copied and stays the caller's.
     *
     * @throws QueryFault if it cannot be asked
     */
    public static Query read(Window pqf, ByteBufAllocator allocator) {
        WipedBuffer memory = new WipedBuffer(allocator, Query.LARGEST);
        try {
            PqfReader reader = new PqfReader(pqf, memory);
            QueryNode root = reader.whole();
            return new Query(memory, reader.attributeSet, root);
        } catch (RuntimeException refused) {
            memory.close();
            throw refused;
        }
    }

    private QueryNode whole() {
        if (words.atCommand() && words.peek().is("@attrset")) {
            words.take();
            attributeSet = set(words.take());
        }
        QueryNode root = node();
        if (!words.atEnd()) {
            throw malformed();
        }
        return root;
    }

    private QueryNode node() {
        bound.down();
        int height = attributes.height();
        Term.Kind outer = kind;
        QueryNode node = words.atCommand() ? command(words.take()) : leaf(words.take());
        kind = outer;
        attributes.popTo(height);
        bound.up();
        return node;
    }

    private QueryNode command(Window word) {
        if (word.is("@attr")) {
            attributes.push(attribute());
            return node();
        }
        if (word.is("@term")) {
            kind = Term.Kind.named(words.take()).orElseThrow(PqfReader::malformed);
            return node();
        }
        if (word.is("@set")) {
            bound.leaf();
            return new EarlierSet(PqfEscapes.undone(words.take(), memory));
        }
        return branch(word.is("@prox") ? proximity() : logic(word));
    }

    private QueryNode branch(Operator operator) {
        QueryNode left = node();
        return new Branch(operator, left, node());
    }

    private static Logic logic(Window word) {
        for (Logic logic : Logic.values()) {
            if (word.part(1, word.length()).is(logic.word())) {
                return logic;
            }
        }
        throw malformed();
    }

    private Proximity proximity() {
        boolean exclusion = words.peek().is("void") ? none() : flag();
        int distance = number(words.take());
        boolean ordered = flag();
        int relation = number(words.take());
        boolean known = isKnown(words.take());
        return new Proximity(exclusion, distance, ordered, relation, known, number(words.take()));
    }

    private boolean none() {
        words.take();
        return false;
    }

    private boolean flag() {
        return number(words.take()) != 0;
    }

    private static boolean isKnown(Window word) {
        if (word.is("k") || word.is("known")) {
            return true;
        }
        if (word.is("p") || word.is("private")) {
            return false;
        }
        throw malformed();
    }

    private Attribute attribute() {
        Window word = words.take();
        AttributeSet own = attributeSet;
        if (word.indexOf('=', 0) < 0) {
            own = set(word);
            word = words.take();
        }
        int equals = word.indexOf('=', 0);
        if (equals < 0 || equals == word.length() - 1) {
            throw malformed();
        }
        int type = number(word.part(0, equals));
        return new Attribute(own, type, value(word.part(equals + 1, word.length())));
    }

    private Attribute.Value value(Window word) {
        int number = word.number();
        return number >= 0
                ? new Attribute.Value.Numeric(number)
                : new Attribute.Value.Named(PqfEscapes.undone(word, memory));
    }

    private QueryNode leaf(Window word) {
        bound.leaf();
        Window text = kind == Term.Kind.NULL ? Window.nothing() : PqfEscapes.undone(word, memory);
        return new Leaf(attributes.inForce(), TermText.checked(new Term(kind, text)));
    }

    private static AttributeSet set(Window name) {
        return AttributeSet.named(name)
                .orElseThrow(() -> new QueryFault(QueryDiagnostic.CONTEXT_SET));
    }

    private static int number(Window word) {
        int number = word.number();
        if (number < 0) {
            throw malformed();
        }
        return number;
    }

    private static QueryFault malformed() {
        return new QueryFault(QueryDiagnostic.MALFORMED);
    }
}
