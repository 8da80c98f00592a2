package org.carrel.gateway.importing;

/**
 * Where something stands.
 *
 * @param file the file's name, seen from the folder of the configuration
 * @param line from 1
 */
public record Place(String file, int line) {
    @Override
    public String toString() {
        return file + ":" + line;
    }
}
