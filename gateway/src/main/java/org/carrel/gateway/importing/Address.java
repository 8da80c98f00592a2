package org.carrel.gateway.importing;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.Endpoint;
import org.jspecify.annotations.Nullable;

/**
 * A place as YAZ writes it: {@code localhost:9999/Default}, {@code ssl:@:9001}, {@code
 * https://host/sru}.
 *
 * @param endpoint host and port
 * @param encrypted whether TLS is spoken there
 * @param rest what follows the first slash, without a question mark and what follows that
 */
record Address(Endpoint endpoint, boolean encrypted, String rest) {
    /** Where Z39.50 is spoken unless somebody says otherwise. */
    static final int Z3950 = 210;

    /** Where the web is spoken. */
    static final int WEB = 80;

    private static final int ENCRYPTED_WEB = 443;
    private static final Pattern FORM =
            Pattern.compile(
                    "(?<scheme>tcp:|ssl:|http://|https://)?(?://)?"
                            + "(?<host>@|\\[[0-9A-Fa-f:.]+]|[A-Za-z0-9._-]+)?(?::(?<port>[0-9]{1,5}))?"
                            + "(?:/(?<rest>[^?]*))?(?:\\?.*)?");

    /** Whether the same database is to be found at both, in the same way. */
    boolean isAnotherPlaceOf(Address other) {
        return rest.equals(other.rest) && encrypted == other.encrypted;
    }

    /** Reads a place to call. */
    static Optional<Address> toCall(String text, int usualPort) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches() || parts.group("host") == null || parts.group("host").equals("@")) {
            return Optional.empty();
        }
        return address(parts, parts.group("host"), parts.group("port"), usualPort);
    }

    /** Reads a place to listen at; {@code @} and a port alone mean every address. */
    static Optional<Address> toListen(String text) {
        Matcher parts = FORM.matcher(text.strip());
        if (!parts.matches()) {
            return Optional.empty();
        }
        String host = Optional.ofNullable(parts.group("host")).orElse("@");
        boolean portAlone = parts.group("port") == null && host.matches("[0-9]{1,5}");
        String port = portAlone ? host : parts.group("port");
        return address(parts, portAlone || host.equals("@") ? "0.0.0.0" : host, port, Z3950);
    }

    private static Optional<Address> address(
            Matcher parts, String host, @Nullable String port, int usual) {
        String scheme = Optional.ofNullable(parts.group("scheme")).orElse("");
        boolean encrypted = scheme.equals("ssl:") || scheme.equals("https://");
        int otherwise =
                switch (scheme) {
                    case "http://" -> WEB;
                    case "https://" -> ENCRYPTED_WEB;
                    default -> usual;
                };
        String rest = Optional.ofNullable(parts.group("rest")).orElse("");
        return Endpoint.parse(host + ":" + (port == null ? String.valueOf(otherwise) : port))
                .map(endpoint -> new Address(endpoint, encrypted, rest));
    }
}
