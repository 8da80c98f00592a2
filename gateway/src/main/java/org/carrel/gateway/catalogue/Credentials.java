package org.carrel.gateway.catalogue;

import io.netty.buffer.ByteBuf;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.carrel.config.LoginPolicy;
import org.carrel.config.Secret;
import org.carrel.z3950.Apdu;
import org.carrel.z3950.ApduPart;
import org.carrel.z3950.ber.BerElement;
import org.jspecify.annotations.Nullable;

/**
 * Checks what a client presents in its Init against the accounts of its door (z3950.md §3.1). It is
 * checked here and goes nowhere. Immutable; any thread.
 */
final class Credentials {
    private final LoginPolicy policy;

    Credentials(LoginPolicy policy) {
        this.policy = policy;
    }

    /** Whether a client that presents this may come in; where no login is required, anybody. */
    boolean accept(Apdu init) {
        if (!policy.required()) {
            return true;
        }
        BerElement presented = init.part(ApduPart.INIT_ID_AUTHENTICATION);
        if (presented == null) {
            return false;
        }
        if (ApduPart.ID_AUTHENTICATION_OPEN.begins(presented.tag())) {
            return acceptOpen(presented.content());
        }
        return ApduPart.ID_AUTHENTICATION_ID_PASS.begins(presented.tag())
                && accept(
                        content(ApduPart.ID_PASS_USER_ID.in(presented)),
                        content(ApduPart.ID_PASS_PASSWORD.in(presented)));
    }

    /** Whether a user and password are right. */
    boolean accept(@Nullable ByteBuf user, @Nullable ByteBuf password) {
        if (!policy.required()) {
            return true;
        }
        if (user == null || password == null || !password.isReadable()) {
            return false;
        }
        boolean known = false;
        // every account is tried, so that the time does not tell which names exist
        for (Map.Entry<String, Secret> account : policy.accounts().entrySet()) {
            boolean samePassword = account.getValue().matches(password.nioBuffer());
            known |= is(user, account.getKey()) && samePassword;
        }
        return known;
    }

    /** One string, by custom the user, a slash and the password. */
    private boolean acceptOpen(ByteBuf open) {
        int slash = open.indexOf(open.readerIndex(), open.writerIndex(), (byte) '/');
        if (slash < 0) {
            return false;
        }
        int start = open.readerIndex();
        return accept(
                open.slice(start, slash - start),
                open.slice(slash + 1, open.writerIndex() - slash - 1));
    }

    private static boolean is(ByteBuf user, String account) {
        ByteBuffer expected = StandardCharsets.UTF_8.encode(account);
        int difference = expected.remaining() ^ user.readableBytes();
        for (int at = 0; at < Math.min(expected.remaining(), user.readableBytes()); at++) {
            difference |= expected.get(at) ^ user.getByte(user.readerIndex() + at);
        }
        return difference == 0;
    }

    private static @Nullable ByteBuf content(@Nullable BerElement element) {
        return element == null ? null : element.content();
    }
}
