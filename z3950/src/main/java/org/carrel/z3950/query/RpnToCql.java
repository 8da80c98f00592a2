package org.carrel.z3950.query;

import io.netty.buffer.ByteBufAllocator;
import java.util.List;
import org.carrel.z3950.query.CqlNode.Clause;
import org.carrel.z3950.query.CqlNode.Conjunction;
import org.carrel.z3950.query.CqlNode.Pair;
import org.carrel.z3950.query.Operator.Logic;
import org.carrel.z3950.query.Operator.Proximity;
import org.carrel.z3950.query.QueryNode.Branch;
import org.carrel.z3950.query.QueryNode.EarlierSet;
import org.carrel.z3950.query.QueryNode.Leaf;

/** Says a query in CQL for an SRU target, reading a site's {@link CqlMap} from right to left. */
public final class RpnToCql {
    private static final CqlName SET = CqlName.of(Window.ofText("cql.resultSetId"));
    private static final CqlName EQUALS = CqlName.of(Window.ofText("="));

    private final LeafToCql leaves;
    private final WipedBuffer memory;

    private RpnToCql(CqlMap map, WipedBuffer memory) {
        this.leaves = new LeafToCql(map, memory);
        this.memory = memory;
    }

    /**
     * The same query in CQL, with words of its own: the caller closes both.
     *
     * @throws QueryFault for an attribute that the map has no word for
     */
    public static CqlQuery query(Query query, CqlMap map, ByteBufAllocator allocator) {
        WipedBuffer memory = new WipedBuffer(allocator, 2 * Query.LARGEST);
        try {
            CqlNode root = new RpnToCql(map, memory).node(query.root());
            return new CqlQuery(memory, root, List.of());
        } catch (RuntimeException refused) {
            memory.close();
            throw refused;
        }
    }

    private CqlNode node(QueryNode node) {
        return switch (node) {
            case Branch branch -> pair(branch);
            case Leaf leaf -> leaves.clause(leaf);
            case EarlierSet(Window name) ->
                    new Clause(SET, EQUALS, List.of(), CqlText.escaped(name, memory));
        };
    }

    private CqlNode pair(Branch branch) {
        Conjunction conjunction =
                switch (branch.operator()) {
                    case Logic logic ->
                            switch (logic) {
                                case AND -> Conjunction.AND;
                                case OR -> Conjunction.OR;
                                case AND_NOT -> Conjunction.NOT;
                            };
                    case Proximity _ -> Conjunction.PROX;
                };
        List<CqlModifier> modifiers =
                branch.operator() instanceof Proximity near
                        ? CqlProximity.modifiers(near, memory)
                        : List.of();
        return new Pair(conjunction, modifiers, node(branch.left()), node(branch.right()));
    }
}
