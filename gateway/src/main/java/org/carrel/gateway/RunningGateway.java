package org.carrel.gateway;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.exceptions.BeanInstantiationException;
import java.time.Duration;
import java.util.Optional;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.catalogue.Halls;
import org.carrel.gateway.changes.Changes;
import org.carrel.gateway.changes.JournalTrouble;
import org.carrel.gateway.console.ConsoleShut;
import org.carrel.gateway.console.OpenConsole;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.ledger.Ledger;
import org.carrel.gateway.ledger.Reconciliation;
import org.carrel.gateway.ledger.Verdict;
import org.carrel.gateway.listen.Listeners;
import org.carrel.gateway.session.Emptying;
import org.carrel.gateway.session.Sessions;
import org.carrel.gateway.target.MapUnreadable;
import org.carrel.gateway.tunnel.TunnelShut;
import org.carrel.gateway.vault.Remains;
import org.carrel.gateway.vault.SpareMemory;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.watch.Watchers;
import org.carrel.gateway.wire.Certificates;
import org.carrel.gateway.wire.TlsBroken;

/**
 * A gateway with open doors. Closing it lets nobody new in, lets those inside finish, and wipes
 * what it knew.
 */
final class RunningGateway implements Premises, AutoCloseable {
    private static final long TICK_MILLIS = 100;
    private static final long SECOND_MILLIS = 1000;
    private static final long MINUTE_MILLIS = 60_000;
    private static final Duration USUAL_RETRY = Duration.ofSeconds(30);

    private final ApplicationContext parts;
    private final Listeners listeners;
    private final Sessions sessions;
    private final Keeping keeping;
    private final House house;
    private final LiveConfig live;
    private final FileInForce file;
    private final Chores chores;
    private Optional<OpenConsole> console = Optional.empty();
    private volatile Optional<Verdict> lastVerdict = Optional.empty();

    private RunningGateway(ApplicationContext parts, Duration retry) {
        this.parts = parts;
        this.listeners = parts.getBean(Listeners.class);
        this.sessions = parts.getBean(Sessions.class);
        this.keeping = parts.getBean(Keeping.class);
        this.house = parts.getBean(House.class);
        this.live =
                new LiveConfig(
                        parts.getBean(Arrangement.class),
                        parts.getBean(Arranger.class),
                        house,
                        parts.getBean(Certificates.class),
                        parts.getBean(Watchers.class),
                        retry);
        this.file = new FileInForce(live);
        this.chores = new Chores(parts.getBean(Watchers.class));
    }

    /**
     * Opens every door of the configuration, which it takes over.
     *
     * @throws org.carrel.gateway.listen.DoorShut if an address cannot be bound
     * @throws TunnelShut if tunnels cannot come in
     * @throws TlsBroken if a certificate or key cannot be used
     * @throws KeyTrouble if the keys behind tokens cannot be had
     * @throws ArchiveTrouble if the archive cannot be had
     * @throws JournalTrouble if the journal of changes cannot be had
     * @throws MapUnreadable if a target's map of CQL cannot be had
     * @throws ConsoleShut if the console cannot be opened
     * @throws RangeTaken if the library's system knows numbers that would be tokens
     */
    static RunningGateway start(GatewayConfig config) {
        return start(config, USUAL_RETRY);
    }

    /** The same, without asking the library's system whether it knows numbers that are tokens. */
    static RunningGateway startUnproved(GatewayConfig config) {
        return start(config, Duration.ZERO);
    }

    /**
     * The same.
     *
     * @param retry after how long a library that was silent is asked again; zero to ask nothing
     */
    static RunningGateway start(GatewayConfig config, Duration retry) {
        ApplicationContext parts =
                ApplicationContext.builder()
                        .banner(false)
                        .deduceEnvironment(false)
                        .deduceCloudEnvironment(false)
                        .bootstrapEnvironment(false)
                        .eagerInitSingletons(false)
                        .singletons(config)
                        .start();
        try {
            RunningGateway gateway = new RunningGateway(parts, retry);
            gateway.openOrClose();
            return gateway;
        } catch (BeanInstantiationException notMade) {
            parts.close();
            config.close();
            throw switch (notMade.getCause()) {
                case TlsBroken broken -> broken;
                case KeyTrouble trouble -> trouble;
                case ArchiveTrouble trouble -> trouble;
                case JournalTrouble trouble -> trouble;
                case MapUnreadable unreadable -> unreadable;
                case null, default -> notMade;
            };
        }
    }

    @Override
    public Listeners listeners() {
        return listeners;
    }

    int port(String terminals) {
        return listeners.port(new Label(terminals));
    }

    /** The event loops on which it works. */
    Loops loops() {
        return parts.getBean(Loops.class);
    }

    /** The port on which tunnels come in. */
    int tunnelPort() {
        return house.tunnelPort();
    }

    @Override
    public LiveConfig live() {
        return live;
    }

    @Override
    public FileInForce file() {
        return file;
    }

    @Override
    public Keeping keeping() {
        return keeping;
    }

    /** What is said on the terminal about the console, where there is one. */
    Optional<String> aboutConsole() {
        return console.map(OpenConsole::welcome);
    }

    @Override
    public Optional<Verdict> lastVerdict() {
        return lastVerdict;
    }

    /** Tells its watchers of something that happened to the whole process. */
    void tell(GatewayEvent event) {
        parts.getBean(Watchers.class).tell(event);
    }

    @Override
    public void close() {
        Duration grace = live.config().shutdown().grace();
        console.ifPresent(OpenConsole::close);
        listeners.close();
        sessions.drain(grace);
        house.close();
        parts.getBean(Halls.class).drain(grace);
        chores.close();
        live.close();
        loops().close(); // visits end and are counted on them
        parts.close();
    }

    @Override
    public Verdict reconcile() {
        Verdict verdict = parts.getBean(Reconciliation.class).compare(loops().group());
        lastVerdict = Optional.of(verdict);
        return verdict;
    }

    private void openOrClose() {
        try {
            open();
        } catch (RuntimeException notOpened) {
            close();
            throw notOpened;
        }
    }

    private void open() {
        Remains.wipe(); // the first time takes long, and no event loop should wait for it
        Halls halls = parts.getBean(Halls.class);
        keeping.start(live::config, new Support(this, parts)::write);
        chores.every(TICK_MILLIS, live::tick);
        live.start();
        chores.every(SECOND_MILLIS, live::everySecond);
        chores.every(SECOND_MILLIS, listeners::tick);
        chores.every(SECOND_MILLIS, parts.getBean(Certificates.class)::refresh);
        chores.every(SECOND_MILLIS, halls::everySecond);
        chores.every(MINUTE_MILLIS, halls::everyMinute);
        chores.every(SECOND_MILLIS, sessions::tick);
        chores.every(SECOND_MILLIS, parts.getBean(Changes.class)::tick);
        chores.every(SECOND_MILLIS, parts.getBean(Emptying.class)::tick);
        chores.every(SECOND_MILLIS, parts.getBean(Ledger.class)::tick);
        chores.every(MINUTE_MILLIS, this::reconcile);
        chores.every(MINUTE_MILLIS, SpareMemory::trim);
        chores.every(SECOND_MILLIS, this::wipeRemains);
        console =
                live.config()
                        .console()
                        .map(_ -> ConsoleMakers.find().open(new GatewayWindow(this, parts)));
    }

    /**
     * On every thread that sees values. The last of each second's work, which ended what was over.
     */
    private void wipeRemains() {
        Remains.wipe();
        loops().group().forEach(loop -> loop.execute(Remains::wipe));
    }
}
