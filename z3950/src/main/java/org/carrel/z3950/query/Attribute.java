package org.carrel.z3950.query;

/**
 * One thing said about how a term is meant, such as "in the title". Types of Bib-1: 1 use, 2
 * relation, 3 position, 4 structure, 5 truncation, 6 completeness (z3950.md §3.10).
 */
public record Attribute(AttributeSet set, int type, Value value) {
    /** A number of the set, or a name that the target gave to an index of its own. */
    public sealed interface Value {
        /** A value out of the attribute set's table. */
        record Numeric(int number) implements Value {}

        /**
         * A name, on the wire a complex value with one text in it.
         *
         * <p>What is no text in UTF-8 is refused with {@link QueryFault}.
         */
        record Named(Window name) implements Value {
            public Named {
                TermText.requireText(name);
            }
        }
    }

    /** An attribute of Bib-1 with a number. */
    public static Attribute bib1(int type, int number) {
        return new Attribute(AttributeSet.BIB_1, type, new Value.Numeric(number));
    }

    /** Whether it has this type and this number, whatever its set. */
    public boolean is(int otherType, int number) {
        return type == otherType && value instanceof Value.Numeric(int own) && own == number;
    }

    /** Whether both speak of the same thing, so that one of them overrides the other. */
    public boolean rivals(Attribute other) {
        return set == other.set && type == other.type;
    }
}
