package org.carrel.admin;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.carrel.admin.pages.Pages;
import org.carrel.admin.sign.FirstCode;
import org.carrel.admin.sign.OwnCertificate;
import org.carrel.admin.sign.Staff;
import org.carrel.config.Console;
import org.carrel.config.Storage;
import org.carrel.gateway.console.ConsoleMaker;
import org.carrel.gateway.console.OpenConsole;
import org.carrel.gateway.console.Window;

/** Opens the web console: its certificate, its pages, its web server. Found as a service. */
public final class AdminConsole implements ConsoleMaker {
    private static final String FOLDER = "console";

    @Override
    public OpenConsole open(Window window) {
        Console console = window.config().console().orElseThrow();
        FirstCode first =
                new FirstCode(
                        new Staff(window.archive(), console.passkeys(), InstantSource.system())
                                ::isEmpty);
        Pages pages = new Pages(window, first, console);
        OwnCertificate.Pair files =
                console.certificate()
                        .flatMap(certificate ->
                                console.key().map(key -> new OwnCertificate.Pair(certificate, key)))
                        .orElseGet(() -> OwnCertificate.in(folder(window), console.names()));
        return new Open(
                WebServer.open(console, files, pages.reception()),
                console.names().stream().findFirst().orElse("localhost"),
                first);
    }

    private static Path folder(Window window) {
        return window.config()
                .storage()
                .flatMap(Storage::path)
                .map(path -> path.resolve(FOLDER))
                .orElseGet(AdminConsole::temporary);
    }

    private static Path temporary() {
        try {
            return Files.createTempDirectory("carrel-console");
        } catch (IOException unwritable) {
            throw new UncheckedIOException(unwritable);
        }
    }

    private record Open(WebServer web, String name, FirstCode first) implements OpenConsole {
        @Override
        public String address() {
            return "https://" + name + ":" + web.port();
        }

        @Override
        public Optional<String> firstCode() {
            return first.code();
        }

        @Override
        public void close() {
            web.close();
        }
    }
}
