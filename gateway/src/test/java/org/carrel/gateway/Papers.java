package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Certificates that openssl made, in a folder of the tests'. */
public final class Papers {
    private final Path folder;

    /** In this folder. */
    public Papers(Path folder) {
        this.folder = folder;
    }

    /** An authority that signs itself. */
    public Papers authority(String name) {
        openssl(
                "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN="
                        + name,
                "-keyout",
                key(name),
                "-out",
                certificate(name));
        return this;
    }

    /**
     * A certificate for this machine.
     *
     * @param days for which it is valid from now; less than 0 for one that has ended
     */
    public Papers signed(String name, String authority, int days) {
        return signed(name, authority, days, "subjectAltName=IP:127.0.0.1,DNS:localhost");
    }

    /** A certificate for this name of a machine. */
    Papers signed(String name, String authority, int days, String names) {
        String request = folder.resolve(name + ".csr").toString();
        openssl(
                "req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj /CN=" + name,
                "-addext",
                names,
                "-keyout",
                key(name),
                "-out",
                request);
        openssl(
                "x509 -req -copy_extensions copyall -CAcreateserial -days " + days,
                "-in",
                request,
                "-CA",
                certificate(authority),
                "-CAkey",
                key(authority),
                "-out",
                certificate(name));
        return this;
    }

    /** The file of this name's certificate (PEM). */
    public String certificate(String name) {
        return folder.resolve(name + ".crt").toString();
    }

    /** The file of its private key (PEM). */
    public String key(String name) {
        return folder.resolve(name + ".key").toString();
    }

    /** What a door says of its protection. */
    String door(String name) {
        return "{ mode: tls, certificate: %s, key: %s }".formatted(certificate(name), key(name));
    }

    /** What a door says that asks for certificates of this authority. */
    String mutualDoor(String name, String authority) {
        return "{ mode: mutual, certificate: %s, key: %s, client-ca: %s }"
                .formatted(certificate(name), key(name), certificate(authority));
    }

    /** Puts the papers of one name in the place of another's, as a renewal does. */
    void replace(String name, String by) {
        try {
            for (String ending : List.of(".crt", ".key")) {
                Path fresh = folder.resolve(by + ending + ".fresh");
                Files.copy(folder.resolve(by + ending), fresh);
                Files.move(
                        fresh, folder.resolve(name + ending), StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static void openssl(String words, String... more) {
        List<String> command = new ArrayList<>(List.of("openssl"));
        command.addAll(List.of(words.split(" ", -1)));
        command.addAll(List.of(more));
        try {
            Process openssl =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            assertEquals(0, openssl.waitFor(), words);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
    }
}
