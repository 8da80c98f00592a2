package org.carrel.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads {@code console:}. */
final class ConsoleReader {
    private static final String HOST = "[a-z0-9]([a-z0-9.-]*[a-z0-9])?";

    private ConsoleReader() {}

    /** The console, where one is wanted. */
    static Optional<Console> read(Section section, Optional<Storage> storage) {
        if (!section.exists()) {
            return Optional.empty();
        }
        boolean keeps =
                storage.filter(each -> each.path().isPresent() && each.key().isPresent())
                        .isPresent();
        if (!keeps) {
            section.error(
                    "needs storage, for it keeps its users and what they did",
                    "add storage: with a path and a key");
        }
        Optional<Path> certificate = WireReader.path(section.child("certificate"));
        Optional<Path> key = WireReader.path(section.child("key"));
        if (certificate.isPresent() != key.isPresent()) {
            section.error(
                    "has a certificate without its key, or a key without its certificate",
                    "name both files, or neither");
        }
        List<String> names =
                section.child("names").items().stream()
                        .flatMap(each ->
                                each
                                        .read(
                                                ConsoleReader::host,
                                                "write a host's name in small letters")
                                        .stream())
                        .toList();
        Console.Passkeys passkeys = passkeys(section.child("passkeys"), names);
        List<AddressRange> proxies = WireReader.ranges(section.child("proxies"));
        return WireReader.endpoint(section.child("bind"))
                .map(bind -> new Console(bind, names, passkeys, proxies, certificate, key));
    }

    /** A browser makes a passkey for a name only. */
    private static Console.Passkeys passkeys(Section section, List<String> names) {
        Console.Passkeys passkeys =
                section.choice(Console.Passkeys.class).orElse(Console.Passkeys.OFFERED);
        if (passkeys == Console.Passkeys.REQUIRED && names.isEmpty()) {
            section.error(
                    "are required of people who could have none, for a passkey belongs to a name",
                    "add names: with the name under which browsers call the console");
        }
        return passkeys;
    }

    private static Optional<String> host(String text) {
        return Optional.of(text.toLowerCase(Locale.ROOT)).filter(each -> each.matches(HOST));
    }
}
