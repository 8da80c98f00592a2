package org.carrel.gateway.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.carrel.gateway.load.LoadPlan.Login;
import org.carrel.gateway.load.LoadPlan.Speech;
import org.carrel.sip2.Sip2Charset;
import org.carrel.sip2.Sip2Dialect;
import org.carrel.sip2.Sip2Dialect.Terminator;
import picocli.CommandLine.Option;

/** The options of {@code carrel load} that say how the made-up terminals speak. */
final class SpeechOptions {
    @Option(
            names = "--no-error-detection",
            description = "SIP2: send no sequence (AY) and checksum (AZ), and expect none")
    private boolean noErrorDetection;

    @Option(
            names = "--terminator",
            paramLabel = "END",
            converter = LoadWords.End.class,
            description = "SIP2: what ends a message: cr, crlf or lf (default: cr)")
    private Terminator terminator = Sip2Dialect.STANDARD.terminator();

    @Option(
            names = "--charset",
            paramLabel = "NAME",
            converter = LoadWords.Characters.class,
            description = "SIP2: utf-8, cp850, iso-8859-1 or ascii (default: utf-8)")
    private Sip2Charset charset = Sip2Dialect.STANDARD.charset();

    @Option(
            names = "--institution",
            paramLabel = "CODE",
            description = "SIP2: the institution (AO) of every request (default: MAIN)")
    private String institution = Speech.USUAL.institution();

    @Option(
            names = "--user",
            paramLabel = "NAME",
            description =
                    "log every client in with this account: message 93, or the Init of Z39.50")
    private Optional<String> user = Optional.empty();

    @Option(
            names = "--password-file",
            paramLabel = "FILE",
            description = "where the account's password stands, so that no command line shows it")
    private Optional<Path> passwordFile = Optional.empty();

    @Option(
            names = "--location",
            paramLabel = "CODE",
            description = "SIP2: the terminal's location (CP) at login")
    private String location = "";

    /**
     * What was asked for.
     *
     * @throws IllegalArgumentException if the login is incomplete or its file cannot be read
     */
    Speech speech() {
        Sip2Dialect dialect =
                new Sip2Dialect(
                        charset, terminator, !noErrorDetection, Sip2Dialect.STANDARD.delimiter());
        return new Speech(dialect, login(), institution);
    }

    /**
     * The account that was named, if one was.
     *
     * @throws IllegalArgumentException as {@link #speech()}
     */
    Optional<Login> login() {
        if (user.isPresent() != passwordFile.isPresent()) {
            throw new IllegalArgumentException("--user and --password-file go together");
        }
        return user.map(name -> new Login(name, password(passwordFile.orElseThrow()), location));
    }

    private static String password(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new IllegalArgumentException("the password file cannot be read", e);
        }
    }
}
