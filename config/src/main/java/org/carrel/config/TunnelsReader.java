package org.carrel.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.carrel.config.TunnelsConfig.Tunnel;

/** Reads {@code tunnels:}. */
final class TunnelsReader {

    private static final Pattern PUBLIC_KEY =
            Pattern.compile(
                    "(ssh-ed25519|ecdsa-sha2-nistp(?:256|384|521)|ssh-rsa) [A-Za-z0-9+/]{40,2000}={0,3}( [^\\r\\n]*)?");
    private static final Path HOST_KEY = Path.of("ssh-host-key");
    private static final Duration LEAST_IDLE = Duration.ofSeconds(1);
    private static final Duration MOST_IDLE = Duration.ofHours(12);

    private final DoorReader doors;
    private final Set<Label> listeners;

    /**
     * @param listeners the names of all listeners that speak SIP2
     */
    TunnelsReader(DoorReader doors, Set<Label> listeners) {
        this.doors = doors;
        this.listeners = listeners;
    }

    /**
     * What is said of tunnels.
     *
     * @param storage where the host key lies where nothing is said of it
     */
    Optional<TunnelsConfig> read(Section section, Optional<Path> storage) {
        if (!section.exists()) {
            return Optional.empty();
        }
        Endpoint bind = doors.bind(section.child("bind"));
        return Optional.of(
                new TunnelsConfig(
                        bind,
                        hostKey(section.child("host-key"), storage),
                        WireReader.allow(section.child("allow"), bind),
                        WireReader.duration(
                                section.child("idle"),
                                TunnelsConfig.USUAL_IDLE,
                                LEAST_IDLE,
                                MOST_IDLE),
                        terminals(section.child("terminals"))));
    }

    private static Path hostKey(Section section, Optional<Path> storage) {
        Optional<Path> said = WireReader.path(section);
        if (!section.exists() && storage.isEmpty()) {
            section.error("is missing", "name a file for our SSH key, or give the gateway storage");
        }
        return said.or(() -> storage.map(folder -> folder.resolve(HOST_KEY))).orElse(HOST_KEY);
    }

    private Map<Label, Tunnel> terminals(Section section) {
        Map<Label, Tunnel> terminals = new HashMap<>();
        Map<String, String> owners = new HashMap<>();
        for (Section each : section.children()) {
            Optional<Label> door = door(each.child("door"));
            Optional<String> key = key(each.child("key"), each.name(), owners);
            each.label()
                    .ifPresent(name ->
                            door.ifPresent(to ->
                                    key.ifPresent(by -> terminals.put(name, new Tunnel(to, by)))));
        }
        return terminals;
    }

    private Optional<Label> door(Section section) {
        Optional<Label> door = section.text().flatMap(Label::parse).filter(listeners::contains);
        if (section.exists() && door.isEmpty()) {
            section.error(
                    "names no listener of this file that speaks SIP2", "choose one of terminals:");
        }
        return door;
    }

    /** One key must not be two terminals'. */
    private static Optional<String> key(Section section, String owner, Map<String, String> owners) {
        Optional<String> key =
                section.read(
                        text ->
                                PUBLIC_KEY.matcher(text).matches()
                                        ? Optional.of(withoutRemark(text))
                                        : Optional.empty(),
                        "write a line such as ssh-ed25519 AAAA..., from the terminal's .pub file");
        key.map(each -> owners.put(each, owner))
                .ifPresent(other ->
                        section.error(
                                "is the key of " + other + " too",
                                "make a key of its own for each terminal"));
        return key;
    }

    private static String withoutRemark(String text) {
        int remark = text.indexOf(' ', text.indexOf(' ') + 1);
        return remark < 0 ? text : text.substring(0, remark);
    }
}
