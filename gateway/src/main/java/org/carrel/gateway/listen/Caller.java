package org.carrel.gateway.listen;

import java.net.InetAddress;

/**
 * Who has come to a door, as far as the network can tell.
 *
 * @param address its own address, also where a balancer or a tunnel stands between; never logged
 * @param tunnelled whether it came by its own tunnel, and so needs no TLS
 */
public record Caller(InetAddress address, boolean tunnelled) {

    /** Says nothing of the address. */
    @Override
    public String toString() {
        return "caller";
    }
}
