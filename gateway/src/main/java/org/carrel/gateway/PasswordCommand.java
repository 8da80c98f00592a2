package org.carrel.gateway;

import java.io.Console;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.carrel.gateway.access.Argon2;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code carrel password}. */
@Command(
        name = "password",
        mixinStandardHelpOptions = true,
        description =
                "Reads a terminal's password and prints its Argon2id hash, to be kept instead of it where login.accounts refers to.",
        footer = {"", "Exit codes: 0 done, 1 there was no password."})
final class PasswordCommand implements Callable<Integer> {
    private static final int LONGEST = 256;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        Optional<Console> console =
                Optional.ofNullable(System.console()).filter(Console::isTerminal);
        byte[] password = console.isPresent() ? typed(console.get()) : piped();
        if (password.length == 0 || password.length > LONGEST) {
            spec.commandLine()
                    .getErr()
                    .println("Give a password of 1 to " + LONGEST + " bytes on standard input.");
            return ExitCode.FAILED.number();
        }
        spec.commandLine().getOut().println(Argon2.hashed(password).text());
        return ExitCode.DONE.number();
    }

    private static byte[] typed(Console console) {
        char[] letters = console.readPassword("Password: ");
        ByteBuffer bytes =
                StandardCharsets.UTF_8.encode(
                        CharBuffer.wrap(letters == null ? new char[0] : letters));
        byte[] password = new byte[bytes.remaining()];
        bytes.get(password);
        return password;
    }

    /** Without the line end that most programs put behind it. */
    private static byte[] piped() throws IOException {
        byte[] all = System.in.readNBytes(LONGEST + 2);
        int end = all.length;
        while (end > 0 && (all[end - 1] == '\n' || all[end - 1] == '\r')) {
            end--;
        }
        byte[] password = Arrays.copyOf(all, end);
        Arrays.fill(all, (byte) 0);
        return password;
    }
}
