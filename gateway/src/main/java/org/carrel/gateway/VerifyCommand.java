package org.carrel.gateway;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.config.GatewayConfig;
import org.carrel.gateway.archive.AuditText;
import org.carrel.gateway.archive.ChainVerdict;
import org.carrel.gateway.archive.Hatch.Wish;
import org.carrel.gateway.keys.Keyring;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code carrel verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Checks that nothing was altered: exported audit trails and receipts of keys, on any"
                    + " machine and without any key; with --config, those of a gateway, running or"
                    + " not, with the seals of its receipts.",
            "",
            "Lines cut off at the end of an audit trail show against a head that was printed or"
                    + " mailed before: compare the head that is told with it."
        },
        footer = {
            "",
            "Exit codes: 0 nothing was altered, 1 something was, 2 wrong usage, 78 configuration"
                    + " refused."
        })
final class VerifyCommand implements Callable<Integer> {
    @Parameters(
            paramLabel = "FILE",
            arity = "0..*",
            description = "What carrel audit export wrote, or the file receipts of a storage.")
    private List<Path> files = new ArrayList<>();

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description = "The configuration of the gateway that is meant.")
    private Optional<Path> config = Optional.empty();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
        if (files.isEmpty() == config.isEmpty()) {
            throw StorageWork.wrong(spec, "name files, or a gateway by --config");
        }
        if (config.isPresent()) {
            return ArchiveWork.with(config.get(), spec, this::verify);
        }
        boolean good = true;
        for (Path file : files) {
            good &= verify(file);
        }
        return (good ? ExitCode.DONE : ExitCode.FAILED).number();
    }

    private ExitCode verify(GatewayConfig accepted) throws IOException {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        ArchiveWork.get(accepted, Wish.AUDIT, text);
        boolean good = audit("audit trail", lines(text.toString(StandardCharsets.US_ASCII)));
        try (Keyring ring = TokenCabinet.keyring(accepted)) {
            good &= receipts("receipts", ring.receipts().size(), ring.alteredReceipt());
        }
        return good ? ExitCode.DONE : ExitCode.FAILED;
    }

    private boolean verify(Path file) {
        try {
            List<String> lines = lines(Files.readString(file, StandardCharsets.US_ASCII));
            return AuditText.isOne(lines)
                    ? audit(file.toString(), lines)
                    : receipts(file.toString(), lines.size(), Keyring.alteredReceipt(lines));
        } catch (IOException notRead) {
            say(file + ": cannot be read as text");
            return false;
        }
    }

    /** Ended by line feeds only: another end of line is a byte that was changed. */
    private static List<String> lines(String text) {
        String whole = text.endsWith("\n") ? text.substring(0, text.length() - 1) : text;
        return Arrays.asList(whole.split("\n", -1));
    }

    private boolean audit(String name, List<String> lines) {
        switch (AuditText.verify(lines)) {
            case ChainVerdict.Whole whole -> {
                say(
                        "%s: %d lines, the chain is whole, its head is %s"
                                .formatted(name, whole.lines(), whole.sha256()));
                return true;
            }
            case ChainVerdict.Broken broken -> {
                say(
                        "%s: ALTERED, line %d of the text does not fit"
                                .formatted(name, broken.number()));
                return false;
            }
        }
    }

    private boolean receipts(String name, int count, Optional<Integer> altered) {
        if (altered.isPresent()) {
            say("%s: ALTERED, line %d does not fit".formatted(name, altered.get()));
        } else {
            say("%s: %d lines, the chain is whole".formatted(name, count));
        }
        return altered.isEmpty();
    }

    private void say(String what) {
        spec.commandLine().getOut().println(what);
    }
}
