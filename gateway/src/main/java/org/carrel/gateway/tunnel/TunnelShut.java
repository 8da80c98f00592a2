package org.carrel.gateway.tunnel;

import org.carrel.config.Endpoint;

/** SSH cannot be opened: its address is taken or not ours, or its host key cannot be used. */
public final class TunnelShut extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TunnelShut(String what) {
        super(what, null, false, false);
    }

    static TunnelShut at(Endpoint address) {
        return new TunnelShut(
                "tunnels.bind: cannot listen on " + address + "; another program may hold it");
    }

    static TunnelShut withoutHostKey() {
        return new TunnelShut(
                "tunnels.host-key: cannot be read or made; look at the file and its permissions");
    }

    static TunnelShut withKeyOf(String terminal) {
        return new TunnelShut(
                "tunnels.terminals."
                        + terminal
                        + ".key: is no public key; take the line from the terminal's .pub file");
    }
}
