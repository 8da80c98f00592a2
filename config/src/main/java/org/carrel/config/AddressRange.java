package org.carrel.config;

import java.net.InetAddress;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A range of network addresses in CIDR notation, or a single address.
 *
 * @param network an address of the range
 * @param prefix how many leading bits all addresses of the range share
 */
public record AddressRange(InetAddress network, int prefix) {

    private static final Pattern FORM = Pattern.compile("([0-9A-Fa-f:.]+)(?:/([0-9]{1,3}))?");

    public AddressRange {
        if (prefix < 0 || prefix > network.getAddress().length * Byte.SIZE) {
            throw new IllegalArgumentException("the prefix is longer than the address");
        }
    }

    /** Reads {@code 10.20.0.0/16}, {@code 2001:db8::/32} or a single address. */
    public static Optional<AddressRange> parse(String text) {
        var parts = FORM.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            InetAddress network = InetAddress.ofLiteral(parts.group(1));
            String bits = parts.group(2);
            int all = network.getAddress().length * Byte.SIZE;
            return Optional.of(
                    new AddressRange(network, bits == null ? all : Integer.parseInt(bits)));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** Whether the address lies in the range; an address of the other family never does. */
    public boolean contains(InetAddress address) {
        byte[] own = network.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((own[bit / Byte.SIZE] ^ other[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }

    @Override
    public String toString() {
        return network.getHostAddress() + "/" + prefix;
    }
}
