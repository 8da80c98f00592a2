package org.carrel.admin;

import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.carrel.config.AddressRange;

/**
 * Tells from where a browser asks. Proxies of ours say it in {@code X-Forwarded-For}, each adding
 * at the end whom it heard; what stands before the last stranger may be that stranger's invention.
 * Any thread.
 *
 * @param proxies whose word counts
 */
record Whence(List<AddressRange> proxies) {
    /** The header by which it is said. */
    static final String HEADER = "X-Forwarded-For";

    Whence {
        proxies = List.copyOf(proxies);
    }

    /**
     * The address of who asks: the last in the line who is no proxy of ours.
     *
     * @param connected who is at the other end of the connection
     * @param told the header's lines, in their order
     */
    InetAddress of(InetAddress connected, List<String> told) {
        List<String> line =
                told.stream().flatMap(each -> Arrays.stream(each.split(",", -1))).toList();
        InetAddress asks = connected;
        for (String each : line.reversed()) {
            Optional<InetAddress> before = isOurs(asks) ? address(each.strip()) : Optional.empty();
            if (before.isEmpty()) {
                return asks;
            }
            asks = before.get();
        }
        return asks;
    }

    private boolean isOurs(InetAddress address) {
        return proxies.stream().anyMatch(each -> each.contains(address));
    }

    private static Optional<InetAddress> address(String text) {
        try {
            return Optional.of(InetAddress.ofLiteral(text));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
