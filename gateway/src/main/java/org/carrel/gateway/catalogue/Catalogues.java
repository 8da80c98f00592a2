package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBufAllocator;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.config.CatalogueConfig;
import org.carrel.config.Label;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.catalogue.CatalogueRules.Words;
import org.carrel.gateway.scrub.CatalogueGuard;
import org.carrel.gateway.target.CqlMaps;
import org.carrel.gateway.target.Target;
import org.carrel.gateway.watch.Watchers;
import org.jspecify.annotations.Nullable;

/** The catalogue side of the house: every door for its clients, every target behind. Any thread. */
public final class Catalogues implements AutoCloseable {
    private final List<CatalogueHall> halls;
    private final Collection<Target> targets;

    /**
     * @param doors the doors
     * @param catalogues what is behind, by target
     */
    public Catalogues(
            Collection<CatalogueConfig> doors,
            Map<Label, Catalogue> catalogues,
            CatalogueGuard guard,
            Watchers watchers,
            ByteBufAllocator allocator) {
        ClientDesk.Common common =
                new ClientDesk.Common(new CatalogueJourney(guard, watchers), watchers, allocator);
        Map<Label, Target> targets =
                catalogues.entrySet().stream()
                        .collect(
                                Collectors.toMap(
                                        Map.Entry::getKey, each -> each.getValue().target()));
        this.targets = targets.values();
        this.halls =
                doors.stream()
                        .map(each ->
                                new CatalogueHall(
                                        each,
                                        new ClientDesk(
                                                each, rules(each, catalogues), targets, common),
                                        watchers))
                        .toList();
    }

    /**
     * One catalogue.
     *
     * @param target the way to it
     * @param config what the administrator wrote down for it
     */
    public record Catalogue(Target target, TargetConfig config) {}

    /** What is behind each door. */
    public List<CatalogueHall> halls() {
        return halls;
    }

    /** Gives up what waited too long; to be called about ten times a second. */
    public void tick() {
        targets.forEach(Target::tick);
    }

    /** Ends connections that stayed too long; to be called about once a second. */
    public void everySecond() {
        halls.forEach(CatalogueHall::tick);
    }

    /** Begins a new minute of what clients may ask; to be called once in one. */
    public void everyMinute() {
        halls.forEach(CatalogueHall::nextMinute);
    }

    /** Waits until every question is answered, at most this long, then sends everybody home. */
    public void drain(Duration grace) {
        long until = System.nanoTime() + grace.toNanos();
        while (System.nanoTime() < until && !halls.stream().allMatch(CatalogueHall::isIdle)) {
            LockSupport.parkNanos(1_000_000);
        }
        halls.forEach(CatalogueHall::closeAll);
    }

    @Override
    public void close() {
        targets.forEach(Target::close);
    }

    private static CatalogueRules rules(CatalogueConfig door, Map<Label, Catalogue> catalogues) {
        return new CatalogueRules(
                new Databases(door.databases()),
                door.databases().values().stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), name -> words(catalogues.get(name)))));
    }

    private static Words words(@Nullable Catalogue catalogue) {
        TargetConfig config = Objects.requireNonNull(catalogue).config();
        return new Words(CqlMaps.of(config), config.answers().elementSets().keySet());
    }
}
