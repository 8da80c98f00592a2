package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.micronaut.context.ApplicationContext;
import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.carrel.config.ConfigLoader;
import org.carrel.config.ConfigProblem;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Inline;
import org.carrel.config.Label;
import org.carrel.config.Loaded;
import org.carrel.config.Storage;
import org.carrel.config.StorageKey;
import org.carrel.gateway.archive.Act;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.LedgerHistory;
import org.carrel.gateway.console.BackupFile;
import org.carrel.gateway.console.FirstBoot;
import org.carrel.gateway.console.KeyDesk;
import org.carrel.gateway.console.Window;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.rehearsal.Rehearsal;
import org.carrel.gateway.rehearsal.Rehearsed;
import org.carrel.gateway.watch.LiveFeed;
import org.carrel.gateway.watch.Overview;
import org.carrel.gateway.watch.Trial;
import org.carrel.gateway.watch.Trial.Course;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.WipingAllocator;

/** What a console sees of this gateway. */
final class GatewayWindow implements Window {
    private static final long LONGEST = 120;

    private final Premises gateway;
    private final ApplicationContext parts;
    private final FirstBoot firstBoot;
    private final Instant started = Instant.now();

    GatewayWindow(Premises gateway, ApplicationContext parts) {
        this.gateway = gateway;
        this.parts = parts;
        this.firstBoot = new FirstSetUp(gateway);
    }

    @Override
    public GatewayConfig config() {
        return gateway.live().config();
    }

    @Override
    public String version() {
        return Gateway.SOFTWARE;
    }

    @Override
    public Instant started() {
        return started;
    }

    @Override
    public Archive archive() {
        return gateway.keeping().archive().orElseThrow();
    }

    @Override
    public FirstBoot firstBoot() {
        return firstBoot;
    }

    @Override
    public KeyDesk keys() {
        return new GatewayKeys(this::config);
    }

    @Override
    public Loaded read(String yaml) {
        return ConfigLoader.load(yaml, inline());
    }

    @Override
    public List<ConfigProblem> take(String yaml) {
        return switch (gateway.file().release(yaml, inline())) {
            case Reload.Taken _ -> List.of();
            case Reload.Refused(var problems) -> problems;
        };
    }

    /** The demonstration's secrets stand in its text; nobody else's may. */
    private Inline inline() {
        return config().storage()
                        .flatMap(Storage::key)
                        .filter(key -> key.from() == StorageKey.From.INLINE)
                        .isPresent()
                ? Inline.ALLOWED
                : Inline.REFUSED;
    }

    @Override
    public Optional<Rehearsed> rehearse(
            GatewayConfig config, Label door, String question, String answer) {
        if (!config.terminals().containsKey(door)) {
            return Optional.empty();
        }
        try (Rehearsal rehearsal = Rehearsals.of(config)) {
            return answer.isEmpty()
                    ? rehearsal.play(door, question)
                    : rehearsal.play(door, question, answer);
        }
    }

    @Override
    public boolean ready() {
        GatewayConfig config = config();
        return config.terminals().keySet().stream().allMatch(each -> port(each).isPresent())
                && config.catalogues().keySet().stream().allMatch(each -> port(each).isPresent());
    }

    @Override
    public Overview overview() {
        return parts.getBean(Overview.class);
    }

    @Override
    public LiveFeed live() {
        return parts.getBean(LiveFeed.class);
    }

    @Override
    public LedgerHistory ledger() {
        return gateway.keeping().history().orElseThrow();
    }

    @Override
    public Optional<Verdict> verdict() {
        return gateway.lastVerdict();
    }

    @Override
    public OptionalLong people(Label peer) {
        return config().upstreams().containsKey(peer)
                ? parts.getBean(Ledger.class).cards().shown(peer)
                : OptionalLong.empty();
    }

    @Override
    public Verdict reconcile() {
        return gateway.reconcile();
    }

    @Override
    public Optional<Trial> examine(Label upstream, String cql) {
        return gateway.live()
                .inForce()
                .upstreams()
                .examine(upstream)
                .or(() -> examineCatalogue(upstream, cql));
    }

    private Optional<Trial> examineCatalogue(Label target, String cql) {
        CompletableFuture<Boolean> told = new CompletableFuture<>();
        Course course = new Course();
        ByteBuf words = WipingAllocator.INSTANCE.directBuffer();
        words.writeBytes(cql.getBytes(UTF_8));
        EventLoop loop = parts.getBean(Loops.class).group().next();
        try {
            return gateway.live()
                            .inForce()
                            .catalogues()
                            .examine(target, words, loop, course, () -> told.complete(true))
                    ? Optional.of(finished(course, told))
                    : Optional.empty();
        } finally {
            words.release();
        }
    }

    private static Trial finished(Course course, CompletableFuture<Boolean> told) {
        told.completeOnTimeout(false, LONGEST, SECONDS).join(); // each step has a shorter limit
        return course.trial();
    }

    @Override
    public Optional<Integer> port(Label door) {
        try {
            return Optional.of(gateway.listeners().port(door));
        } catch (IllegalArgumentException shut) {
            return Optional.empty();
        }
    }

    @Override
    public boolean drain(Label door, boolean now) {
        return gateway.listeners().drain(door, now);
    }

    @Override
    public boolean isDrained(Label door) {
        return gateway.listeners().isDrained(door);
    }

    @Override
    public List<BackupFile> backups() {
        return backupFolder().all();
    }

    @Override
    public BackupFile backUp(Act act) {
        return backupFolder().write(archive(), act);
    }

    private BackupFolder backupFolder() {
        return new BackupFolder(config().storage().orElseThrow());
    }

    @Override
    public String support() {
        return new Support(gateway, parts).bundle();
    }

    @Override
    public void fault(RuntimeException fault) {
        parts.getBean(Watchers.class).fault(fault);
    }

    @Override
    public String metrics() {
        return parts.getBean(MeterRegistry.class) instanceof PrometheusMeterRegistry prometheus
                ? prometheus.scrape()
                : "";
    }
}
