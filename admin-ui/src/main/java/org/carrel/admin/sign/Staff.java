package org.carrel.admin.sign;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.carrel.config.Console;
import org.carrel.gateway.archive.Act;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.ConsoleUser;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.StaffName;
import org.carrel.gateway.archive.Subject;

/** The staff as those who let them in know them; what they do is written down. Any thread. */
public final class Staff {
    private static final int RECOVERY_CODES = 8;
    private static final String STRANGER = "";
    private static final Duration FIRST_PASSWORD = Duration.ofDays(7);

    private final Archive archive;
    private final boolean needPasskeys;
    private final InstantSource clock;
    private final Throttle throttle = new Throttle();

    /**
     * @param passkeys whether they must have one
     */
    public Staff(Archive archive, Console.Passkeys passkeys, InstantSource clock) {
        this.archive = archive;
        this.needPasskeys = passkeys == Console.Passkeys.REQUIRED;
        this.clock = clock;
    }

    /** Everybody, by name. */
    public List<ConsoleUser> all() {
        return archive.consoleUsers().all();
    }

    /** One of them who may sign in. */
    public Optional<ConsoleUser> active(StaffName name) {
        return archive.consoleUsers().find(name).filter(ConsoleUser::isActive);
    }

    /** Whether nobody could let anybody in. */
    public boolean isEmpty() {
        return all().stream().noneMatch(ConsoleUser::isActive);
    }

    /** Whether everybody must have a passkey. */
    public boolean needPasskeys() {
        return needPasskeys;
    }

    /** Whether they must have a passkey and have none yet. */
    public boolean lacksPasskey(StaffName name) {
        return needPasskeys && archive.passkeys().of(name).isEmpty();
    }

    /** Whether something of their way in is still to be done before the console opens to them. */
    public boolean isNewcomer(ConsoleUser user) {
        return user.isNew() || lacksPasskey(user.name());
    }

    /**
     * Who this is, by name and password; nobody where either is wrong, or too much was wrong
     * before. It always takes about as long.
     */
    public Optional<ConsoleUser> byPassword(String name, String password, String address) {
        return tried(name, address, staff -> hasPassword(staff, password));
    }

    /** The same of somebody who is not here yet, for whom it may not be enough. */
    public Optional<ConsoleUser> byPasswordAlone(String name, String password, String address) {
        return tried(
                name,
                address,
                staff -> hasPassword(staff, password) && (!needPasskeys || lacksPasskey(staff)));
    }

    /**
     * The same by a recovery code, which is then spent.
     *
     * @param password counts where everybody must have a passkey
     */
    public Optional<ConsoleUser> byRecoveryCode(
            String name, String password, String code, String address) {
        Optional<ConsoleUser> user =
                tried(
                        name,
                        address,
                        staff ->
                                (!needPasskeys || hasPassword(staff, password))
                                        && spendsCode(staff, code));
        user.ifPresent(each -> note(each, AuditAct.RECOVERY_CODE_SPENT));
        return user;
    }

    /** Adds somebody. */
    public void add(StaffName name, String password, Set<Role> roles) {
        secretly(
                password,
                each -> {
                    archive.consoleUsers().add(name, each, roles);
                    return true;
                });
    }

    /**
     * Adds somebody with a password that is drawn for them, and good for a few days.
     *
     * @return the password
     */
    public String add(StaffName name, Set<Role> roles) {
        String drawn = Codes.draw();
        secretly(
                drawn,
                each -> {
                    archive.consoleUsers().add(name, each, end(), roles);
                    return true;
                });
        return drawn;
    }

    /**
     * Draws another first password for somebody who has not set one of their own yet.
     *
     * @return the password; nothing for anybody else
     */
    public Optional<String> drawAgain(StaffName name) {
        String drawn = Codes.draw();
        return secretly(drawn, each -> archive.consoleUsers().setFirstPassword(name, each, end()))
                ? Optional.of(drawn)
                : Optional.empty();
    }

    /** Sets somebody's password. */
    public void setPassword(StaffName name, String password) {
        secretly(
                password,
                each -> {
                    archive.consoleUsers().setPassword(name, each);
                    return true;
                });
    }

    /** New recovery codes instead of those before; they are shown this once. */
    public List<String> newRecoveryCodes(StaffName name) {
        List<String> codes = Stream.generate(Codes::drawToKeep).limit(RECOVERY_CODES).toList();
        List<ByteBuf> bytes =
                codes.stream().map(code -> Unpooled.wrappedBuffer(code.getBytes(UTF_8))).toList();
        archive.consoleUsers().setRecoveryCodes(name, bytes);
        return codes;
    }

    /** Writes down what somebody did about themself. */
    public void note(ConsoleUser user, AuditAct what) {
        archive.auditTrail()
                .append(
                        new Act(
                                user.name(),
                                user.roles().stream().sorted().findFirst(),
                                what,
                                Subject.of(user.name()),
                                0));
    }

    /**
     * Writes down that a passkey was not accepted; not for ever, so that nobody fills the trail.
     */
    public void refusePasskey(String address) {
        if (throttle.hears(STRANGER, address)) {
            throttle.wrong(STRANGER, address);
            noteStranger();
        }
    }

    /** What they typed is not written down, for it may be a password. */
    private void noteStranger() {
        archive.auditTrail()
                .append(
                        new Act(
                                StaffName.GATEWAY,
                                Optional.empty(),
                                AuditAct.SIGN_IN_REFUSED,
                                Subject.NONE,
                                0));
    }

    private Optional<ConsoleUser> tried(
            String text, String address, Function<StaffName, Boolean> proof) {
        if (!throttle.hears(text, address)) {
            return Optional.empty();
        }
        Optional<StaffName> name = StaffName.parse(text);
        // who is not there is asked as well, so that the time does not tell
        boolean right = proof.apply(name.orElse(StaffName.GATEWAY));
        Optional<ConsoleUser> user = name.filter(_ -> right).flatMap(this::active);
        if (user.isPresent()) {
            throttle.right(text);
        } else {
            throttle.wrong(text, address);
            name.flatMap(this::active)
                    .ifPresentOrElse(
                            each -> note(each, AuditAct.SIGN_IN_REFUSED), this::noteStranger);
        }
        return user;
    }

    private boolean hasPassword(StaffName name, String password) {
        return secretly(password, each -> archive.consoleUsers().hasPassword(name, each));
    }

    private boolean spendsCode(StaffName name, String code) {
        return secretly(
                Codes.typed(code), each -> archive.consoleUsers().spendRecoveryCode(name, each));
    }

    private Instant end() {
        return clock.instant().plus(FIRST_PASSWORD);
    }

    private static boolean secretly(String secret, Function<ByteBuf, Boolean> use) {
        ByteBuf bytes = Unpooled.wrappedBuffer(secret.getBytes(UTF_8));
        try {
            return use.apply(bytes);
        } finally {
            bytes.setZero(0, bytes.capacity());
        }
    }
}
