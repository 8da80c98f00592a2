package org.carrel.gateway;

import io.netty.buffer.ByteBuf;
import java.io.PrintWriter;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Storage;
import org.carrel.config.StorageKey;
import org.carrel.config.UpstreamConfig;
import org.carrel.gateway.keys.KeyTag;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.keys.Keyring;
import org.carrel.gateway.token.TokenKey;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code carrel keys list}. */
@Command(
        name = "list",
        mixinStandardHelpOptions = true,
        description = "Shows every kept key, and checks that keys open and receipts are unaltered.",
        footer = {"", KeysCommand.EXIT_CODES})
final class KeysList implements Callable<Integer> {
    private static final String ROW = "%-20s %-9s %7s  %-16s  %-20s  %-20s  %s%n";

    @Mixin private StorageWork storage = new StorageWork();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return storage.with(spec, this::list);
    }

    private ExitCode list(GatewayConfig config, Keyring ring) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(config.storage().flatMap(Storage::key).map(KeysList::custody).orElse(""));
        out.printf(ROW, "upstream", "class", "epoch", "key", "made", "expires", "state");
        Instant now = Instant.now();
        boolean good = true;
        for (KeyTag tag : ring.tags()) {
            State state = state(ring, tag, now);
            good &= state != State.DOES_NOT_OPEN;
            print(out, tag, state);
        }
        givenKeys(config)
                .forEach(name ->
                        out.printf(
                                ROW,
                                name,
                                "pairwise",
                                "-",
                                "-",
                                "-",
                                "-",
                                "in the configuration, not kept"));
        good &= receipts(ring, out);
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }

    private enum State {
        CURRENT("current"),
        OVERLAPS("overlaps: read, not made"),
        OVER("over: destroyed when next looked at"),
        DOES_NOT_OPEN("DOES NOT OPEN");

        private final String text;

        State(String text) {
            this.text = text;
        }
    }

    private static State state(Keyring ring, KeyTag tag, Instant now) {
        if (!opens(ring, tag)) {
            return State.DOES_NOT_OPEN;
        }
        if (tag.isOver(now)) {
            return State.OVER;
        }
        return ring.tags(tag.upstream()).getFirst().equals(tag) ? State.CURRENT : State.OVERLAPS;
    }

    private static boolean opens(Keyring ring, KeyTag tag) {
        try (TokenKey key = TokenMaking.key((ByteBuf out) -> ring.copyTo(tag, out))) {
            return key != null;
        } catch (KeyTrouble trouble) {
            return false;
        }
    }

    private static void print(PrintWriter out, KeyTag tag, State state) {
        out.printf(
                ROW,
                tag.upstream(),
                tag.tokenClass().name().toLowerCase(Locale.ROOT),
                tag.epoch(),
                tag.id(),
                seconds(tag.made()),
                tag.expires().map(KeysList::seconds).orElse("never"),
                state.text);
    }

    private static String seconds(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond()).toString();
    }

    private static List<String> givenKeys(GatewayConfig config) {
        return config.upstreams().values().stream()
                .filter(each -> each.token().flatMap(token -> token.key()).isPresent())
                .map(UpstreamConfig::name)
                .sorted(Comparator.naturalOrder())
                .map(Object::toString)
                .toList();
    }

    private static boolean receipts(Keyring ring, PrintWriter out) {
        Optional<Integer> altered = ring.alteredReceipt();
        if (altered.isPresent()) {
            out.printf("receipts: ALTERED, from line %d on nothing is proved%n", altered.get());
        } else {
            out.printf("receipts: %d, the chain is whole%n", ring.receipts().size());
        }
        return altered.isEmpty();
    }

    /** Who can open the keys, said plainly, and what that means for what was destroyed. */
    private static String custody(StorageKey key) {
        String place =
                switch (key.from()) {
                    case FILE -> "a file of this machine";
                    case CREDENTIAL -> "a systemd credential of this machine";
                    case ENV -> "the service's environment";
                    case INLINE -> "the configuration itself";
                };
        return (key.passphrase()
                        ? "Opened by a passphrase (Argon2id) that stands in "
                                + place
                                + ":"
                                + " by itself for as long as that is there, by nobody when it is taken away."
                        : "Opened by a key that stands in "
                                + place
                                + ": by itself (auto-unseal),"
                                + " and so by whoever takes the machine as it is.")
                + System.lineSeparator()
                + "A destroyed key is gone for good unless a copy of the keys folder was made before;"
                + " such a copy opens for as long as storage.key is not changed.";
    }
}
