package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.LocalDate;
import java.util.Base64;
import org.carrel.config.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The second officer's word: for one vendor, one day, and of one officer. */
class ConfirmationTest {
    private static final Label PRESS = new Label("press");
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

    @TempDir private Path folder = Path.of("");

    @Test
    void it_holds_for_its_vendor_and_day_only() throws IOException, GeneralSecurityException {
        Path officer = officer("one");
        Path file = word("one");
        assertTrue(Confirmation.holds(file, officer, PRESS, TODAY));
        assertFalse(Confirmation.holds(file, officer, PRESS, TODAY.plusDays(1)));
        assertFalse(Confirmation.holds(file, officer, new Label("till"), TODAY));
    }

    @Test
    void another_officers_word_does_not_hold() throws IOException, GeneralSecurityException {
        Path officer = officer("one");
        Path unused = officer("two");
        assertTrue(Files.exists(unused));
        assertFalse(Confirmation.holds(word("two"), officer, PRESS, TODAY));
    }

    @Test
    void an_altered_or_missing_word_does_not_hold() throws IOException, GeneralSecurityException {
        Path officer = officer("one");
        Path file = word("one");
        Files.writeString(file, Files.readString(file).replace("signature A", "signature B"));
        Files.writeString(file, Files.readString(file) + "more\n");
        assertFalse(Confirmation.holds(file, officer, PRESS, TODAY));
        assertFalse(Confirmation.holds(folder.resolve("none"), officer, PRESS, TODAY));
    }

    private Path word(String name) throws IOException, GeneralSecurityException {
        Path file = folder.resolve(name + ".word");
        Files.writeString(file, Confirmation.sign(folder.resolve(name + ".key"), PRESS, TODAY));
        return file;
    }

    /** Draws a pair and gives the file of its public half. */
    private Path officer(String name) throws IOException, GeneralSecurityException {
        KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        pem(name + ".key", "PRIVATE KEY", pair.getPrivate().getEncoded());
        return pem(name + ".pub", "PUBLIC KEY", pair.getPublic().getEncoded());
    }

    private Path pem(String name, String kind, byte[] bytes) throws IOException {
        String text =
                "-----BEGIN %s-----%n%s%n-----END %s-----%n"
                        .formatted(kind, Base64.getMimeEncoder().encodeToString(bytes), kind);
        return Files.writeString(folder.resolve(name), text);
    }
}
