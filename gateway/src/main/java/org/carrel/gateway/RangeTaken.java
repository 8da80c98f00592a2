package org.carrel.gateway;

import java.io.Serial;
import java.util.List;
import java.util.stream.Collectors;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.TokenConfig;

/**
 * Says that the library's system knows numbers that vendors would get as tokens, so that a token
 * gone astray could name a person. Names vendors and prefixes, never a number.
 */
final class RangeTaken extends RuntimeException {

    @Serial private static final long serialVersionUID = 1L;

    RangeTaken(GatewayConfig config, List<Label> vendors) {
        super(
                vendors.stream()
                        .map(vendor -> sentence(config, vendor))
                        .collect(Collectors.joining("\n")),
                null,
                false,
                false);
    }

    private static String sentence(GatewayConfig config, Label vendor) {
        TokenConfig token = config.upstream(vendor).token().orElse(TokenConfig.NONE);
        return "upstreams."
                + vendor
                + ".token: the library's system has patrons with numbers that would be tokens (prefix "
                + String.join(" or ", token.prefixes())
                + "). Mend: choose a prefix that your system never issues";
    }
}
