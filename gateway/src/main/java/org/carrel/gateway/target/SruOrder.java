package org.carrel.gateway.target;

import io.netty.buffer.ByteBufAllocator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.carrel.gateway.enquiry.SortKey;
import org.carrel.gateway.enquiry.TurnedDown;
import org.carrel.gateway.watch.Outcome;
import org.carrel.z3950.Diagnostic;
import org.carrel.z3950.query.Attribute;
import org.carrel.z3950.query.Attribute.Value.Numeric;
import org.carrel.z3950.query.CqlMap;
import org.carrel.z3950.query.CqlQuery;
import org.carrel.z3950.query.CqlReader;
import org.carrel.z3950.query.CqlToRpn;
import org.carrel.z3950.query.Query;
import org.carrel.z3950.query.QueryFault;
import org.carrel.z3950.query.Window;
import org.carrel.z3950.query.WipedBuffer;

/**
 * Says an order in either of SRU's two ways: {@code sortBy} in the query (1.2), or {@code sortKeys}
 * beside it (1.1). Immutable; any thread.
 */
final class SruOrder {
    private static final int USE = 1;

    private final Map<Integer, String> indexes = new HashMap<>();
    private final ByteBufAllocator allocator;

    /**
     * @param map which index stands for which Use attribute; the first of several counts
     */
    SruOrder(CqlMap map, ByteBufAllocator allocator) {
        this.allocator = allocator;
        for (CqlMap.IndexName each : map.indexes()) {
            String name = each.prefix().isEmpty() ? each.name() : each.prefix() + "." + each.name();
            learn(name, map);
        }
    }

    /**
     * The order that a key says.
     *
     * @throws TurnedDown if no index stands for it (diagnostic 207)
     */
    WebSet.Order of(SortKey key) {
        for (Attribute each : key.attributes()) {
            if (each.type() == USE
                    && each.value() instanceof Numeric(int use)
                    && indexes.containsKey(use)) {
                String index = indexes.getOrDefault(use, "");
                return new WebSet.Order(index, key.descending(), key.ignoringCase());
            }
        }
        throw new TurnedDown(Diagnostic.SORT_SEQUENCE_UNSUPPORTED, Outcome.NOT_ALLOWED);
    }

    /** The query of a set with its order behind it; the caller closes it. */
    CqlQuery sorted(WebSet set) {
        try (WipedBuffer text = new WipedBuffer(allocator, Query.LARGEST)) {
            Window.of(set.words()).copyTo(text);
            text.writeAscii(set.order().isEmpty() ? "" : " sortBy");
            for (WebSet.Order each : set.order()) {
                text.writeByte(' ').writeAscii(each.index());
                text.writeAscii(each.descending() ? "/sort.descending" : "/sort.ascending");
                text.writeAscii(each.ignoringCase() ? "/sort.ignoreCase" : "/sort.respectCase");
            }
            return CqlReader.read(Window.of(text), allocator);
        }
    }

    /** Appends an order to a form; the same form. */
    static WipedBuffer beside(List<WebSet.Order> order, WipedBuffer form) {
        String separator = "&sortKeys=";
        for (WebSet.Order each : order) {
            int dot = each.index().indexOf('.');
            String schema = dot < 0 ? "" : each.index().substring(0, dot);
            form.writeAscii(separator).writeAscii(each.index().substring(dot + 1));
            form.writeAscii("%2C").writeAscii(schema);
            form.writeAscii(each.descending() ? "%2C0" : "%2C1");
            form.writeAscii(each.ignoringCase() ? "%2C0" : "%2C1");
            separator = "%20";
        }
        return form;
    }

    private void learn(String name, CqlMap map) {
        try (CqlQuery cql = CqlReader.read(Window.ofText("1 sortBy " + name), allocator)) {
            for (CqlToRpn.SortKey key : CqlToRpn.sortKeys(cql, map)) {
                for (Attribute each : key.attributes()) {
                    if (each.type() == USE && each.value() instanceof Numeric(int use)) {
                        indexes.putIfAbsent(use, name);
                    }
                }
            }
        } catch (QueryFault notSorted) {
            // a name that CQL cannot say is no index to sort by
        }
    }
}
