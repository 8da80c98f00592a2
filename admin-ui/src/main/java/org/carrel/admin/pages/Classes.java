package org.carrel.admin.pages;

import java.util.Optional;
import org.carrel.config.GatewayConfig;
import org.carrel.config.UpstreamConfig;
import org.carrel.config.policy.Classification;
import org.carrel.config.policy.DataClass;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.ledger.LedgerKey;

/** What the ledger's elements tell about a person. */
final class Classes {
    private Classes() {}

    /** The class of an element; unknown where nobody has declared it. */
    static DataClass of(LedgerKey key, GatewayConfig config) {
        Optional<UpstreamConfig> upstream = Optional.ofNullable(config.upstreams().get(key.peer()));
        return ElementName.parse(key.element())
                .map(element ->
                        upstream.map(each -> each.dataClass(element))
                                .orElseGet(() -> Classification.of(element)))
                .orElse(DataClass.UNKNOWN);
    }
}
