package org.carrel.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A gateway whose disk takes no more, and then does again: files may grow no further meanwhile. */
class FullDiskTest {
    private static final int LITTLE = 1 << 16;

    @TempDir private Path folder = Path.of("");
    private ServedKiosk kiosk;

    @BeforeEach
    void open() {
        kiosk = new ServedKiosk(folder, plan -> plan);
    }

    @AfterEach
    void close() {
        kiosk.close();
    }

    @Test
    void lookups_go_on_without_the_archive_and_it_is_back_when_there_is_room() {
        kiosk.gateway().filesMayHave(LITTLE);
        askToRefuse();
        GatewayTrial.await("it is told", () -> log().contains("archive reachable=\"no\""));
        assertEquals("O.A.", kiosk.name());
        kiosk.gateway().filesMayHave(Long.MAX_VALUE);
        GatewayTrial.await(
                "it is back",
                () -> {
                    kiosk.gateway().hangUp();
                    return log().contains("archive reachable=\"yes\"");
                });
        assertEquals("O.A.", kiosk.name());
    }

    /** Each time that somebody tries a configuration which cannot be, the archive notes it. */
    private void askToRefuse() {
        try {
            Path file = ServedProcess.configuration(folder, kiosk.plan());
            Files.writeString(file, Files.readString(file).replace("timeout: 4s", "timeout: soon"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        kiosk.gateway().hangUp();
    }

    private String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
