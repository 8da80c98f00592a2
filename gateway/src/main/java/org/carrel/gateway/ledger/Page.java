package org.carrel.gateway.ledger;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.carrel.config.Label;
import org.carrel.config.policy.ElementName;

/** The ledger's cells for one kind of message to one peer. Any thread. */
public final class Page {
    private final Counters counters;
    private final Function<ElementName, String> names;
    private final Title title;
    private final Map<Place, Cell> cells = new ConcurrentHashMap<>();
    private final Map<Integer, Cell> byCounter = new ConcurrentHashMap<>();

    /**
     * @param names under which elements are counted
     */
    Page(Counters counters, Function<ElementName, String> names, Title title) {
        this.counters = counters;
        this.names = names;
        this.title = title;
    }

    /** What the page is about. */
    record Title(Label peer, Direction direction, Label message) {}

    private record Place(String element, Disposition disposition) {}

    /** The counter for such elements of which this becomes; for the same, always the same one. */
    public Cell cell(ElementName element, Disposition disposition) {
        return cell(new Place(names.apply(element), disposition));
    }

    /** The cell of the same element for another end. */
    Cell instead(int counter, Disposition disposition) {
        return cell(new Place(cell(counter).key().element(), disposition));
    }

    Cell cell(int counter) {
        Cell cell = byCounter.get(counter);
        if (cell == null) {
            throw new IllegalArgumentException("a cell of another page");
        }
        return cell;
    }

    Counters counters() {
        return counters;
    }

    Collection<Cell> cells() {
        return List.copyOf(byCounter.values());
    }

    private Cell cell(Place place) {
        return cells.computeIfAbsent(place, this::make);
    }

    private Cell make(Place place) {
        LedgerKey key =
                new LedgerKey(title.peer(), title.direction(), title.message(), place.element());
        Cell cell = new Cell(counters, key, place.disposition());
        byCounter.put(cell.counter(), cell);
        return cell;
    }
}
