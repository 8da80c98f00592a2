package org.carrel.gateway.access;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import org.carrel.config.ListenerConfig;
import org.carrel.config.Secret;
import org.carrel.config.policy.ElementName;
import org.carrel.gateway.message.Element;
import org.carrel.gateway.message.Message;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.carrel.sip2.FixedField;
import org.carrel.sip2.Sip2Field;

/**
 * Checks a terminal's login (93) against the accounts of its door. A door without accounts knows
 * its terminals by their address and accepts any login, as gates expect (sip2.md §6.1, §8.1). An
 * encrypted login is refused, for nobody speaks it.
 */
public final class Accounts {
    private static final ElementName USER = ElementName.of(Sip2Field.LOGIN_USER_ID);
    private static final ElementName PASSWORD = ElementName.of(Sip2Field.LOGIN_PASSWORD);
    private static final ElementName USER_ALGORITHM = ElementName.of(FixedField.UID_ALGORITHM);
    private static final ElementName PASSWORD_ALGORITHM = ElementName.of(FixedField.PWD_ALGORITHM);

    private final Watchers watchers;

    public Accounts(Watchers watchers) {
        this.watchers = watchers;
    }

    /** Whether the login is right; the terminal is welcome, or no longer welcome, from here on. */
    public boolean login(Terminal terminal, Message login) {
        boolean accepted =
                isClear(login, USER_ALGORITHM)
                        && isClear(login, PASSWORD_ALGORITHM)
                        && isKnown(terminal.door(), login);
        terminal.loggedIn(accepted);
        watchers.tell(new GatewayEvent.TerminalLogin(terminal.name(), accepted));
        return accepted;
    }

    private static boolean isKnown(ListenerConfig door, Message login) {
        Map<String, Secret> accounts = door.login().accounts();
        if (accounts.isEmpty()) {
            return !door.login().required();
        }
        Optional<Element> user = login.element(USER);
        Optional<Element> password = login.element(PASSWORD);
        if (user.isEmpty() || password.isEmpty() || password.get().length() == 0) {
            return false;
        }
        ByteBuffer given = password.get().bytes().nioBuffer();
        boolean known = false;
        // every account is tried, so that the time does not tell which names exist
        for (Map.Entry<String, Secret> account : accounts.entrySet()) {
            boolean samePassword = account.getValue().matches(given);
            boolean sameName = is(user.get(), account.getKey());
            known |= samePassword && sameName;
        }
        return known;
    }

    private static boolean isClear(Message login, ElementName algorithm) {
        return login.element(algorithm).filter(each -> each.byteAt(0) == '0').isPresent();
    }

    private static boolean is(Element user, String account) {
        if (user.length() != account.length()) {
            return false;
        }
        int difference = 0;
        for (int at = 0; at < account.length(); at++) {
            difference |= user.byteAt(at) ^ account.charAt(at);
        }
        return difference == 0;
    }
}
