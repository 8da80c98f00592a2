package org.carrel.gateway;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.TokenClass;
import org.carrel.gateway.keys.KeyLife;
import org.carrel.gateway.keys.KeyTag;
import org.carrel.gateway.keys.Keyring;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

/** {@code carrel keys roll}. */
@Command(
        name = "roll",
        mixinStandardHelpOptions = true,
        description =
                "Draws a new key, so that every card has a new token at this vendor. A running gateway"
                        + " takes it up within seconds.",
        footer = {"", KeysCommand.EXIT_CODES})
final class KeysRoll implements Callable<Integer> {
    @Mixin private StorageWork storage = new StorageWork();

    @Option(names = "--upstream", required = true, paramLabel = "NAME", description = "The vendor.")
    private String upstream = "";

    @Option(
            names = "--overlap",
            paramLabel = "TIME",
            converter = Days.class,
            description =
                    "How long tokens of the old key still lead to their cards, as 7d or 12h;"
                            + " not at all unless said.")
    private Duration overlap = Duration.ZERO;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        return storage.with(spec, this::roll);
    }

    private ExitCode roll(GatewayConfig config, Keyring ring) {
        Label name = StorageWork.upstream(upstream, spec);
        TokenMaking making = StorageWork.kept(config, name, spec);
        check(making);
        KeyLife life = new KeyLife(ring, Clock.system(ZoneId.systemDefault()));
        KeyTag made = life.roll(name, making.token(), overlap);
        spec.commandLine()
                .getOut()
                .printf(
                        "%s: new key %s; the old one %s%n",
                        name,
                        made.id(),
                        overlap.isZero()
                                ? "was destroyed"
                                : "is read until " + made.made().plus(overlap));
        return ExitCode.DONE;
    }

    private void check(TokenMaking making) {
        if (!making.isComputed()) {
            throw StorageWork.wrong(
                    spec,
                    "its tokens are drawn, not made with a key, because the library's cards follow no"
                            + " single pattern that fits; a restart draws them anew");
        }
        if (!overlap.isZero() && making.token().tokenClass() == TokenClass.EPOCH) {
            throw StorageWork.wrong(spec, "tokens of an epoch do not overlap");
        }
        if (!overlap.isZero() && !making.tellsKeysApart()) {
            throw StorageWork.wrong(
                    spec,
                    "old and new tokens could not be told apart; add token.second-prefix, or leave out"
                            + " --overlap");
        }
    }

    /** Reads {@code 7d} and {@code 12h}. */
    static final class Days implements ITypeConverter<Duration> {
        private static final Pattern FORM = Pattern.compile("([0-9]{1,4})([dh])");

        @Override
        public Duration convert(String text) {
            Matcher parts = FORM.matcher(text);
            if (!parts.matches()) {
                throw new TypeConversionException("write a number and d or h, as 7d");
            }
            long number = Long.parseLong(parts.group(1));
            return parts.group(2).equals("d") ? Duration.ofDays(number) : Duration.ofHours(number);
        }
    }
}
