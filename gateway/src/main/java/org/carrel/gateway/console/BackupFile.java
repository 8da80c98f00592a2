package org.carrel.gateway.console;

import java.time.Instant;

/**
 * A backup that lies in the storage's folder.
 *
 * @param bytes how long it is
 */
public record BackupFile(String name, Instant made, long bytes) {}
