package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.micrometer.core.instrument.Measurement;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Statistic;
import io.micrometer.core.instrument.Tag;
import io.micronaut.context.ApplicationContext;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.watch.Alarm;
import org.carrel.gateway.watch.Overview;

/**
 * The support bundle: what somebody who helps needs to know of a gateway and nobody minds sending.
 * It is written from a list of what may be told ({@link SupportText}), and nothing is taken out
 * afterwards. Any thread.
 */
final class Support {
    private static final Duration LATELY = Duration.ofDays(7);

    /** Of a metric's labels those whose values are constants of ours. */
    private static final Set<String> LABELS =
            Set.of(
                    "operation",
                    "outcome",
                    "accepted",
                    "end",
                    "state",
                    "locked",
                    "granted",
                    "durable",
                    "reason",
                    "reachable",
                    "degraded",
                    "proved");

    private static final Pattern WORD = Pattern.compile("[A-Za-z0-9-]{1,40}");

    /** What lies in a storage. */
    private static final List<String> ROOMS =
            List.of(
                    "archive.mv.db",
                    "archive.mv.db.seal",
                    "keys",
                    "receipts",
                    "changes",
                    "backups",
                    "console",
                    "secrets",
                    "set-up");

    private final Premises gateway;
    private final ApplicationContext parts;

    Support(Premises gateway, ApplicationContext parts) {
        this.gateway = gateway;
        this.parts = parts;
    }

    /** Of a gateway that runs. */
    String bundle() {
        GatewayConfig config = gateway.live().config();
        SupportText text = begun(true, config);
        health(text, config);
        alarms(text);
        counters(text, parts.getBean(MeterRegistry.class).getMeters());
        storage(text, config, gateway.keeping().archive());
        return text.text();
    }

    /**
     * The same, written somewhere.
     *
     * @param to stays open
     */
    void write(OutputStream to) {
        write(bundle(), to);
    }

    /**
     * Of a gateway that does not run.
     *
     * @param to stays open
     */
    static void write(GatewayConfig config, Archive archive, OutputStream to) {
        SupportText text = begun(false, config);
        storage(text, config, Optional.of(archive));
        write(text.text(), to);
    }

    private static void write(String text, OutputStream to) {
        try {
            to.write(text.getBytes(US_ASCII));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static SupportText begun(boolean runs, GatewayConfig config) {
        SupportText text =
                new SupportText()
                        .section("software")
                        .fact("carrel", Gateway.SOFTWARE)
                        .moment("made", Instant.now())
                        .flag("runs", runs);
        SupportMachine.tell(text);
        SupportOutline.tell(config, text);
        return text;
    }

    private void health(SupportText text, GatewayConfig config) {
        Overview overview = parts.getBean(Overview.class);
        Map<Overview.PeerState, Integer> states = new EnumMap<>(Overview.PeerState.class);
        Stream.concat(config.upstreams().keySet().stream(), config.targets().keySet().stream())
                .forEach(each -> states.merge(overview.peer(each), 1, Integer::sum));
        long open =
                Stream.concat(
                                config.terminals().keySet().stream(),
                                config.catalogues().keySet().stream())
                        .filter(this::isOpen)
                        .count();
        text.section("health")
                .number("version-in-force", gateway.live().version())
                .number("doors-open", open);
        for (Overview.PeerState state : Overview.PeerState.values()) {
            text.number("upstreams-" + word(state), states.getOrDefault(state, 0));
        }
        text.number("messages-last-minute", overview.minute().messages())
                .number("refusals-last-minute", overview.minute().refusals())
                .number("median-millis", Math.round(overview.minute().medianMillis()))
                .number("most-millis", Math.round(overview.minute().mostMillis()))
                .flag(
                        "reconciled",
                        gateway.lastVerdict().stream()
                                .anyMatch(each -> each instanceof Verdict.Reconciled));
    }

    private boolean isOpen(Label door) {
        try {
            return gateway.listeners().port(door) > 0;
        } catch (IllegalArgumentException shut) {
            return false;
        }
    }

    /** Each kind, and how often; not where. */
    private void alarms(SupportText text) {
        Map<Alarm.Kind, Long> times = new EnumMap<>(Alarm.Kind.class);
        parts.getBean(Overview.class)
                .alarms(LATELY)
                .forEach(each -> times.merge(each.kind(), each.times(), Long::sum));
        text.section("alarms of seven days");
        times.forEach((kind, number) -> text.number(word(kind), number));
    }

    /** Summed over doors and upstreams, whose names are the library's. */
    private static void counters(SupportText text, Collection<Meter> meters) {
        Map<String, Long> sums = new TreeMap<>();
        for (Meter meter : meters) {
            if (meter.getId().getName().startsWith("carrel.")) {
                for (Measurement each : meter.measure()) {
                    if (each.getStatistic() == Statistic.COUNT
                            || each.getStatistic() == Statistic.VALUE) {
                        sums.merge(key(meter.getId()), (long) each.getValue(), Long::sum);
                    }
                }
            }
        }
        text.section("counters");
        sums.forEach(text::number);
    }

    private static String key(Meter.Id id) {
        StringBuilder key = new StringBuilder(id.getName());
        for (Tag tag : id.getTags()) {
            if (LABELS.contains(tag.getKey()) && WORD.matcher(tag.getValue()).matches()) {
                key.append(' ').append(tag.getKey()).append(':').append(tag.getValue());
            }
        }
        return key.toString();
    }

    private static void storage(SupportText text, GatewayConfig config, Optional<Archive> archive) {
        text.section("storage");
        archive.ifPresent(each ->
                text.fact("schema", each.schema())
                        .number("versions", each.configVersions().all().size())
                        .number("staff", each.consoleUsers().all().size())
                        .number("vendors", each.vendorRegistry().all().size()));
        config.storage()
                .flatMap(Storage::path)
                .ifPresent(path -> ROOMS.forEach(room -> room(text, room, path.resolve(room))));
    }

    private static void room(SupportText text, String name, Path place) {
        try (Stream<Path> all = Files.exists(place) ? Files.walk(place) : Stream.empty()) {
            List<Path> files = all.filter(Files::isRegularFile).toList();
            long bytes = 0;
            for (Path each : files) {
                bytes += Files.size(each);
            }
            text.number(name + ".files", files.size()).number(name + ".bytes", bytes);
        } catch (IOException | UncheckedIOException moving) {
            text.flag(name + ".readable", false);
        }
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
