package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.carrel.gateway.archive.Act;
import org.carrel.gateway.archive.AuditAct;
import org.carrel.gateway.archive.Role;
import org.carrel.gateway.archive.SealedFile;
import org.carrel.gateway.archive.StaffName;
import org.carrel.gateway.archive.Subject;
import org.carrel.gateway.console.BackupFile;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A backup, of the command or of the console, brings back what it should and nothing more. */
class BackupCommandsTest {
    private static final String PASSPHRASE = "nobody has heard of it";

    @TempDir private Path folder = Path.of("");
    private ArchiveTrial trial;

    @BeforeEach
    void open() throws IOException {
        trial = new ArchiveTrial(folder);
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void a_backup_brings_the_policy_back_on_a_new_machine_and_no_key_that_was_destroyed()
            throws IOException {
        GatewayTrial.Running gateway = trial.start();
        gateway.gateway().keeping().inForce("library: { name: The one in force }\n");
        WireClient kiosk = gateway.terminal("kiosks");
        kiosk.ask(Questions.anew(Questions.hold(Questions.ZOE, Questions.EMMA)));
        Path backup = folder.resolve("carrel.backup");
        assertEquals(0, backUp(backup), trial::said);
        assertEquals(2, backUp(backup), "never over a file that is there");
        gateway.stop();

        String wrapped = wrapped();
        String token = trial.lastToken();
        String plain = opened(backup);
        assertTrue(plain.contains("The one in force"), "the positive control");
        assertFalse(plain.contains(wrapped), "a vendor's key");
        assertFalse(plain.contains(token), "a token");
        assertFalse(plain.contains(Questions.ZOE), "a card");

        trial.keepIn("new", "d8");
        Path policy = folder.resolve("policy");
        assertEquals(0, restore(backup, "passphrase", "--output", policy.toString()), trial::said);
        assertEquals("library: { name: The one in force }\n", Files.readString(policy));
        assertEquals(0, trial.run("verify"), trial::said);

        GatewayTrial.Running anew = trial.start();
        anew.terminal("kiosks").ask(Questions.anew(Questions.hold(Questions.ZOE, Questions.EMMA)));
        assertNotEquals(token, trial.lastToken(), "another key, so another token");
    }

    @Test
    void a_backup_of_the_console_is_restored_by_the_command_with_the_storages_key_alone()
            throws IOException {
        RunningGateway gateway = trial.start().gateway();
        gateway.keeping().inForce("library: { name: The one in force }\n");
        Act act = Act.by(new StaffName("ada"), Role.OPERATOR, AuditAct.BACKED_UP, Subject.NONE, 0);
        BackupFolder backups = new BackupFolder(gateway.live().config().storage().orElseThrow());
        BackupFile made = backups.write(gateway.keeping().archive().orElseThrow(), act);
        assertEquals(List.of(made), backups.all());
        Path file = trial.storage("backups").resolve(made.name());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        trial.close();

        trial.keepIn("new", "c7");
        Path policy = folder.resolve("policy");
        assertEquals(
                0,
                trial.run("restore", file.toString(), "--output", policy.toString()),
                trial::said);
        assertEquals("library: { name: The one in force }\n", Files.readString(policy));
        assertTrue(
                Files.readString(trial.trail()).contains("who=ada role=operator act=backed-up"),
                trial::said);
    }

    @Test
    void a_backup_opens_with_its_own_passphrase_only_and_fills_an_empty_archive_only()
            throws IOException {
        trial.start().stop();
        Path backup = folder.resolve("carrel.backup");
        assertEquals(0, backUp(backup), trial::said);
        Files.writeString(folder.resolve("another"), "somebody has heard of it");
        assertEquals(1, restore(backup, "another"));
        assertTrue(trial.said().contains("does not open"), trial.said());
        assertEquals(1, restore(backup, "passphrase"));
        assertTrue(trial.said().contains("is not empty"), trial.said());
    }

    @Test
    void a_backup_that_swells_is_restored_only_by_who_says_how_large_it_may_become()
            throws IOException {
        RunningGateway gateway = trial.start().gateway();
        for (String each : List.of("one", "another", "a third")) {
            gateway.keeping().inForce("# " + each + " swollen".repeat(50_000) + "\nlibrary: {}\n");
        }
        Path backup = folder.resolve("carrel.backup");
        assertEquals(0, backUp(backup), trial::said);
        assertTrue(Files.size(backup) < 100_000, "packed it is small");
        trial.close();
        trial.keepIn("new", "c7");
        assertEquals(2, restore(backup, "passphrase", "--largest", "0"));
        assertEquals(1, restore(backup, "passphrase", "--largest", "1"));
        assertTrue(trial.said().contains("larger than 1 MiB"), trial.said());
        assertEquals(0, restore(backup, "passphrase", "--largest", "2"), trial::said);
    }

    private int backUp(Path backup) {
        return trial.run(
                "backup",
                backup.toString(),
                "--passphrase",
                "file:" + folder.resolve("passphrase"));
    }

    private int restore(Path backup, String passphrase, String... more) {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "restore",
                                backup.toString(),
                                "--passphrase",
                                "file:" + folder.resolve(passphrase)));
        words.addAll(List.of(more));
        return trial.run(words.toArray(String[]::new));
    }

    private String wrapped() throws IOException {
        try (Stream<Path> files = Files.list(trial.storage("keys"))) {
            Path key =
                    files.filter(each -> each.toString().endsWith(".key"))
                            .findFirst()
                            .orElseThrow();
            return Files.readAllLines(key).getLast().replace("wrapped ", "");
        }
    }

    private static String opened(Path backup) throws IOException {
        byte[] secret = PASSPHRASE.getBytes(StandardCharsets.UTF_8);
        byte[] file = Files.readAllBytes(backup);
        try (InputStream in =
                new GZIPInputStream(SealedFile.opening(new ByteArrayInputStream(file), secret))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
