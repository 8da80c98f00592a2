package org.carrel.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * The door for terminals that know no TLS: SSH, by which each reaches its own listener and nothing
 * else.
 *
 * @param bind where SSH listens
 * @param hostKey our private key; made there where there is none yet
 * @param allow from where may be connected; empty means from everywhere
 * @param idle after how long without a sign of life a connection is closed
 * @param terminals who may come, by the user's name
 */
public record TunnelsConfig(
        Endpoint bind,
        Path hostKey,
        List<AddressRange> allow,
        Duration idle,
        Map<Label, Tunnel> terminals) {

    /** What is in force where nothing is said of idleness. */
    static final Duration USUAL_IDLE = Duration.ofMinutes(10);

    public TunnelsConfig {
        allow = List.copyOf(allow);
        terminals = Map.copyOf(terminals);
    }

    /**
     * One terminal's way in.
     *
     * @param door the listener that it reaches
     * @param key its public key, as it stands in OpenSSH's files: kind and key
     */
    public record Tunnel(Label door, String key) {}
}
