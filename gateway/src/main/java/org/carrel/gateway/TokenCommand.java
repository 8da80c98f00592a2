package org.carrel.gateway;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.config.GatewayConfig;
import org.carrel.config.Label;
import org.carrel.config.Storage;
import org.carrel.config.TokenClass;
import org.carrel.gateway.keys.KeyTrouble;
import org.carrel.gateway.token.Tokens;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code carrel token}. */
@Command(
        name = "token",
        mixinStandardHelpOptions = true,
        description =
                "Turns a table of card numbers (CSV, standard input) into the tokens of one vendor, one"
                        + " a line, for its patron load. Other columns are not written.",
        footer = {
            "",
            "Exit codes: 0 done, 1 some rows gave nothing or a key is not to be had, 2 wrong usage,"
                    + " 78 configuration refused."
        })
final class TokenCommand implements Callable<Integer> {
    @Option(names = "--config", paramLabel = "FILE", description = "The configuration.")
    private Optional<Path> config = Optional.empty();

    @Option(names = "--upstream", required = true, paramLabel = "NAME", description = "The vendor.")
    private String upstream = "";

    @Option(
            names = "--column",
            paramLabel = "N",
            description = "Which column holds the numbers, from 1; the first unless said.")
    private int column = 1;

    @Option(names = "--header", description = "The first line is a heading.")
    private boolean header;

    @Option(
            names = "--reverse",
            description = "Turn tokens into cards; needs the word of the second officer.")
    private boolean reverse;

    @Option(
            names = "--confirmation",
            paramLabel = "FILE",
            description = "The second officer's word for this vendor and today.")
    private Optional<Path> confirmation = Optional.empty();

    @Option(
            names = "--confirm",
            description = "Give that word: write it to standard output; nothing else is done.")
    private boolean confirm;

    @Option(
            names = "--officer-key",
            paramLabel = "FILE",
            description = "The second officer's private key (Ed25519, PEM), for --confirm.")
    private Optional<Path> officerKey = Optional.empty();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        Label vendor = StorageWork.upstream(upstream, spec);
        if (column < 1) {
            throw StorageWork.wrong(spec, "columns are counted from 1");
        }
        if (confirm) {
            return confirm(vendor).number();
        }
        Path file = config.orElseThrow(() -> StorageWork.wrong(spec, "--config is missing"));
        Optional<GatewayConfig> read = Configuration.read(file, err());
        try (GatewayConfig accepted = read.orElse(null)) {
            return accepted == null
                    ? ExitCode.CONFIGURATION_REFUSED.number()
                    : turn(accepted, vendor).number();
        }
    }

    private ExitCode turn(GatewayConfig accepted, Label vendor) {
        check(accepted, vendor);
        try (TokenCabinet cabinet =
                        new TokenCabinet(
                                accepted, Clock.system(zone()), each -> each.equals(vendor));
                TokenTable table = new TokenTable(turn(cabinet.of(vendor)), err());
                FileInputStream in = new FileInputStream(FileDescriptor.in);
                FileOutputStream out = new FileOutputStream(FileDescriptor.out)) {
            String heading = header ? reverse ? "card" : "token" : "";
            TokenTable.Count count = table.run(in.getChannel(), out.getChannel(), column, heading);
            err().println(count.rows() + " rows, " + count.bad() + " of them gave nothing");
            return count.bad() == 0 ? ExitCode.DONE : ExitCode.FAILED;
        } catch (KeyTrouble trouble) {
            err().println(trouble.getMessage());
        } catch (IOException broken) {
            err().println("the table could not be read, or the list not be written, to its end");
        }
        return ExitCode.FAILED;
    }

    private TokenTable.Turn turn(Tokens tokens) {
        return reverse
                ? tokens::card
                : (card, to) -> {
                    tokens.token(card, to);
                    return true;
                };
    }

    private void check(GatewayConfig accepted, Label vendor) {
        TokenMaking making = TokenCabinet.makings(accepted).get(vendor);
        if (making == null) {
            throw StorageWork.wrong(spec, "there is no vendor of this name that gets tokens");
        }
        if (!making.isComputed() || making.token().tokenClass() == TokenClass.SESSION) {
            throw StorageWork.wrong(
                    spec, "its tokens are drawn by the running gateway and known to nobody else");
        }
        if (reverse && !isConfirmed(accepted, vendor)) {
            throw StorageWork.wrong(
                    spec,
                    "tokens are turned back only with the second officer's word for this vendor and"
                            + " today: storage.officer in the configuration, and --confirmation FILE");
        }
    }

    private boolean isConfirmed(GatewayConfig accepted, Label vendor) {
        Optional<Path> officer = accepted.storage().flatMap(Storage::officer);
        return officer.isPresent()
                && confirmation.isPresent()
                && Confirmation.holds(
                        confirmation.get(), officer.get(), vendor, LocalDate.now(zone()));
    }

    private ExitCode confirm(Label vendor) {
        Path key =
                officerKey.orElseThrow(() -> StorageWork.wrong(spec, "--officer-key is missing"));
        try {
            spec.commandLine()
                    .getOut()
                    .print(Confirmation.sign(key, vendor, LocalDate.now(zone())));
            spec.commandLine().getOut().flush();
            return ExitCode.DONE;
        } catch (IOException | GeneralSecurityException noKey) {
            err().println("the officer's key cannot be used; it is an Ed25519 key, PKCS #8 as PEM");
            return ExitCode.FAILED;
        }
    }

    private static ZoneId zone() {
        return ZoneId.systemDefault();
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
