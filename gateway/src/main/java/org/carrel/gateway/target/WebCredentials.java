package org.carrel.gateway.target;

import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import org.carrel.config.TargetConfig.TargetLogin;

/**
 * How the gateway presents itself to a target on the web: HTTP's Basic scheme, with the account of
 * the configuration and no other. Immutable; any thread.
 */
final class WebCredentials {
    private static final byte[] SCHEME = {'B', 'a', 's', 'i', 'c', ' '};

    private final Optional<TargetLogin> login;

    WebCredentials(Optional<TargetLogin> login) {
        this.login = login;
    }

    /**
     * Adds what is to be presented, if anything.
     *
     * @return wipes it, to be called when the headers are out
     */
    Runnable present(HttpHeaders headers) {
        if (login.isEmpty()) {
            return () -> {};
        }
        byte[] value = value(login.get());
        headers.set(HttpHeaderNames.AUTHORIZATION, new AsciiString(value, false));
        return () -> Arrays.fill(value, (byte) 0);
    }

    private static byte[] value(TargetLogin login) {
        byte[] user = login.user().getBytes(StandardCharsets.UTF_8);
        int length = login.password().length();
        byte[] both = Arrays.copyOf(user, user.length + 1 + length);
        both[user.length] = ':';
        login.password().copyTo(ByteBuffer.wrap(both, user.length + 1, length));
        byte[] encoded = Base64.getEncoder().encode(both);
        byte[] value = Arrays.copyOf(SCHEME, SCHEME.length + encoded.length);
        System.arraycopy(encoded, 0, value, SCHEME.length, encoded.length);
        Arrays.fill(both, (byte) 0);
        Arrays.fill(encoded, (byte) 0);
        return value;
    }
}
