package org.carrel.config;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.carrel.config.phrase.PhraseBook;
import org.carrel.config.policy.Policy;

/**
 * One whole configuration, checked. It owns the secrets in it; whoever has it closes it when no
 * part of the gateway uses it any more.
 *
 * @param library the library itself
 * @param upstreams the library's systems and its vendors', which speak SIP2
 * @param targets the remote catalogues that are searched
 * @param terminals the ports at which terminals are served
 * @param catalogues the ports at which catalogue clients are served
 * @param tunnels the door for terminals that know no TLS
 * @param policies every policy by name, the built-in ones included
 * @param phrases what terminals say instead of free text, the built-in phrases included
 * @param shutdown how the gateway stops
 * @param storage where it keeps what outlives a restart
 * @param console the web console
 */
public record GatewayConfig(
        Library library,
        Map<Label, UpstreamConfig> upstreams,
        Map<Label, TargetConfig> targets,
        Map<Label, ListenerConfig> terminals,
        Map<Label, CatalogueConfig> catalogues,
        Optional<TunnelsConfig> tunnels,
        Map<Label, Policy> policies,
        PhraseBook phrases,
        Shutdown shutdown,
        Optional<Storage> storage,
        Optional<Console> console)
        implements AutoCloseable {

    public GatewayConfig {
        upstreams = Map.copyOf(upstreams);
        targets = Map.copyOf(targets);
        catalogues = Map.copyOf(catalogues);
        terminals = Map.copyOf(terminals);
        policies = Map.copyOf(policies);
    }

    /** Whether anybody could come in: a terminal, or a client of a catalogue. */
    public boolean hasDoors() {
        return !terminals.isEmpty() || !catalogues.isEmpty();
    }

    /**
     * The upstream of this name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public UpstreamConfig upstream(Label name) {
        return named(name, upstreams);
    }

    /**
     * The listener of this name.
     *
     * @throws IllegalArgumentException where there is none
     */
    public ListenerConfig terminal(Label name) {
        return named(name, terminals);
    }

    /**
     * The policy of this name, ours or the user's.
     *
     * @throws IllegalArgumentException where there is none
     */
    public Policy policy(Label name) {
        return named(name, policies);
    }

    /** Wipes every secret that no other configuration holds; to be called once. */
    @Override
    public void close() {
        secrets().forEach(Secret::close);
    }

    private static <T> T named(Label name, Map<Label, T> things) {
        T thing = things.get(name);
        if (thing == null) {
            throw new IllegalArgumentException("nothing here is called " + name);
        }
        return thing;
    }

    /** Every secret in it. */
    List<Secret> secrets() {
        return Stream.of(
                        upstreams.values().stream().flatMap(GatewayConfig::secrets),
                        Stream.concat(
                                        terminals.values().stream().map(ListenerConfig::login),
                                        catalogues.values().stream().map(CatalogueConfig::login))
                                .flatMap(login -> login.accounts().values().stream()),
                        targets.values().stream()
                                .flatMap(target -> target.login().stream())
                                .map(TargetConfig.TargetLogin::password),
                        storage.flatMap(Storage::login).map(Storage.Account::password).stream(),
                        storage.flatMap(Storage::key).map(StorageKey::secret).stream(),
                        storage.flatMap(Storage::previousKey).map(StorageKey::secret).stream())
                .flatMap(each -> each)
                .toList();
    }

    private static Stream<Secret> secrets(UpstreamConfig upstream) {
        return Stream.concat(
                upstream.login().map(Login::password).stream(),
                upstream.token().flatMap(TokenConfig::key).stream());
    }
}
