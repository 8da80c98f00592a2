package org.carrel.gateway.catalogue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.carrel.config.Label;
import org.carrel.gateway.watch.Watchers;

/**
 * The halls behind all doors for catalogue clients, whatever configuration is in force. Any thread.
 */
public final class Halls {
    private final Watchers watchers;
    private final Map<Label, CatalogueHall> halls = new ConcurrentHashMap<>();
    private final Collection<CatalogueHall> leaving = ConcurrentHashMap.newKeySet();

    public Halls(Watchers watchers) {
        this.watchers = watchers;
    }

    /**
     * From now on every next question is put under this configuration. Halls that it does not have
     * are left as their guests have their answers.
     */
    public void obey(Catalogues next) {
        next.desks()
                .forEach((name, desk) -> {
                    CatalogueHall known = halls.get(name);
                    if (known == null) {
                        halls.put(name, new CatalogueHall(desk, watchers));
                    } else {
                        known.obey(desk);
                    }
                });
        List<Label> gone = new ArrayList<>(halls.keySet());
        gone.removeAll(next.desks().keySet());
        gone.forEach(name -> leaving.add(halls.remove(name)));
    }

    /** The hall behind a door that is in force. */
    public CatalogueHall hall(Label door) {
        CatalogueHall hall = halls.get(door);
        if (hall == null) {
            throw new IllegalArgumentException("no hall " + door);
        }
        return hall;
    }

    /** Whether somebody waits for an answer at a desk that only this one of them all has. */
    public boolean isWaitedFor(Catalogues old, Collection<Catalogues> others) {
        return old.desks().values().stream()
                .filter(desk ->
                        others.stream().noneMatch(other -> other.desks().containsValue(desk)))
                .anyMatch(desk -> all().stream().anyMatch(hall -> hall.isWaitedAt(desk)));
    }

    /** Ends connections that stayed too long; to be called about once a second. */
    public void everySecond() {
        halls.values().forEach(CatalogueHall::tick);
        leaving.forEach(CatalogueHall::showOut);
        leaving.removeIf(CatalogueHall::isEmpty);
    }

    /** Begins a new minute of what clients may ask; to be called once in one. */
    public void everyMinute() {
        halls.values().forEach(CatalogueHall::nextMinute);
    }

    /** Waits until every question is answered, at most this long, then sends everybody home. */
    public void drain(Duration grace) {
        long until = System.nanoTime() + grace.toNanos();
        while (System.nanoTime() < until && !all().stream().allMatch(CatalogueHall::isIdle)) {
            LockSupport.parkNanos(1_000_000);
        }
        all().forEach(CatalogueHall::closeAll);
    }

    private List<CatalogueHall> all() {
        List<CatalogueHall> all = new ArrayList<>(halls.values());
        all.addAll(leaving);
        return all;
    }
}
