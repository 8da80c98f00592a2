package org.carrel.gateway.access;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.carrel.config.ListenerConfig;
import org.carrel.config.LoginPolicy;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;

/**
 * Checks a terminal's login against the accounts of its door. A door without accounts knows its
 * terminals by their address and accepts any login, as gates expect (sip2.md §6.1, §8.1). An
 * encrypted login is refused, for nobody speaks it. An account with too many wrong logins rests,
 * and so does everybody at an address with many times as many. Whatever the reason, a no comes half
 * a second after the question and looks the same. Any thread; whoever makes it closes it.
 */
public final class Accounts implements AutoCloseable {
    private static final ElementName USER = ElementName.of(Sip2Field.LOGIN_USER_ID);
    private static final ElementName PASSWORD = ElementName.of(Sip2Field.LOGIN_PASSWORD);
    private static final ElementName USER_ALGORITHM = ElementName.of(FixedField.UID_ALGORITHM);
    private static final ElementName PASSWORD_ALGORITHM = ElementName.of(FixedField.PWD_ALGORITHM);

    /** After how long a no is said. */
    private static final long NO_MILLIS = 500;

    /** An address may stand for a whole branch. */
    private static final int ACCOUNTS_OF_AN_ADDRESS = 5;

    private final Watchers watchers;
    private final PasswordCheck passwords = new PasswordCheck();
    private final KeyedHash numbers = new KeyedHash();
    private final Lockouts lockouts = new Lockouts();

    public Accounts(Watchers watchers) {
        this.watchers = watchers;
    }

    /**
     * Whether the login (93) is right; the terminal is welcome, or no longer welcome, from there
     * on.
     *
     * @param login stays the caller's, open until home is told
     * @param home told once, at once or on another thread
     */
    public void login(Terminal terminal, Message login, Consumer<Boolean> home) {
        Consumer<Boolean> noted =
                accepted -> {
                    terminal.loggedIn(accepted);
                    home.accept(accepted);
                };
        ListenerConfig door = terminal.door();
        if (!isClear(login, USER_ALGORITHM) || !isClear(login, PASSWORD_ALGORITHM)) {
            answer(door, false, System.nanoTime(), noted);
        } else {
            login(
                    door,
                    terminal.origin().address(),
                    new Login(value(login, USER), value(login, PASSWORD)),
                    noted);
        }
    }

    /**
     * A name and a password, wherever they were asked for; both stay the caller's, unchanged until
     * home is told.
     */
    public record Login(ByteBuf user, ByteBuf password) {
        @Override
        public String toString() {
            return "login";
        }
    }

    /**
     * Whether the login is right.
     *
     * @param home told once, at once or on another thread
     */
    public void login(
            ListenerConfig door, InetAddress address, Login login, Consumer<Boolean> home) {
        long asked = System.nanoTime();
        LoginPolicy policy = door.login();
        byte[] from = address.getAddress();
        long account = numbers.of(door.name(), from, login.user());
        long all = numbers.of(door.name(), from);
        if (policy.accounts().isEmpty()) {
            answer(door, !policy.required(), asked, home);
        } else if (lockouts.isLocked(account, policy.lockout())
                || lockouts.isLocked(all, policy.lockout())) {
            answer(door, false, asked, home);
        } else {
            passwords.check(
                    policy.accounts(),
                    login.user(),
                    login.password(),
                    right -> {
                        count(door, right, account, all);
                        answer(door, right, asked, home);
                    });
        }
    }

    @Override
    public void close() {
        passwords.close();
    }

    private void count(ListenerConfig door, boolean right, long account, long all) {
        if (right) {
            lockouts.succeeded(account);
            return;
        }
        LoginPolicy policy = door.login();
        boolean one = lockouts.failed(account, policy.attempts(), policy.lockout());
        boolean everybody =
                lockouts.failed(all, policy.attempts() * ACCOUNTS_OF_AN_ADDRESS, policy.lockout());
        if (one || everybody) {
            watchers.tell(new GatewayEvent.LoginLocked(door.name()));
        }
    }

    private void answer(ListenerConfig door, boolean accepted, long asked, Consumer<Boolean> home) {
        watchers.tell(new GatewayEvent.TerminalLogin(door.name(), accepted));
        if (accepted) {
            home.accept(true);
            return;
        }
        long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked);
        CompletableFuture.delayedExecutor(NO_MILLIS - passed % NO_MILLIS, TimeUnit.MILLISECONDS)
                .execute(() -> home.accept(false));
    }

    private static boolean isClear(Message login, ElementName algorithm) {
        return login.element(algorithm).filter(each -> each.byteAt(0) == '0').isPresent();
    }

    private static ByteBuf value(Message login, ElementName name) {
        return login.element(name).map(Element::bytes).orElse(Unpooled.EMPTY_BUFFER);
    }
}
