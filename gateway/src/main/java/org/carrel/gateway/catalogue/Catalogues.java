package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.EventLoop;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.carrel.config.CatalogueConfig;
import org.carrel.config.Label;
import org.carrel.config.TargetConfig;
import org.carrel.gateway.catalogue.CatalogueRules.Words;
import org.carrel.gateway.scrub.CatalogueGuard;
import org.carrel.gateway.target.CqlMaps;
import org.carrel.gateway.target.Target;
import org.carrel.gateway.watch.Trial.Course;
import org.carrel.gateway.watch.Watchers;

/**
 * All that one configuration says of catalogues: every target, and a desk for every door. What is
 * the same as before is the same object. Any thread.
 */
public final class Catalogues {
    private final Map<Label, Catalogue> behind;
    private final CatalogueJourney journey;
    private final ByteBufAllocator allocator;
    private final Map<Label, ClientDesk> desks = new HashMap<>();

    /**
     * @param behind what is behind the doors, by target
     * @param before what was in force, whose desks are kept where nothing is different
     */
    public Catalogues(
            Collection<CatalogueConfig> doors,
            Map<Label, Catalogue> behind,
            Common common,
            Optional<Catalogues> before) {
        this.behind = Map.copyOf(behind);
        this.journey = new CatalogueJourney(common.guard(), common.watchers());
        this.allocator = common.allocator();
        ClientDesk.Common all = new ClientDesk.Common(journey, common.watchers(), allocator);
        for (CatalogueConfig door : doors) {
            desks.put(
                    door.name(),
                    before.filter(each -> isSame(door, each))
                            .map(each -> each.desk(door.name()))
                            .orElseGet(() -> new ClientDesk(door, rules(door), targets(), all)));
        }
    }

    /**
     * One catalogue.
     *
     * @param target the way to it
     * @param config what the administrator wrote down for it
     */
    public record Catalogue(Target target, TargetConfig config) {}

    /** What all doors share. */
    public record Common(CatalogueGuard guard, Watchers watchers, ByteBufAllocator allocator) {}

    /**
     * The way to this catalogue, where all that is written down for it is the same; a file beside
     * the configuration may always be another one.
     */
    public Optional<Target> same(TargetConfig config) {
        return Optional.ofNullable(behind.get(config.name()))
                .filter(known -> known.config().equals(config))
                .filter(_ -> config.queries().cql().isEmpty())
                .map(Catalogue::target);
    }

    /**
     * Goes the whole way to a catalogue anew and tells each step, with a search at its end.
     *
     * @param cql what is searched for; empty for nothing. Stays the caller's until then
     * @param then called when the course is told, exactly once
     * @return whether there is one of this name
     */
    public boolean examine(Label name, ByteBuf cql, EventLoop loop, Course course, Runnable then) {
        Catalogue catalogue = behind.get(name);
        if (catalogue == null) {
            return false;
        }
        TrialSearch search =
                new TrialSearch(catalogue.target(), catalogue.config(), journey, allocator);
        Runnable next =
                () -> {
                    if (cql.isReadable() && course.trial().isWell()) {
                        search.run(cql, loop, course, then);
                    } else {
                        then.run();
                    }
                };
        loop.execute(() -> catalogue.target().examine(loop, course, next));
        return true;
    }

    /** Gives up what waited too long; to be called about ten times a second. */
    public void tick() {
        behind.values().forEach(each -> each.target().tick());
    }

    /** Closes the ways to targets that none of the others has. */
    public void closeExcept(Collection<Catalogues> others) {
        behind.values().stream()
                .map(Catalogue::target)
                .filter(each -> others.stream().noneMatch(other -> other.has(each)))
                .forEach(Target::close);
    }

    /** The desks, by door. */
    Map<Label, ClientDesk> desks() {
        return Map.copyOf(desks);
    }

    private ClientDesk desk(Label door) {
        return Objects.requireNonNull(desks.get(door));
    }

    private boolean has(Target target) {
        return behind.values().stream().anyMatch(each -> each.target().equals(target));
    }

    private boolean isSame(CatalogueConfig door, Catalogues before) {
        ClientDesk known = before.desks.get(door.name());
        return known != null
                && known.config().equals(door)
                && door.databases().values().stream()
                        .allMatch(name -> before.has(catalogue(name).target()));
    }

    private Map<Label, Target> targets() {
        return behind.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().target()));
    }

    private CatalogueRules rules(CatalogueConfig door) {
        return new CatalogueRules(
                new Databases(door.databases()),
                door.databases().values().stream()
                        .distinct()
                        .collect(
                                Collectors.toMap(
                                        Function.identity(), name -> words(catalogue(name)))));
    }

    private Catalogue catalogue(Label name) {
        return Objects.requireNonNull(behind.get(name));
    }

    private static Words words(Catalogue catalogue) {
        TargetConfig config = catalogue.config();
        return new Words(CqlMaps.of(config), config.answers().elementSets().keySet());
    }
}
