package org.carrel.z3950.query;

import java.util.List;
import org.carrel.z3950.query.Operator.Proximity;

/**
 * CQL's {@code prox} with its modifiers and back; where a modifier is missing, the defaults of CQL
 * 1.2 hold: one word apart at most, sides in any order, or the same sentence, paragraph, element.
 */
final class CqlProximity {
    private static final List<String> RELATIONS = List.of("<", "<=", "=", ">=", ">", "<>");
    private static final int AT_MOST = 2;
    private static final int WORD = 2;
    private static final int NOT_SAID = -1;

    /** The units of both languages, at their number in RPN. */
    private static final List<String> UNITS =
            List.of("", "", "word", "sentence", "paragraph", "", "", "", "element");

    private int distance = NOT_SAID;
    private int relation = AT_MOST;
    private int unit = WORD;
    private boolean ordered;

    private CqlProximity() {}

    static Proximity of(List<CqlModifier> modifiers) {
        CqlProximity near = new CqlProximity();
        modifiers.forEach(near::take);
        int usual = near.unit == WORD ? 1 : 0;
        return new Proximity(
                false,
                near.distance == NOT_SAID ? usual : near.distance,
                near.ordered,
                near.relation,
                true,
                near.unit);
    }

    /** The modifiers that say the same in CQL. */
    static List<CqlModifier> modifiers(Proximity near, WipedBuffer memory) {
        boolean sayable =
                near.known() && near.unit() < UNITS.size() && !UNITS.get(near.unit()).isEmpty();
        if (!sayable || near.exclusion()) {
            throw new QueryFault(
                    sayable ? QueryDiagnostic.OPERATOR : QueryDiagnostic.PROXIMITY_UNIT);
        }
        int from = memory.length();
        memory.writeDecimal(near.distance());
        Window distance = Window.since(memory, from);
        return List.of(
                modifier("distance", RELATIONS.get(near.relation() - 1), distance),
                modifier("unit", "=", Window.ofText(UNITS.get(near.unit()))),
                modifier(near.ordered() ? "ordered" : "unordered", "", Window.nothing()));
    }

    private static CqlModifier modifier(String name, String comparison, Window value) {
        return new CqlModifier(CqlName.of(Window.ofText(name)), Window.ofText(comparison), value);
    }

    private void take(CqlModifier modifier) {
        CqlName name = modifier.name();
        if (name.isCql("distance")) {
            distance(modifier);
        } else if (name.isCql("unit")) {
            unit = unit(modifier.value());
        } else if (name.isCql("ordered") || name.isCql("unordered")) {
            ordered = name.isCql("ordered");
        } else {
            throw new QueryFault(QueryDiagnostic.BOOLEAN_MODIFIER);
        }
    }

    private void distance(CqlModifier modifier) {
        distance = modifier.value().number();
        if (distance < 0) {
            throw new QueryFault(QueryDiagnostic.PROXIMITY_DISTANCE);
        }
        for (int at = 0; at < RELATIONS.size(); at++) {
            if (modifier.comparison().is(RELATIONS.get(at))) {
                relation = at + 1;
                return;
            }
        }
        throw new QueryFault(QueryDiagnostic.PROXIMITY_RELATION);
    }

    private static int unit(Window name) {
        for (int unit = 0; unit < UNITS.size(); unit++) {
            if (!name.isEmpty() && name.isIgnoringCase(UNITS.get(unit))) {
                return unit;
            }
        }
        throw new QueryFault(QueryDiagnostic.PROXIMITY_UNIT);
    }
}
