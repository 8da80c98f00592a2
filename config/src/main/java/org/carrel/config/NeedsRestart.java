package org.carrel.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.carrel.config.ConfigProblem.Severity;
import org.carrel.config.Storage.Account;

/**
 * What a running gateway cannot exchange: the ground on which what it remembers stands, and ports
 * that belong to somebody who stays. Any thread.
 */
public final class NeedsRestart {
    private final List<ConfigProblem> found = new ArrayList<>();

    private NeedsRestart() {}

    /** A problem for each such thing that is another one in the next configuration. */
    public static List<ConfigProblem> between(GatewayConfig inForce, GatewayConfig next) {
        NeedsRestart restart = new NeedsRestart();
        restart.storage(inForce.storage(), next.storage());
        restart.same("console.bind", inForce.console().equals(next.console()));
        inForce.tunnels()
                .ifPresent(now ->
                        next.tunnels()
                                .ifPresent(then -> {
                                    restart.same("tunnels.bind", now.bind().equals(then.bind()));
                                    restart.same(
                                            "tunnels.host-key",
                                            now.hostKey().equals(then.hostKey()));
                                }));
        return List.copyOf(restart.found);
    }

    private void storage(Optional<Storage> now, Optional<Storage> then) {
        same("storage.path", now.flatMap(Storage::path).equals(then.flatMap(Storage::path)));
        same("storage.jdbc", now.flatMap(Storage::jdbc).equals(then.flatMap(Storage::jdbc)));
        same(
                "storage.login",
                isSameAccount(now.flatMap(Storage::login), then.flatMap(Storage::login)));
        same("storage.key", isSame(now.flatMap(Storage::key), then.flatMap(Storage::key)));
        same(
                "storage.previous-key",
                then.flatMap(Storage::previousKey).isEmpty()
                        || isSame(
                                now.flatMap(Storage::previousKey),
                                then.flatMap(Storage::previousKey)));
    }

    private void same(String path, boolean same) {
        if (!same) {
            found.add(
                    new ConfigProblem(
                            path,
                            0,
                            Severity.ERROR,
                            "cannot be changed while the gateway runs; it needs a restart",
                            "restart the gateway, or put back what was there"));
        }
    }

    private static boolean isSameAccount(Optional<Account> now, Optional<Account> then) {
        if (now.isEmpty() || then.isEmpty()) {
            return now.isEmpty() && then.isEmpty();
        }
        Account account = now.orElseThrow();
        Account other = then.orElseThrow();
        return account.user().equals(other.user()) && account.password().isSameAs(other.password());
    }

    private static boolean isSame(Optional<StorageKey> now, Optional<StorageKey> then) {
        if (now.isEmpty() || then.isEmpty()) {
            return now.isEmpty() && then.isEmpty();
        }
        StorageKey key = now.orElseThrow();
        StorageKey other = then.orElseThrow();
        return key.passphrase() == other.passphrase() && key.secret().isSameAs(other.secret());
    }
}
