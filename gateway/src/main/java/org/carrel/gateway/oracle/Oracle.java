package org.carrel.gateway.oracle;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import javax.net.ServerSocketFactory;
import javax.net.SocketFactory;

/**
 * One examination, from the library's opening to the last search. Used by the command and by tests.
 */
final class Oracle {
    private static final int STATIONS = 20;
    private static final long BETWEEN_BUNDLES = TimeUnit.SECONDS.toNanos(1);
    private static final long AFTER_LAST_END = TimeUnit.SECONDS.toNanos(5);

    private final OraclePlan plan;
    private final Consumer<String> progress;
    private final WorkFolder work;
    private final CanaryPatrons patrons;
    private final GatewayPorts ports = new GatewayPorts();
    private final Optional<Certificates> certificates;
    private final CanaryLibrary library;
    private final CanaryVendor vendor;

    private Oracle(OraclePlan plan, WorkFolder work, Consumer<String> progress) {
        this.plan = plan;
        this.progress = progress;
        this.work = work;
        // the last one is in the building when memory is looked at during a session
        this.patrons = new CanaryPatrons(plan.sessions() + 1, new SplittableRandom().nextLong());
        this.certificates = plan.tls() ? Optional.of(new Certificates(work)) : Optional.empty();
        this.library = new CanaryLibrary(patrons, plan.faults(), work);
        this.vendor = new CanaryVendor(work, new ConcurrentHashMap<>());
    }

    /**
     * Carries the plan out.
     *
     * @param progress is told a line now and then
     * @throws OracleFailed if it cannot be carried out
     */
    static OracleResult examine(OraclePlan plan, Consumer<String> progress) {
        WorkFolder work = new WorkFolder(plan.work().orElseGet(Oracle::temporary));
        try {
            return new Oracle(plan, work, progress).examine();
        } finally {
            if (plan.work().isEmpty()) {
                work.delete();
            }
        }
    }

    private OracleResult examine() {
        int served = play();
        progress.accept("searching");
        return new OracleResult(
                searched(), EndsSeen.in(work), plan.sessions(), served, vendor.tokens());
    }

    private int play() {
        ServerSocketFactory listening =
                certificates
                        .<ServerSocketFactory>map(each -> each.context().getServerSocketFactory())
                        .orElseGet(ServerSocketFactory::getDefault);
        try (LineServer theirs = new LineServer(listening, library);
                LineServer press = new LineServer(ServerSocketFactory.getDefault(), vendor)) {
            new GatewaySetup(work, ports, certificates, plan.console())
                    .write(theirs.port(), press.port(), patrons.control());
            try (ExaminedProcess gateway =
                    new ExaminedProcess(work, plan.main(), patrons.control())) {
                ports.all().forEach(gateway::awaitOpen);
                return play(gateway);
            }
        }
    }

    private int play(ExaminedProcess gateway) {
        List<Station> stations = new ArrayList<>();
        for (int each = 0; each < STATIONS; each++) {
            stations.add(station(each));
        }
        stations.getFirst().plant(patrons.control());
        int served = playAll(stations, gateway);
        if (plan.coreDuring()) {
            progress.accept("dumping memory during a session");
            duringASession(gateway);
        }
        LockSupport.parkNanos(AFTER_LAST_END);
        progress.accept("dumping");
        dump(gateway);
        stations.forEach(Station::close);
        return served;
    }

    /** Each station plays five sessions in a row, one for each end, before the next five. */
    private int playAll(List<Station> stations, ExaminedProcess gateway) {
        AtomicInteger served = new AtomicInteger();
        AtomicInteger rounds = new AtomicInteger();
        List<Thread> players =
                stations.stream()
                        .map(station ->
                                Thread.ofVirtual().start(() -> playRounds(station, rounds, served)))
                        .toList();
        takeBundles(gateway, players);
        players.forEach(Oracle::join);
        return served.get();
    }

    /** As long as somebody plays, so that all is in the air; once at least. */
    private static void takeBundles(ExaminedProcess gateway, List<Thread> players) {
        do {
            gateway.takeSupport();
            LockSupport.parkNanos(BETWEEN_BUNDLES);
        } while (players.stream().anyMatch(Thread::isAlive));
    }

    private void playRounds(Station station, AtomicInteger rounds, AtomicInteger served) {
        int ends = End.values().length;
        int first = rounds.getAndIncrement() * ends;
        while (first < plan.sessions()) {
            progress.accept("sessions from " + first);
            int next = Math.min(plan.sessions(), first + ends);
            IntStream.range(first, next)
                    .filter(each -> station.play(patrons.get(each)))
                    .forEach(_ -> served.incrementAndGet());
            first = rounds.getAndIncrement() * ends;
        }
    }

    /** First between two messages, then while the gateway waits for the library system. */
    private void duringASession(ExaminedProcess gateway) {
        HeldAnswer held = library.held();
        CanaryPatron last = patrons.get(plan.sessions());
        try (Terminal kiosk = terminal("kiosks", plan.tls(), Sink.KIOSKS)) {
            Station.open(kiosk, last);
            gateway.dumpCore(Sink.CORE_DURING);
            Thread asking = Thread.ofVirtual().start(() -> Station.askWhatIsHeldBack(kiosk, last));
            held.awaitQuestion();
            gateway.dumpCore(Sink.CORE_AMID);
            held.release();
            join(asking);
        }
    }

    private void dump(ExaminedProcess gateway) {
        if (!gateway.isAlive()) {
            throw new OracleFailed("the gateway died; its log says why");
        }
        if (plan.core()) {
            gateway.dumpCore(Sink.CORE);
        }
        if (plan.console()) {
            progress.accept("at the console: " + ConsoleVisit.to(work) + " answers");
        }
        gateway.copyProcess();
        gateway.copyArchive();
        gateway.dumpThreads();
        gateway.dumpHeap();
        for (Sink folder : List.of(Sink.STORAGE, Sink.ARCHIVE, Sink.SUPPORT, Sink.TEMPORARY)) {
            work.append(
                    folder, patrons.control().getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }
    }

    private Matrix searched() {
        Matrix matrix = new Matrix();
        Needles needles = new Needles(patrons.values());
        progress.accept(needles.size() + " forms of values");
        Search search = new Search(needles, matrix, Whereabouts.in(work), progress);
        for (Sink sink : Sink.values()) {
            if (plan.searches(sink)) {
                search.search(sink, work.of(sink));
            }
        }
        return matrix;
    }

    private Station station(int number) {
        boolean tls = plan.tls() && number % 2 == 0;
        return new Station(
                new Station.Doors(
                        terminal("kiosks", tls, Sink.KIOSKS),
                        terminal("idle", tls, Sink.KIOSKS),
                        terminal("maximum", tls, Sink.KIOSKS),
                        terminal("gates", tls, Sink.GATES),
                        terminal("sorters", tls, Sink.SORTERS),
                        terminal("askers", tls, Sink.ASKERS)),
                vendor,
                plan.faults());
    }

    private Terminal terminal(String door, boolean tls, Sink sink) {
        SocketFactory factory =
                tls
                        ? certificates.orElseThrow().context().getSocketFactory()
                        : SocketFactory.getDefault();
        return new Terminal(factory, ports.of(tls ? door + "-tls" : door), sink, work);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("carrel-oracle");
        } catch (IOException unwritable) {
            throw new OracleFailed("cannot make a temporary folder", unwritable);
        }
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new OracleFailed("stopped", stopped);
        }
    }
}
