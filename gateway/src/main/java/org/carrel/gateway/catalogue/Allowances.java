package org.carrel.gateway.catalogue;

import java.net.InetAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.carrel.config.CatalogueConfig.Limits;

/**
 * What each client address asked of one door within the minute; when a minute is over, everybody
 * begins anew and no address is remembered. Any thread.
 */
final class Allowances {
    private final Limits limits;
    private final Map<InetAddress, Allowance> asked = new ConcurrentHashMap<>();

    Allowances(Limits limits) {
        this.limits = limits;
    }

    /** What this address may still ask; to be looked up for each question. */
    Allowance of(InetAddress address) {
        return asked.computeIfAbsent(address, _ -> new Allowance(limits));
    }

    /** Begins a new minute; to be called once in one. */
    void nextMinute() {
        asked.clear();
    }
}
