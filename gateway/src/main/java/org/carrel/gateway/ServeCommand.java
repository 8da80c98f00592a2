package org.carrel.gateway;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Storage;
import org.carrel.config.StorageKey;
import org.carrel.gateway.archive.ArchiveTrouble;
import org.carrel.gateway.archive.Hatch;
import org.carrel.gateway.changes.JournalTrouble;
import org.carrel.gateway.console.ConsoleShut;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.keys.Rewrapping;
import org.carrel.gateway.listen.DoorShut;
import org.carrel.gateway.target.MapUnreadable;
import org.carrel.gateway.tunnel.TunnelShut;
import org.carrel.gateway.vault.CoreDumps;
import org.carrel.gateway.vault.SpareMemory;
import org.carrel.gateway.watch.GatewayEvent;
import org.carrel.gateway.wire.TlsBroken;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code carrel serve}. */
@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description =
                "Runs the gateway until it is told to stop (SIGTERM or Ctrl-C); terminals may then finish within shutdown.grace. SIGHUP or carrel reload puts a changed configuration in force without dropping a connection.",
        footer = {"", "Exit codes: 0 stopped, 1 could not start, 78 configuration refused."})
final class ServeCommand implements Callable<Integer> {
    @Option(
            names = "--config",
            required = true,
            paramLabel = "FILE",
            description = "The configuration to run.")
    private Path config = Path.of("carrel.yaml");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws InterruptedException {
        // heard from the beginning, or one that comes early would end the process
        CompletableFuture<Reloading> reloading = new CompletableFuture<>();
        HangUp.hear(() -> reloading.join().reload());
        GatewayEvent dumps = new GatewayEvent.DumpsForbidden(CoreDumps.forbid());
        Optional<GatewayConfig> read = Configuration.read(config, spec.commandLine().getErr());
        if (read.isEmpty()) {
            return ExitCode.CONFIGURATION_REFUSED.number();
        }
        try {
            int rewrapped = rewrapped(read.get());
            serve(RunningGateway.start(read.get()), dumps, reloading, rewrapped);
            return ExitCode.DONE.number();
        } catch (RangeTaken taken) {
            spec.commandLine().getErr().println(taken.getMessage());
            return ExitCode.CONFIGURATION_REFUSED.number();
        } catch (DoorShut
                | ConsoleShut
                | TunnelShut
                | TlsBroken
                | KeyTrouble
                | ArchiveTrouble
                | JournalTrouble
                | MapUnreadable shut) {
            spec.commandLine().getErr().println(shut.getMessage());
            return ExitCode.FAILED.number();
        }
    }

    /** Before anything opens kept keys, and only where nobody else has them open. */
    private int rewrapped(GatewayConfig config) {
        Optional<Storage> storage = config.storage();
        Optional<StorageKey> before = storage.flatMap(Storage::previousKey);
        Optional<Path> folder = storage.flatMap(Storage::path);
        if (before.isEmpty() || folder.isEmpty() || Hatch.isAnswered(folder.get())) {
            return 0;
        }
        int keys =
                Rewrapping.of(
                        folder.get(),
                        before.get(),
                        storage.flatMap(Storage::key).orElseThrow(),
                        Gateway.SOFTWARE);
        spec.commandLine()
                .getErr()
                .println(
                        keys
                                + " kept keys were wrapped anew; all open by storage.key now, so take"
                                + " storage.previous-key out");
        return keys;
    }

    /** Until it is told to stop. */
    private void serve(
            RunningGateway gateway,
            GatewayEvent dumps,
            CompletableFuture<Reloading> ready,
            int rewrapped)
            throws InterruptedException {
        gateway.tell(dumps);
        if (rewrapped > 0) {
            gateway.keeping().rewrapped(rewrapped);
        }
        gateway.file().startedFrom(config);
        gateway.keeping().inForce(Configuration.text(config));
        gateway.aboutConsole().ifPresent(spec.commandLine().getErr()::println);
        Reloading reloading = new Reloading(config, gateway);
        ready.complete(reloading);
        ServiceManager manager = ServiceManager.find(System.getenv(), gateway.loops());
        CountDownLatch stopped = new CountDownLatch(1);
        Runtime.getRuntime()
                .addShutdownHook(
                        Thread.ofPlatform()
                                .name("stop")
                                .unstarted(() -> {
                                    manager.close();
                                    reloading.close();
                                    gateway.close();
                                    stopped.countDown();
                                }));
        SpareMemory.giveBack();
        manager.ready(gateway.listeners().count());
        stopped.await();
    }
}
