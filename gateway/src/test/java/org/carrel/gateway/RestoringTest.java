package org.carrel.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.carrel.config.Storage;
import org.carrel.gateway.archive.Archive;
import org.carrel.gateway.archive.ConfigVersion;
import org.carrel.gateway.console.FirstBoot.Restored;
import org.carrel.gateway.demo.ServiceOptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a gateway that knows nobody yet makes of a backup that is brought to it. */
class RestoringTest {
    private static final byte[] PASSPHRASE = "nobody has heard of it".getBytes(UTF_8);

    @TempDir private Path folder = Path.of("");

    @Test
    void a_backup_that_swells_changes_nothing_and_one_that_does_not_is_restored()
            throws IOException {
        try (GatewayTrial trial = GatewayTrial.withLibrary(ServiceOptions.usual())) {
            trial.plan()
                    .storage(Files.createDirectory(folder.resolve("storage")))
                    .door("kiosks", "self-check");
            RunningGateway gateway = trial.start().gateway();
            gateway.keeping().inForce("# of the backup" + " swollen".repeat(10_000) + "\n");
            Archive archive = gateway.keeping().archive().orElseThrow();
            Storage storage = gateway.live().config().storage().orElseThrow();
            Path file = folder.resolve("carrel.backup");
            Backup.write(file, PASSPHRASE, archive::copyTo);
            byte[] backup = Files.readAllBytes(file);
            gateway.keeping().inForce("# since then\n");
            List<ConfigVersion> before = archive.configVersions().all();

            assertEquals(
                    Restored.TOO_LARGE,
                    new Restoring(archive, storage, 80_000).from(in(backup), PASSPHRASE));
            assertEquals(before, archive.configVersions().all());
            assertEquals(
                    Restored.DONE,
                    new Restoring(archive, storage, 800_000).from(in(backup), PASSPHRASE));
            assertEquals(before.size() - 1, archive.configVersions().all().size());
        }
    }

    private static InputStream in(byte[] backup) {
        return new ByteArrayInputStream(backup);
    }
}
