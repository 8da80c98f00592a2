package org.carrel.gateway;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.carrel.config.BuiltIn;
import org.carrel.config.CatalogueConfig;
import org.carrel.config.Console;
import org.carrel.config.DoorLimits;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.ListenerConfig;
import org.carrel.config.Storage;
import org.carrel.config.TargetConfig;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.Policy;

/**
 * The configuration's outline in a support bundle: which parts there are and which options they
 * have. Hosts, addresses, accounts, databases and whatever somebody named or wrote stay out.
 */
final class SupportOutline {
    private final GatewayConfig config;
    private final SupportText text;

    private SupportOutline(GatewayConfig config, SupportText text) {
        this.config = config;
        this.text = text;
    }

    /** Adds it. */
    static void tell(GatewayConfig config, SupportText text) {
        new SupportOutline(config, text).tell();
    }

    private void tell() {
        text.section("configuration")
                .number("upstreams", config.upstreams().size())
                .number("catalogues", config.targets().size())
                .number("doors", config.terminals().size())
                .number("catalogue-doors", config.catalogues().size())
                .number("own-policies", config.policies().size() - BuiltIn.policies().size())
                .number("own-phrases", ownPhrases())
                .word("language", config.library().language())
                .flag("cards", config.library().cards().isPresent())
                .flag("tunnels", config.tunnels().isPresent())
                .length("grace", config.shutdown().grace());
        config.storage().ifPresent(this::storage);
        config.console().ifPresent(this::console);
        int number = 1;
        for (UpstreamConfig each : inOrder(config.upstreams().values(), UpstreamConfig::name)) {
            upstream("upstream." + number++ + ".", each);
        }
        number = 1;
        for (TargetConfig each : inOrder(config.targets().values(), TargetConfig::name)) {
            target("catalogue." + number++ + ".", each);
        }
        number = 1;
        for (ListenerConfig each : inOrder(config.terminals().values(), ListenerConfig::name)) {
            door("door." + number++ + ".", each);
        }
        number = 1;
        for (CatalogueConfig each : inOrder(config.catalogues().values(), CatalogueConfig::name)) {
            catalogueDoor("catalogue-door." + number++ + ".", each);
        }
    }

    private int ownPhrases() {
        return config.phrases().phrases().size() - BuiltIn.phrases().phrases().size();
    }

    private void storage(Storage storage) {
        text.flag("storage.server", storage.jdbc().isPresent())
                .flag("storage.login", storage.login().isPresent())
                .flag("storage.officer", storage.officer().isPresent())
                .number("storage.keep-days", storage.keepDays().size());
        storage.key()
                .ifPresent(key ->
                        text.word("storage.key", key.from())
                                .flag("storage.passphrase", key.passphrase()));
    }

    private void console(Console console) {
        text.number("console.names", console.names().size())
                .word("console.passkeys", console.passkeys())
                .number("console.proxies", console.proxies().size())
                .flag("console.certificate", console.certificate().isPresent())
                .flag("console.loopback", console.bind().isLoopback());
    }

    private void upstream(String at, UpstreamConfig each) {
        text.word(at + "trust", each.trust())
                .word(at + "tls", each.tls().mode())
                .flag(at + "tls.ca", each.tls().ca().isPresent())
                .number(at + "fallback", each.fallback().size())
                .flag(at + "login", each.login().isPresent())
                .number(at + "connections.maximum", each.connections().maximum())
                .number(at + "connections.waiting", each.connections().waiting())
                .word(at + "connections.lease", each.connections().lease())
                .length(at + "timeout", each.timeout())
                .number(at + "health.failures", each.health().failures())
                .length(at + "health.every", each.health().every())
                .number(at + "fields", each.fields().size())
                .flag(at + "institution", each.institution().isPresent())
                .flag(at + "cancels", each.cancels())
                .flag(at + "dialect.utf-8", each.speaksUtf8())
                .flag(at + "dialect.error-detection", each.numbersQuestions());
        each.token().ifPresent(token -> text.word(at + "token.class", token.tokenClass()));
        policy(at + "policy", Optional.of(each.policy()));
    }

    private void target(String at, TargetConfig each) {
        text.word(at + "protocol", each.protocol())
                .word(at + "tls", each.tls().mode())
                .flag(at + "login", each.login().isPresent())
                .number(at + "databases", each.databases().size());
    }

    private void door(String at, ListenerConfig each) {
        text.ours(at + "profile", each.profile().name(), BuiltIn.profiles().keySet())
                .word(at + "tls", each.tls().mode())
                .flag(at + "loopback", each.bind().isLoopback())
                .flag(at + "vendor", each.vendor().isPresent())
                .number(at + "routes", each.routes().size())
                .number(at + "allow", each.allow().size())
                .number(at + "balancers", each.balancers().size())
                .flag(at + "login.required", each.login().required())
                .word(at + "login.first", each.login().first())
                .number(at + "login.accounts", each.login().accounts().size())
                .word(at + "pin", each.pin())
                .length(at + "session.idle", each.session().idle())
                .length(at + "session.maximum", each.session().maximum())
                .number(at + "guesses.per-card", each.guesses().perCard())
                .number(at + "guesses.per-terminal", each.guesses().perTerminal())
                .flag(at + "keep", each.keep().isPresent())
                .flag(at + "dialect.utf-8", each.speaksUtf8());
        policy(at + "policy", each.policy());
        limits(at, each.connections());
    }

    private void catalogueDoor(String at, CatalogueConfig each) {
        text.word(at + "tls", each.tls().mode())
                .flag(at + "loopback", each.bind().isLoopback())
                .number(at + "allow", each.allow().size())
                .number(at + "databases", each.databases().size())
                .flag(at + "login.required", each.login().required());
    }

    private void limits(String at, DoorLimits limits) {
        text.number(at + "connections.maximum", limits.maximum())
                .number(at + "connections.per-address", limits.perAddress())
                .number(at + "connections.messages", limits.messages());
    }

    /** Which of the built-in ones it is; of the library's own no more than that. */
    private void policy(String key, Optional<Policy> policy) {
        policy.ifPresent(each ->
                text.ours(
                        key,
                        BuiltIn.policies().entrySet().stream()
                                .filter(known -> known.getValue().equals(each))
                                .map(Map.Entry::getKey)
                                .findFirst()
                                .orElse(new Label("own")),
                        BuiltIn.policies().keySet()));
    }

    private static <T> List<T> inOrder(Collection<T> all, Function<T, Label> name) {
        return all.stream().sorted(Comparator.comparing(name)).toList();
    }
}
