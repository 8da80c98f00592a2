package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
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
import org.carrel.gateway.demo.ServiceOptions;
import org.carrel.gateway.demo.SimulatedVendor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands on the archive, beside a gateway that runs and without one. */
class ArchiveCommandsTest {
    private static final String PRESS = SimulatedVendor.PRESS;
    private static final String PASSPHRASE = "nobody has heard of it";

    @TempDir private Path folder = Path.of("");
    private GatewayTrial trial;
    private final StringWriter said = new StringWriter();

    @BeforeEach
    void plan() throws IOException {
        trial = GatewayTrial.withLibrary(ServiceOptions.usual());
        trial.vendor(PRESS, ServiceOptions.usual());
        Files.createDirectory(folder.resolve("storage"));
        Files.writeString(folder.resolve("passphrase"), PASSPHRASE + "\n");
        trial.plan()
                .storage(folder.resolve("storage"))
                .say(
                        PRESS,
                        "token",
                        "{ class: pairwise, form: codabar14, prefix: \"29998\", second-prefix: \"29997\" }")
                .door("kiosks", "self-check")
                .say("kiosks", "routes", "{ hold: press }");
    }

    @AfterEach
    void close() {
        trial.close();
    }

    @Test
    void the_trail_of_a_running_gateway_is_whole_and_a_changed_byte_of_its_text_is_told()
            throws IOException {
        trial.start();
        assertEquals(0, run("verify", "--config", config()), said::toString);
        Path text = folder.resolve("trail");
        assertEquals(0, run("audit", "export", "--config", config(), "--output", text.toString()));
        assertEquals(0, run("verify", text.toString(), storage("receipts").toString()));
        assertTrue(said.toString().contains("the chain is whole"), said.toString());

        byte[] bytes = Files.readAllBytes(text);
        for (int at = 0; at < bytes.length - 1; at++) {
            byte[] harmed = bytes.clone();
            harmed[at] ^= (byte) (1 << (at % 8));
            Files.write(text, harmed);
            assertEquals(1, run("verify", text.toString()), "byte " + at);
        }
    }

    @Test
    void starts_stops_and_what_happened_to_keys_stand_in_the_trail() throws IOException {
        trial.start().stop();
        assertEquals(0, run("keys", "shred", "--config", config(), "--upstream", PRESS, "--yes"));
        trial.start().stop();
        Path text = folder.resolve("trail");
        run("audit", "export", "--config", config(), "--output", text.toString());
        List<String> acts =
                Files.readAllLines(text).stream()
                        .filter(line -> line.contains(" act="))
                        .map(line -> line.replaceAll(".* act=(\\S+) subject=(\\S+) .*", "$1 $2"))
                        .toList();
        assertEquals(
                List.of(
                        "gateway-started -",
                        "key-made press",
                        "gateway-stopped -",
                        "gateway-started -",
                        "key-destroyed press",
                        "gateway-stopped -"),
                acts);
    }

    @Test
    void a_backup_brings_the_policy_back_on_a_new_machine_and_no_key_that_was_destroyed()
            throws IOException {
        GatewayTrial.Running gateway = trial.start();
        gateway.gateway().keeping().inForce("library: { name: The one in force }\n");
        WireClient kiosk = gateway.terminal("kiosks");
        kiosk.ask(Questions.anew(Questions.hold(Questions.ZOE, Questions.EMMA)));
        Path backup = folder.resolve("carrel.backup");
        assertEquals(0, backUp(backup), said::toString);
        assertEquals(2, backUp(backup), "never over a file that is there");
        gateway.stop();

        String wrapped = wrapped();
        String token =
                trial.received(PRESS, "15").getFirst().replaceAll(".*\\|AA([^|]*)\\|.*", "$1");
        String plain = opened(backup);
        assertTrue(plain.contains("The one in force"), "the positive control");
        assertFalse(plain.contains(wrapped), "a vendor's key");
        assertFalse(plain.contains(token), "a token");
        assertFalse(plain.contains(Questions.ZOE), "a card");

        Files.createDirectory(folder.resolve("new"));
        trial.plan().storage(folder.resolve("new"), "d8");
        Path policy = folder.resolve("policy");
        assertEquals(
                0,
                run(
                        "restore",
                        backup.toString(),
                        "--config",
                        config(),
                        "--passphrase",
                        "file:" + folder.resolve("passphrase"),
                        "--output",
                        policy.toString()),
                said::toString);
        assertEquals("library: { name: The one in force }\n", Files.readString(policy));
        assertEquals(0, run("verify", "--config", config()), said::toString);

        GatewayTrial.Running anew = trial.start();
        anew.terminal("kiosks").ask(Questions.anew(Questions.hold(Questions.ZOE, Questions.EMMA)));
        assertNotEquals(
                token,
                trial.received(PRESS, "15").getLast().replaceAll(".*\\|AA([^|]*)\\|.*", "$1"),
                "another key, so another token");
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
        Path file = storage("backups").resolve(made.name());
        assertEquals(
                "rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        trial.close();

        Files.createDirectory(folder.resolve("new"));
        trial.plan().storage(folder.resolve("new"));
        Path policy = folder.resolve("policy");
        assertEquals(
                0,
                run(
                        "restore",
                        file.toString(),
                        "--config",
                        config(),
                        "--output",
                        policy.toString()),
                said::toString);
        assertEquals("library: { name: The one in force }\n", Files.readString(policy));
        Path text = folder.resolve("trail");
        run("audit", "export", "--config", config(), "--output", text.toString());
        assertTrue(
                Files.readString(text).contains("who=ada role=operator act=backed-up"),
                said::toString);
    }

    @Test
    void a_backup_opens_with_its_own_passphrase_only_and_fills_an_empty_archive_only()
            throws IOException {
        trial.start().stop();
        Path backup = folder.resolve("carrel.backup");
        assertEquals(0, backUp(backup), said::toString);
        Files.writeString(folder.resolve("another"), "somebody has heard of it");
        assertEquals(1, restore(backup, "another"));
        assertTrue(said.toString().contains("does not open"), said.toString());
        assertEquals(1, restore(backup, "passphrase"));
        assertTrue(said.toString().contains("is not empty"), said.toString());
    }

    @Test
    void a_backup_that_swells_is_restored_only_by_who_says_how_large_it_may_become()
            throws IOException {
        RunningGateway gateway = trial.start().gateway();
        for (String each : List.of("one", "another", "a third")) {
            gateway.keeping().inForce("# " + each + " swollen".repeat(50_000) + "\nlibrary: {}\n");
        }
        Path backup = folder.resolve("carrel.backup");
        assertEquals(0, backUp(backup), said::toString);
        assertTrue(Files.size(backup) < 100_000, "packed it is small");
        trial.close();
        Files.createDirectory(folder.resolve("new"));
        trial.plan().storage(folder.resolve("new"));
        assertEquals(2, restore(backup, "passphrase", "--largest", "0"));
        assertEquals(1, restore(backup, "passphrase", "--largest", "1"));
        assertTrue(said.toString().contains("larger than 1 MiB"), said.toString());
        assertEquals(0, restore(backup, "passphrase", "--largest", "2"), said::toString);
    }

    private int backUp(Path backup) throws IOException {
        return run(
                "backup",
                backup.toString(),
                "--config",
                config(),
                "--passphrase",
                "file:" + folder.resolve("passphrase"));
    }

    private int restore(Path backup, String passphrase, String... more) throws IOException {
        List<String> words =
                new ArrayList<>(
                        List.of(
                                "restore",
                                backup.toString(),
                                "--config",
                                config(),
                                "--passphrase",
                                "file:" + folder.resolve(passphrase)));
        words.addAll(List.of(more));
        return run(words.toArray(String[]::new));
    }

    private String wrapped() throws IOException {
        try (Stream<Path> files = Files.list(storage("keys"))) {
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

    private Path storage(String name) {
        return folder.resolve("storage").resolve(name);
    }

    /** The running gateway's configuration with its secrets in files, as commands want it. */
    private String config() throws IOException {
        String yaml = trial.plan().text();
        for (String octet : List.of("c7", "d8")) {
            Path secret = folder.resolve(octet);
            Files.writeString(secret, octet.repeat(32));
            yaml = yaml.replace("inline:" + octet.repeat(32), "file:" + secret);
        }
        Path file = folder.resolve("carrel.yaml");
        Files.writeString(
                file, yaml.replaceAll("inline:[a-z0-9-]+", "file:" + folder.resolve("c7")));
        return file.toString();
    }

    private int run(String... arguments) {
        PrintWriter out = new PrintWriter(said, true);
        return Gateway.run(out, out, arguments);
    }
}
