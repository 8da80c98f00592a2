package org.carrel.gateway;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Trust;
import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.token.TokenForm;
import org.carrel.gateway.upstream.Survey;
import org.carrel.gateway.upstream.Survey.Finding;
import org.carrel.gateway.upstream.Upstreams;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.GatewayEvent.TokenState;
import org.carrel.gateway.watch.Watchers;

/**
 * The proof that tokens of digits name nobody in the library's own system: each system of record is
 * asked about a couple of hundred numbers of each reserved range. Until it has answered, the
 * vendor's tokens are held back; if it knows one, for good.
 */
final class Activation {
    private final GatewayConfig config;
    private final TokenCabinet tokens;
    private final Upstreams upstreams;
    private final Watchers watchers;
    private final Map<Label, Finding> findings = new ConcurrentHashMap<>();
    private final long retryNanos;
    private volatile boolean inForce;
    private volatile long lastTried = System.nanoTime();

    /**
     * @param retry after how long who was silent is asked again
     */
    Activation(Arrangement arrangement, Watchers watchers, Duration retry) {
        this.config = arrangement.config();
        this.tokens = arrangement.tokens();
        this.upstreams = arrangement.upstreams();
        this.watchers = watchers;
        this.retryNanos = retry.toNanos();
    }

    /** Takes over what was found out about tokens and systems that are still the same. */
    void takeOver(Activation before) {
        if (systems(config).equals(systems(before.config))) {
            before.findings.forEach((vendor, finding) -> {
                if (tokens.shares(vendor, before.tokens)) {
                    findings.put(vendor, finding);
                }
            });
        }
    }

    private static Set<Object> systems(GatewayConfig config) {
        return config.upstreams().values().stream()
                .filter(each -> each.trust() == Trust.RECORD)
                .map(each -> List.of(each.address(), each.fallback(), each.institution()))
                .collect(Collectors.toSet());
    }

    /**
     * Asks about every range and waits for the answers, each within its upstream's timeout.
     *
     * @throws RangeTaken if a system of record knows a number of some vendor's
     */
    void prove() {
        Set<Label> vendors = unproved();
        CountDownLatch open = new CountDownLatch(vendors.size());
        vendors.forEach(vendor -> ask(vendor, _ -> open.countDown()));
        awaitQuietly(open);
        List<Label> taken =
                vendors.stream()
                        .filter(vendor -> findings.get(vendor) == Finding.TAKEN)
                        .sorted()
                        .toList();
        if (!taken.isEmpty()) {
            throw new RangeTaken(config, taken);
        }
    }

    /** From now on its findings decide whose tokens are served. */
    void obey() {
        inForce = true;
        tokens.reserved()
                .forEach((vendor, ranges) ->
                        tokens.proved(vendor, ranges.isEmpty() || isFree(vendor)));
    }

    private boolean isFree(Label vendor) {
        return findings.get(vendor) == Finding.FREE;
    }

    /** Asks again, when its time has come, where nobody answered. */
    void tick() {
        if (System.nanoTime() - lastTried > retryNanos) {
            lastTried = System.nanoTime();
            unproved().forEach(vendor -> ask(vendor, _ -> {}));
        }
    }

    private Set<Label> unproved() {
        Set<Label> vendors = new HashSet<>();
        tokens.reserved()
                .forEach((vendor, ranges) -> {
                    Finding found = findings.getOrDefault(vendor, Finding.UNKNOWN);
                    if (!ranges.isEmpty() && found == Finding.UNKNOWN) {
                        vendors.add(vendor);
                    }
                });
        return vendors;
    }

    /** Asks every system of record about every range of a vendor's, one after the other. */
    private void ask(Label vendor, Consumer<Finding> home) {
        List<Question> questions =
                config.upstreams().values().stream()
                        .filter(each -> each.trust() == Trust.RECORD)
                        .flatMap(each ->
                                tokens.reserved().getOrDefault(vendor, List.of()).stream()
                                        .map(range -> new Question(each, range)))
                        .toList();
        ask(
                questions,
                finding -> {
                    conclude(vendor, finding);
                    home.accept(finding);
                });
    }

    private void ask(List<Question> questions, Consumer<Finding> home) {
        if (questions.isEmpty()) {
            home.accept(Finding.FREE);
            return;
        }
        Question first = questions.getFirst();
        upstreams.survey(
                first.system().name(),
                first.range(),
                first.system().institution().orElse(config.library().institution()),
                finding -> {
                    if (finding == Finding.FREE) {
                        ask(questions.subList(1, questions.size()), home);
                    } else {
                        home.accept(finding);
                    }
                });
    }

    private void conclude(Label vendor, Survey.Finding finding) {
        Finding before = findings.put(vendor, finding) == null ? Finding.FREE : Finding.UNKNOWN;
        if (inForce) {
            tokens.proved(vendor, finding == Finding.FREE);
        }
        if (finding != before) {
            TokenState state =
                    switch (finding) {
                        case FREE -> TokenState.SERVED;
                        case TAKEN -> TokenState.RANGE_TAKEN;
                        case UNKNOWN -> TokenState.UNPROVED;
                    };
            watchers.tell(new GatewayEvent.TokensChanged(vendor, state));
        }
    }

    private static void awaitQuietly(CountDownLatch open) {
        try {
            open.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** One range to be asked about at one system. */
    private record Question(UpstreamConfig system, TokenForm range) {}
}
