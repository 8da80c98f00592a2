package org.carrel.config;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A place in a network, by name or address, and a port. Nothing is looked up.
 *
 * @param host a host name, an IPv4 address or an IPv6 address without brackets
 * @param port 1 to 65535
 */
public record Endpoint(String host, int port) {

    /** Stands where none could be read; such a file is refused in any case. */
    static final Endpoint NOWHERE = new Endpoint("localhost", 1);

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+)):([0-9]{1,5})");
    private static final int LAST_PORT = 65_535;

    public Endpoint {
        if (host.isEmpty() || port < 1 || port > LAST_PORT) {
            throw new IllegalArgumentException("an endpoint is a host and a port from 1 to 65535");
        }
    }

    /** Reads {@code host:port} or {@code [address]:port}. */
    public static Optional<Endpoint> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        int port = Integer.parseInt(parts.group(3));
        String address = parts.group(1);
        boolean lives = port >= 1 && port <= LAST_PORT && (address == null || isAddress(address));
        return lives
                ? Optional.of(new Endpoint(address == null ? parts.group(2) : address, port))
                : Optional.empty();
    }

    /** Whether what is said there stays inside this machine. */
    public boolean isLoopback() {
        return host.equals("localhost")
                || (isAddress(host) && InetAddress.ofLiteral(host).isLoopbackAddress());
    }

    /** How it stands in {@code carrel.yaml}. */
    public String text() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }

    @Override
    public String toString() {
        return text();
    }

    private static boolean isAddress(String host) {
        try {
            InetAddress address = InetAddress.ofLiteral(host);
            return address.getAddress().length > 0;
        } catch (IllegalArgumentException _) {
            return false;
        }
    }
}
