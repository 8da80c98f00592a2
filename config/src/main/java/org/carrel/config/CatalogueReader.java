package org.carrel.config;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.carrel.config.CatalogueConfig.Limits;

/** Reads those of {@code terminals:} at which catalogues are searched. */
final class CatalogueReader {

    private static final String PROFILE = "catalogue-client";

    private final Map<Label, TargetConfig> targets;
    private final DoorReader doors;

    CatalogueReader(Map<Label, TargetConfig> targets, DoorReader doors) {
        this.targets = targets;
        this.doors = doors;
    }

    /** Every door that could be understood. */
    Map<Label, CatalogueConfig> readAll(Section section) {
        Map<Label, CatalogueConfig> catalogues = new HashMap<>();
        for (Section each : section.children()) {
            Protocol protocol = Protocol.of(each);
            if (protocol == Protocol.SOLR) {
                each.child("protocol")
                        .error("is spoken by no client here", "write z3950, which answers SRU too");
            }
            if (protocol.isOfCatalogues()) {
                each.label().ifPresent(name -> catalogues.put(name, read(name, each)));
            }
        }
        return catalogues;
    }

    private CatalogueConfig read(Label name, Section section) {
        Endpoint bind = doors.bind(section.child("bind"));
        if (section.child("profile").text().filter(PROFILE::equals).isEmpty()) {
            section.child("profile").error("serves no catalogue", "write " + PROFILE);
        }
        return new CatalogueConfig(
                name,
                bind,
                databases(section.child("databases")),
                WireReader.allow(section.child("allow"), bind),
                WireReader.ranges(section.child("balancers")),
                WireReader.tls(section.child("tls"), bind, WireReader.Side.LISTENS),
                doors.loginByPassword(section.child("login")),
                WireReader.session(section.child("session"), CatalogueConfig.USUAL_SESSION),
                limits(section.child("limits")));
    }

    private Map<String, Label> databases(Section section) {
        if (section.children().isEmpty()) {
            section.error("is missing", "name the databases that clients may search, and where");
        }
        Map<String, Label> databases = new HashMap<>();
        for (Section each : section.children()) {
            target(each).ifPresent(target -> databases.put(each.name(), target));
        }
        return databases;
    }

    /** The target that has such a database. */
    private Optional<Label> target(Section section) {
        Optional<Label> named = section.text().flatMap(Label::parse);
        Optional<TargetConfig> target =
                named.flatMap(label -> Optional.ofNullable(targets.get(label)));
        if (section.exists() && target.isEmpty()) {
            section.error("names no catalogue of this file", "choose one of " + names());
        } else if (target.filter(each -> !each.databases().containsKey(section.name()))
                .isPresent()) {
            section.error(
                    "is no database of that catalogue",
                    "say under its databases what it is called there");
        }
        return target.map(TargetConfig::name);
    }

    private String names() {
        Set<String> names = targets.keySet().stream().map(Label::text).collect(Collectors.toSet());
        return String.join(", ", names.stream().sorted().toList());
    }

    private static Limits limits(Section section) {
        Limits usual = Limits.DEFAULT;
        return new Limits(
                section.child("associations").number().orElse(usual.associations()),
                section.child("searches").number().orElse(usual.searches()),
                section.child("records").number().orElse(usual.records()),
                section.child("kibibytes").number().orElse(usual.kibibytes()));
    }
}
