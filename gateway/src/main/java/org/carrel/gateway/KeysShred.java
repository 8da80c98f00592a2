package org.carrel.gateway;

import java.time.Clock;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.gateway.keys.KeyLife;
import org.carrel.gateway.keys.Keyring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code carrel keys shred}. */
@Command(
        name = "shred",
        mixinStandardHelpOptions = true,
        description =
                "Destroys a vendor's keys, so that its tokens lead nowhere any more. A running gateway"
                        + " refuses them within seconds; roll draws a new key.",
        footer = {"", KeysCommand.EXIT_CODES})
final class KeysShred implements Callable<Integer> {
    @Mixin private StorageWork storage = new StorageWork();

    @Option(
            names = "--upstream",
            required = true,
            paramLabel = "NAME",
            description = "The vendor; also one that is no longer in the configuration.")
    private String upstream = "";

    @Option(
            names = "--epoch",
            paramLabel = "N",
            description = "Only the key of this epoch, as list shows it; all unless said.")
    private Optional<Long> epoch = Optional.empty();

    @Option(names = "--yes", description = "That it is meant: there is no way back.")
    private boolean meant;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (!meant) {
            throw StorageWork.wrong(spec, "nothing was destroyed; say --yes, there is no way back");
        }
        return storage.with(spec, this::shred);
    }

    private ExitCode shred(GatewayConfig config, Keyring ring) {
        Label name = StorageWork.upstream(upstream, spec);
        int count =
                new KeyLife(ring, Clock.system(ZoneId.systemDefault()))
                        .shred(name, number -> epoch.map(number::equals).orElse(true));
        spec.commandLine().getOut().printf("%s: %d destroyed, with receipts%n", name, count);
        return ExitCode.DONE;
    }
}
