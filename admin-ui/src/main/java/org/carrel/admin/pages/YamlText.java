package org.carrel.admin.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The configuration's text, changed at one place so that all else stays as somebody wrote it,
 * remarks included. Knows blocks and their indentation, which is how the file is written; what is
 * written in braces it leaves alone.
 */
final class YamlText {
    private static final String STEP = "  ";

    private final List<String> lines;

    YamlText(String text) {
        this.lines = new ArrayList<>(text.lines().toList());
    }

    private record Block(int first, int end) {}

    /** The text of a block, its own line included; nothing where it is not written as one. */
    Optional<String> block(String... path) {
        return find(path)
                .map(block -> String.join("\n", lines.subList(block.first, block.end)) + "\n");
    }

    /** The whole text with another text in the place of a block. */
    Optional<String> replaced(String by, String... path) {
        return find(path)
                .map(block -> {
                    List<String> all = new ArrayList<>(lines.subList(0, block.first));
                    all.addAll(by.lines().toList());
                    all.addAll(lines.subList(block.end, lines.size()));
                    return String.join("\n", all) + "\n";
                });
    }

    /** The whole text with one more line or block at the beginning of a block. */
    Optional<String> added(String text, String... path) {
        return find(path)
                .map(block -> {
                    List<String> all = new ArrayList<>(lines.subList(0, block.first + 1));
                    text.lines().map(line -> STEP.repeat(path.length) + line).forEach(all::add);
                    all.addAll(lines.subList(block.first + 1, lines.size()));
                    return String.join("\n", all) + "\n";
                });
    }

    /** The whole text with a value for a key of a block, in the place of one that was there. */
    Optional<String> with(String key, String value, String... path) {
        return find(path)
                .flatMap(block -> {
                    String wanted = STEP.repeat(path.length) + key + ":";
                    for (int at = block.first + 1; at < block.end; at++) {
                        if (lines.get(at).startsWith(wanted)) {
                            List<String> all = new ArrayList<>(lines);
                            all.set(at, wanted + " " + value);
                            return Optional.of(String.join("\n", all) + "\n");
                        }
                    }
                    return added(key + ": " + value, path);
                });
    }

    private Optional<Block> find(String... path) {
        Block within = new Block(-1, lines.size());
        for (int depth = 0; depth < path.length; depth++) {
            Optional<Block> next = find(path[depth], STEP.repeat(depth), within);
            if (next.isEmpty()) {
                return Optional.empty();
            }
            within = next.get();
        }
        return Optional.of(within);
    }

    private Optional<Block> find(String key, String indent, Block within) {
        for (int at = within.first + 1; at < within.end; at++) {
            String line = lines.get(at);
            boolean opens =
                    line.startsWith(indent + key + ":")
                            && line.substring(indent.length() + key.length() + 1)
                                    .replaceFirst("#.*", "")
                                    .isBlank();
            if (opens) {
                return Optional.of(new Block(at, end(at, indent.length(), within.end)));
            }
        }
        return Optional.empty();
    }

    private int end(int first, int indent, int limit) {
        int end = first + 1;
        for (int at = first + 1; at < limit; at++) {
            String line = lines.get(at);
            if (line.isBlank() || line.strip().startsWith("#")) {
                continue;
            }
            if (line.length() - line.stripLeading().length() <= indent) {
                return end;
            }
            end = at + 1;
        }
        return end;
    }
}
