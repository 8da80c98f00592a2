package org.carrel.gateway.target;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.carrel.config.Label;
import org.carrel.config.TargetConfig;
import org.carrel.z3950.query.CqlMap;
import org.carrel.z3950.query.CqlMapReader;

/** By what CQL is read and written for a target: the file of its administrator, or ours. */
public final class CqlMaps {
    private CqlMaps() {}

    /**
     * The map of a target.
     *
     * @throws MapUnreadable where its file cannot be read
     */
    public static CqlMap of(TargetConfig config) {
        return config.queries()
                .cql()
                .map(file -> read(config.name(), file))
                .orElseGet(CqlMapReader::standard);
    }

    /** Its lines were checked when the configuration was read. */
    private static CqlMap read(Label target, Path file) {
        try {
            return CqlMapReader.read(Files.readAllLines(file), _ -> {});
        } catch (IOException unreadable) {
            throw new MapUnreadable(target, unreadable);
        }
    }
}
